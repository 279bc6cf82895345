//! What the drafter says of a limitation, sentence by sentence: a claim in, sentences of the description out; not whole
//! drafts, which the corpus compares.

use claimwright_application::drawings::DrawnFigure;
use claimwright_application::{Application, Drawings, FilingFacts, Language, Office, Parts};
use claimwright_draft::{BlockKind, Draft, Origin, Request, write};

/// These claims drafted for the USPTO, with a disclosure where there is one.
fn drafted(claims: &[&str], disclosure: Option<&str>) -> Draft {
    let claims = claims.iter().map(|&claim| claim.to_owned()).collect();
    let parts = Parts { language: Some(Language::En), claims: Some(claims), ..Parts::default() };
    let application = Application::from_parts(parts, FilingFacts::default());
    let request = Request { application: &application, office: Office::Us, disclosure, figures: None };
    write(&request).expect("the claims can be drafted")
}

/// The sentences of the detailed description that tell these claims.
fn told(claims: &[&str]) -> Vec<String> {
    let draft = drafted(claims, None);
    let mut told = Vec::new();
    let mut detailed = false;
    for block in &draft.blocks {
        for sentence in &block.sentences {
            match (&block.kind, &sentence.origin) {
                (BlockKind::Heading(_), Origin::Template(name)) => detailed = *name == "heading-detailed",
                (BlockKind::Paragraph, Origin::Claim { .. }) if detailed => told.push(sentence.text.clone()),
                _ => {}
            }
        }
    }
    told
}

#[track_caller]
fn check(claims: &[&str], sentences: &[&str]) {
    let told = told(claims);
    for sentence in sentences {
        assert!(told.iter().any(|one| one == sentence), "\n{sentence}\nis not among\n{}", told.join("\n"));
    }
}

#[test]
fn a_clause_keeps_its_own_subject_and_verb() {
    check(
        &[
            "1. A separating apparatus, comprising; a tray for collecting items; a belt; and a pick member projecting from \
             the belt, and, further wherein, the belt carries the pick member.",
            "2. The separating apparatus of claim 1, wherein the pick member projects from the belt at an angle.",
            "3. The separating apparatus of claim 1, wherein pick members alternately project from opposite edges.",
        ],
        &[
            "The separating apparatus 10 includes a tray 12 for collecting items, a belt 14, and a pick member 16.",
            "The pick member 16 projects from the belt 14, and the belt 14 carries the pick member 16.",
            "In some embodiments, the pick member 16 projects from the belt 14 at an angle.",
            "In an embodiment, pick members 16 alternately project from opposite edges.",
        ],
    );
}

#[test]
fn things_without_articles_that_are_joined_share_a_verb() {
    check(
        &[
            "1. A putter head comprising an anterior region, a joint region, and a posterior region.",
            "2. The putter head of claim 1, wherein maximum width B1 of the anterior region, maximum width B2 of the joint \
             region, and maximum width B3 of the posterior region satisfy the relation: B1>B3>B2.",
        ],
        &[
            "In some embodiments, maximum width B1 of the anterior region 12, maximum width B2 of the joint region 14, and \
           maximum width B3 of the posterior region 16 satisfy the relation: B1>B3>B2.",
        ],
    );
}

#[test]
fn a_statement_in_a_list_is_no_part() {
    check(
        &["1. A circuit comprising: a tank; a pump, wherein an outlet of the tank leads to the pump; \
           an inlet of the pump is connected to a filter; and a shield within the tank and for guiding air."],
        &[
            "An inlet 18 of the pump 14 is connected to a filter 20.",
            "An outlet 16 of the tank 12 leads to the pump 14.",
        ],
    );
}

#[test]
fn one_sign_stands_for_one_part() {
    let told = told(&[
        "1. A plant comprising: a pump having an outlet of the pump; a tank having an outlet of the tank; a dryer having \
         a front set of rollers; and a plate of Shore A hardness.",
    ]);
    let text = told.join(" ");
    assert!(!text.contains("outlet 1"), "{text}");
    assert!(!text.contains("front 1") && !text.contains("Shore 1"), "{text}");
}

#[test]
fn symbols_of_formulas_are_defined_in_sentences() {
    check(
        &[
            "1. A compound of Formula I: wherein W is N or CH; A is absent or alkyl; R1 and R2 each represent hydrogen; and \
           n is 0 or 1.",
        ],
        &["A is absent or alkyl.", "R1 and R2 each represent hydrogen.", "n is 0 or 1."],
    );
}

#[test]
fn a_cancelled_claim_is_not_described() {
    let told = told(&["1. A lamp comprising a socket.", "2. (canceled)", "3. The lamp of claim 1, wherein it is red."]);
    assert!(told.iter().all(|sentence| !sentence.contains("provide.")), "{told:?}");
}

#[test]
fn what_a_step_makes_possible_is_said_of_it() {
    check(
        &[
            "1. A handle comprising: a sleeve; and a clamp.",
            "2. The handle of claim 1, wherein the sleeve comprises two halves, whereby permitting access to the clamp.",
        ],
        &["In these embodiments, this permits access to the clamp 14."],
    );
}

#[test]
fn alternatives_are_no_parts() {
    let told = told(&[
        "1. A compound of Formula (I): wherein: Y is selected from the group consisting of a) an aryl group; wherein each R5 is \
         alkyl; b) a heteroaryl group; and c) an alkyl group; and R1 represents hydrogen.",
        "2. A derivative according to formula (II) wherein R or R′ represent a hydrogen atom, or an alkyl group.",
        "3. A compound selected from the group consisting of: alkyl A; alkyl B; and alkyl C.",
        "4. A sensor selected from the group consisting of a camera; a lidar; and a radar.",
    ]);
    let text = told.join(" ");
    for word in ["include", "comprise", "consists", "10"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    for sentence in [
        "Y is selected from the group consisting of a) an aryl group, where each R5 is alkyl, b) a heteroaryl group, and c) \
         an alkyl group.",
        "R1 represents hydrogen.",
        "R or R′ represent a hydrogen atom, or an alkyl group.",
        "Further embodiments provide a sensor selected from the group consisting of a camera, a lidar, and a radar.",
    ] {
        assert!(told.iter().any(|one| one == sentence), "{sentence}\nis not among\n{}", told.join("\n"));
    }
}

#[test]
fn joined_names_have_no_sign_of_one_and_means_have_theirs() {
    let told = told(&[
        "1. A joint comprising: an internal sleeve; an external sleeve; engaging means; a sensor means; and a ring between said \
         external and said internal sleeves, wherein the engaging means holds the ring.",
    ]);
    let text = told.join(" ");
    assert!(text.contains("the external and the internal sleeves") && !text.contains("sleeves 1"), "{text}");
    assert!(text.contains("engaging means 1") && text.contains("sensor means 1"), "{text}");
}

#[test]
fn a_claim_in_a_circle_is_told_without_a_device_of_its_own() {
    let told = told(&[
        "1. A device comprising: a lid; and a box.",
        "2. The device of claim 1, wherein the lid is red.",
        "3. The device of claim 3, wherein the box is blue.",
        "4. The device of claim 9, wherein the box is wet.",
    ]);
    let text = told.join(" ");
    assert!(!text.contains("as described above") && !text.contains("Further embodiments provide"), "{text}");
    assert!(text.contains("the box 14 is blue") && text.contains("the box 14 is wet"), "{text}");
}

#[test]
fn questions_are_true() {
    let asked = |claims: &[&str], disclosure: Option<&str>| -> String {
        drafted(claims, disclosure).questions.iter().map(|question| question.text.clone() + "\n").collect()
    };
    let claims = [
        "1. A device comprising: a lid positioned about a box.",
        "2. The device of claim 2, wherein the lid is red.",
        "3. The device of claim 9, wherein the lid is blue.",
        "4. The device of claim 5, wherein the lid is wet.",
        "5. The device of claim 4, wherein the lid is dry.",
    ];
    let none = asked(&claims, None);
    for sentence in [
        "No disclosure was given",
        "Claim 2 depends on itself:",
        "Claim 3 depends on a claim that is not there:",
        "Claim 4 depends on itself through other claims:",
    ] {
        assert!(none.contains(sentence), "{sentence}: {none}");
    }
    assert!(!none.contains("\"about\"") && !none.contains("Claim 5"), "{none}");
    let some = asked(&claims, Some("The invention is essential. It has a lid."));
    assert!(some.contains("\"The invention is essential.\"") && !some.contains("No disclosure was given"), "{some}");
}

#[test]
fn values_keep_their_colons() {
    check(
        &[
            "1. A stent comprising a wire, wherein the wire is formed from platinum and iridium in a ratio of 9: 1 by weight.",
        ],
        &["The wire 12 is formed from platinum and iridium in a ratio of 9: 1 by weight."],
    );
    let told = told(&[
        "1. A peptide comprising an amino acid sequence encoded by SEQ ID NO: 2.",
        "2. The peptide of claim 1, which is any one of the following compounds (1) to (3): (1) an amine, (2) an ester, or (3) \
         a salt.",
    ]);
    let text = told.join(" ");
    assert!(text.contains("SEQ ID NO: 2") && text.contains("compounds (1) to (3): (1) an amine"), "{text}");
}

#[test]
fn a_sign_stands_behind_a_whole_name() {
    let told = told(&[
        "1. A vehicle comprising: a controller for controlling vehicle speed in a first direction of vehicle travel; a \
         base; a parallel to serial converter; a groove; and a rail held by a groove profiling.",
        "2. An ignition or plasma generation apparatus comprising: a mixer; and a plug, the ignition or plasma generation \
         apparatus being hot.",
        "3. A washing unit comprising: a cleanser, detergent or care composition; and a pump.",
    ]);
    let text = told.join(" ");
    for wrong in
        ["vehicle 10 speed", "vehicle 10 travel", "parallel 1", "8 profiling", "ignition 1", "ignition 2", "cleanser 2"]
    {
        assert!(!text.contains(wrong), "{wrong}: {text}");
    }
    assert!(text.contains("mixer 2"), "{text}");
}

#[test]
fn a_plural_of_several_parts_bears_the_sign_of_each() {
    check(
        &["1. A system comprising: a mechanical loss calculator; and an electrical loss calculator, wherein the loss \
           calculators receive a power signal."],
        &["The loss calculators 12, 14 receive a power signal."],
    );
}

#[test]
fn a_sentence_speaks_of_the_thing_that_its_claim_speaks_of() {
    check(
        &[
            "1. A method for controlling an elevator, said elevator having an alternating-current motor, and a drive section for \
             controlling the motor, and wherein only torque signals are passed to the motor.",
            "2. An on-demand automated process for creating a printed design, comprising the steps of: receiving a design; and \
             printing the design.",
            "3. A router comprising a link.",
            "4. The router of claim 3, further comprising a receiver coupled to the link, including: a filter; a decoder \
             coupled to the filter; and a sensor.",
            "5. An ignition or plasma generation apparatus comprising: a mixer; and a plug.",
        ],
        &[
            "The elevator has an alternating-current motor.",
            "The elevator further has a drive section for controlling the motor.",
            "At S10, the on-demand automated process includes receiving a design.",
            "The receiver 16 further includes a decoder 20 coupled to the filter 18.",
            "The ignition or plasma generation apparatus includes a mixer 12 and a plug 14.",
        ],
    );
}

#[test]
fn steps_of_making_are_steps_of_the_process() {
    check(
        &[
            "1. A fuel cell formed by a method comprising: providing a first electrode; heat treating the first electrode; and \
           sealing the fuel cell.",
        ],
        &[
            "The method includes providing a first electrode 12.",
            "The method further includes heat treating the first electrode 12.",
        ],
    );
}

#[test]
fn a_clause_or_a_purpose_in_a_list_is_no_part() {
    check(
        &[
            "1. A router comprising: a. a filter; b. a port; c. wherein the filter is open.",
            "2. A server comprising: a controller adapted to: send a first word; and to receive a second word.",
            "3. A method comprising: heating a cell.",
            "4. The method of claim 3, furthermore being for verifying that the cell is hot.",
            "5. A tube feeder comprising a belt, wherein advancing a tube pushes the belt.",
        ],
        &[
            "The filter 12 is open.",
            "The controller 18 is further adapted to receive a second word.",
            "In some embodiments, the method is furthermore for verifying that the cell is hot.",
            "Advancing a tube 24 pushes the belt 22.",
        ],
    );
}

#[test]
fn steps_are_referred_to_by_the_signs_that_they_bear() {
    check(
        &[
            "1. A method comprising: (a) measuring a sample; (b) building an equation; and (c) computing a value from the \
             equation of step (b).",
            "2. The method of claim 1, wherein the value from step (c) is stored.",
        ],
        &[
            "At S30, the method further includes computing a value from the equation of step S20.",
            "In some embodiments, the value from step S30 is stored.",
        ],
    );
}

#[test]
fn a_sign_that_no_part_bears_is_asked_about() {
    let parts = Parts {
        language: Some(Language::En),
        claims: Some(vec!["1. A lamp (10) comprising a socket (12).".to_owned()]),
        ..Parts::default()
    };
    let application = Application::from_parts(parts, FilingFacts::default());
    let figure =
        DrawnFigure { label: "1".to_owned(), signs: vec!["10".to_owned(), "14".to_owned()], ..DrawnFigure::default() };
    let figures = Drawings { figures: vec![figure] };
    let request = Request { application: &application, office: Office::Us, disclosure: None, figures: Some(&figures) };
    let asked: Vec<String> = write(&request)
        .expect("the claim can be drafted")
        .questions
        .into_iter()
        .map(|question| question.text)
        .collect();
    let about: Vec<&String> = asked.iter().filter(|text| text.contains("reference signs")).collect();
    assert!(about.len() == 1 && about[0].contains(" 14 ") && !about[0].contains("10"), "{asked:?}");
}

#[test]
fn nothing_is_told_twice() {
    let told = told(&[
        "1. A method for designing a peptide comprising at least two regions each having activity, wherein the regions are \
         arranged in a different order than in the allergen, comprising the steps of: a) finding the regions; and b) \
         arranging the regions.",
    ]);
    let text = told.join(" ");
    assert_eq!(text.matches("in a different order than in the allergen").count(), 1, "{text}");
}

#[test]
fn a_label_within_a_name_leaves_no_sign_behind_it() {
    check(
        &[
            "1. An element comprising: a contact layer; and a body.",
            "2. The element of claim 1, wherein A is a group A element, and X is carbon.",
            "3. The element of claim 2, wherein the group A element is at least one of a group 3A or group 4A element.",
        ],
        &["In one such embodiment, the group A element is at least one of a group 3A or group 4A element."],
    );
}
