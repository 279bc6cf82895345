//! Terms of small sets of claims: which are grouped, with which answer, with a model's scores and without.

use claimwright_application::{ClaimSet, Language};
use claimwright_assist::terms::{Answer, Decisions, Group, Kind, Memo, Table};

fn table(claims: &str) -> Table {
    Table::of_claims(&ClaimSet::parse(claims, Language::En))
}

#[test]
fn names_are_shown_as_they_are_written_and_compared_by_their_keys() {
    for (language, claims, name, key) in [
        (
            Language::Fr,
            "1. Pince comprenant un premier élément de fixation et un levier, dans laquelle l'élément de fixation tient le levier.",
            "élément de fixation",
            "fixation élément",
        ),
        (Language::Fr, "1. Dispositif comprenant des leviers articulés.", "leviers articulés", "articulés levier"),
        (
            Language::Fr,
            "1. Pince comprenant un corps et un élément de fixation monté coulissant dans le corps.",
            "élément de fixation",
            "fixation élément",
        ),
        (
            Language::En,
            "1. A clamp comprising two fastening members, wherein the fastening members hold a rod.",
            "fastening member",
            "fastening member",
        ),
        (Language::En, "1. A lamp comprising an LED driver and a lens.", "LED driver", "led driver"),
        (
            Language::De,
            "1. Klemme mit einem ersten Federelement, wobei das Federelement den Hebel hält.",
            "Federelement",
            "federelement",
        ),
    ] {
        let table = Table::of_claims(&ClaimSet::parse(claims, language));
        let term = table.terms.iter().find(|term| term.key == key);
        let keys: Vec<&str> = table.terms.iter().map(|term| term.key.as_str()).collect();
        assert_eq!(term.map(|term| term.name.as_str()), Some(name), "{keys:?}");
        assert_eq!(table.by_name().get(&name.to_lowercase()), table.by_name().get(key));
    }
}

#[test]
fn a_decision_holds_for_a_name_as_it_is_written() {
    let claims = "1. Pince comprenant un organe de fixation et un corps, dans laquelle le corps est tenu par l'élément de fixation.";
    let table = Table::of_claims(&ClaimSet::parse(claims, Language::Fr));
    let mut memo = Memo::default();
    let compared = table.compared(&mut memo);
    let of = |decisions: &Decisions| compared.groups(&|_, _| None, decisions).len();
    assert_eq!(of(&Decisions::default()), 1);
    for (name, other) in [("organe de fixation", "Élément de fixation"), ("fixation élément", "fixation organe")] {
        let mut decisions = Decisions::default();
        decisions.decide(name, other, Answer::Different);
        assert_eq!(of(&decisions), 0, "{name}");
    }
}

#[test]
fn german_compounds_are_compared_by_their_parts() {
    let groups = |claims: &str| {
        let table = Table::of_claims(&ClaimSet::parse(claims, Language::De));
        shown(&table, &|_, _| None)
    };
    for (known, stray) in [
        ("einem Befestigungselement", "das Befestigungsmittel"),
        ("einer Umlenkeinrichtung", "die Umlenkvorrichtung"),
        ("einer Steuereinheit", "das Steuergerät"),
    ] {
        let found = groups(&format!("1. Klemme mit {known} und einem Hebel, wobei {stray} den Hebel hält."));
        assert!(found.len() == 1 && found[0].contains(" variant: "), "{known}, {stray}: {found:?}");
    }
    for claims in [
        "1. Klemme mit einem Befestigungselement und einem Hebel, wobei das Antriebsmittel den Hebel hält.",
        "1. Klemme mit einem Vorteil und einem Hebel, wobei das Vorglied den Hebel hält.",
        "1. Klemme mit einem Befestigungselement und einem Hebel, wobei das Befestigungselement den Hebel hält.",
    ] {
        assert_eq!(groups(claims), Vec::<String>::new(), "{claims}");
    }
}

/// The groups as `answer kind: name / name`.
fn shown(table: &Table, score: &dyn Fn(&str, &str) -> Option<f32>) -> Vec<String> {
    let names =
        |group: &Group| -> Vec<&str> { group.terms.iter().map(|term| table.terms[*term].name.as_str()).collect() };
    let groups = table.groups(score);
    groups
        .iter()
        .map(|group| format!("{} {}: {}", group.answer.word(), group.kind.word(), names(group).join(" / ")))
        .collect()
}

fn without_model(claims: &str) -> Vec<String> {
    shown(&table(claims), &|_, _| None)
}

#[test]
fn a_name_that_was_never_introduced_joins_the_one_that_it_is_spelt_like() {
    for (claims, expected) in [
        (
            "1. A clamp comprising a fastening member and a spring, wherein the spring is held by the fastening element.",
            "same variant: fastening member / fastening element",
        ),
        (
            "1. A valve comprising a retaining spring and a housing, wherein the housing is held by the retaning spring.",
            "same misspelt: retaining spring / retaning spring",
        ),
    ] {
        assert_eq!(without_model(claims), [expected], "{claims}");
    }
}

#[test]
fn what_is_read_as_a_name_in_another_form_is_told() {
    let found = |later: &str| {
        without_model(&format!(
            "1. A connector comprising locking arms and a plate.\n\n2. The connector of claim 1, wherein {later}."
        ))
    };
    assert_eq!(found("the lock arms are bent"), ["same inflected: locking arm / lock arm"]);
    assert_eq!(found("the locking arms are bent"), [""; 0]);
    assert_eq!(found("the arms are bent"), [""; 0], "fewer words are no other name");
    let verb = "1. A method comprising receiving signals and filtering the received signals.";
    assert_eq!(without_model(verb), [""; 0], "a participle restates a verb");
}

#[test]
fn what_only_a_model_knows_is_grouped_by_its_score() {
    let claims = "1. A mill comprising a hopper and a rotor, wherein the rotor is arranged under the funnel.";
    let table = table(claims);
    assert!(shown(&table, &|_, _| None).is_empty(), "letters do not tell");
    let questions: Vec<(&str, &str)> = table
        .questions()
        .into_iter()
        .map(|(a, b)| (table.terms[a].name.as_str(), table.terms[b].name.as_str()))
        .collect();
    assert!(questions.contains(&("hopper", "funnel")), "{questions:?}");
    let score = |alike: f32| move |a: &str, b: &str| Some(if (a, b) == ("hopper", "funnel") { alike } else { 0.1 });
    let sure = table.groups(&score(1.0));
    assert_eq!((sure.len(), sure[0].answer, sure[0].kind), (1, Answer::Same, Kind::Variant));
    let unsure = table.groups(&score(0.8));
    assert_eq!((unsure.len(), unsure[0].answer), (1, Answer::Maybe));
    assert!(unsure[0].confidence < sure[0].confidence);
    assert!(table.groups(&score(0.3)).is_empty());
}

#[test]
fn things_that_were_told_apart_stay_apart() {
    for claims in [
        "1. A joint comprising an inner ring and an outer ring, wherein the inner ring turns in the outer ring.",
        "1. A joint comprising a first ring and a second ring, wherein the first ring turns in the second ring.",
        "1. A joint comprising a ring (1) and a coil spring (2), wherein the spring presses on the ring.",
        "1. A joint comprising a rod.\n\n2. The joint of claim 1, comprising a pin.",
    ] {
        assert!(without_model(claims).is_empty(), "{claims}: {:?}", without_model(claims));
    }
}

#[test]
fn what_looks_alike_and_was_introduced_twice_is_shown_as_two_things() {
    let claims = "1. A clamp comprising a fixing member and a spring between the fixing member and a fixing element.";
    assert_eq!(without_model(claims), ["different look-alike: fixing member / fixing element"]);
}

#[test]
fn one_reference_sign_makes_one_thing() {
    let claims = "1. A pump with a casing (3).\n\n2. The pump of claim 1, wherein a pump housing (3) is of steel.";
    assert_eq!(without_model(claims).len(), 0, "nothing of their words is alike, so that they are not compared");
    let claims = "1. A pump with a pump casing (3).\n\n2. The pump of claim 1, wherein a pump housing (3) is of steel.";
    assert_eq!(without_model(claims), ["same same-sign: pump casing / pump housing"]);
}

#[test]
fn the_table_counts_mentions_and_leaves_ordinals_out() {
    let table = table("1. A lock comprising a first bolt (4) and a second bolt (5), wherein the first bolt is longer.");
    let bolt = table.terms.iter().find(|term| term.name == "bolt").expect("the bolt");
    assert_eq!((bolt.mentions.len(), bolt.introduced.len()), (3, 2));
    assert_eq!(bolt.signs.iter().collect::<Vec<_>>(), ["4", "5"]);
    assert_eq!(bolt.ordinals.iter().collect::<Vec<_>>(), ["first", "second"]);
    assert_eq!(table.term_of(bolt.mentions[2]), table.terms.iter().position(|term| term.name == "bolt"));
}

#[test]
fn what_a_person_decided_goes_before_what_is_concluded() {
    let table = table(
        "1. A clamp comprising a fastening member and a rod, wherein the rod is held by the fastening element.\n\n2. The clamp of claim 1, comprising a lever.",
    );
    let mut memo = Memo::default();
    let compared = table.compared(&mut memo);
    let shown = |decided: &[(&str, &str, Answer)]| {
        let mut decisions = Decisions::default();
        for (a, b, answer) in decided {
            decisions.decide(a, b, *answer);
        }
        let groups = compared.groups(&|_, _| None, &decisions);
        let name = |term: &usize| table.terms[*term].name.as_str();
        let each = groups.iter().flat_map(|group| group.links.iter().map(move |link| (group.root, link)));
        each.map(|(root, link)| {
            format!("{} {}: {} {}", name(&root), name(&link.term), link.answer.word(), link.decided)
        })
        .collect::<Vec<_>>()
    };
    let (member, element) = ("fastening member", "fastening element");
    assert_eq!(shown(&[]), ["fastening member fastening element: same false"]);
    assert_eq!(shown(&[(element, member, Answer::Maybe)]), ["fastening member fastening element: maybe true"]);
    assert!(shown(&[(member, element, Answer::Different)]).is_empty());
    assert_eq!(
        shown(&[(member, element, Answer::Different), ("lever", "rod", Answer::Same)]),
        ["rod lever: same true"],
        "names that share nothing are tied by a person alone"
    );
    assert!(shown(&[(member, element, Answer::Different), ("lever", "winch", Answer::Same)]).is_empty());
}

#[test]
fn what_was_compared_before_is_concluded_alike() {
    let mut memo = Memo::default();
    for end in
        ["the spring is held by the fastening element", "the springs are bent", "the spring is held by the fastener"]
    {
        let table = table(&format!("1. A clamp comprising a fastening member and a spring, wherein {end}."));
        let fresh = table.groups(&|_, _| None);
        assert_eq!(table.compared(&mut memo).groups(&|_, _| None, &Decisions::default()), fresh, "{end}");
    }
}

#[test]
fn what_is_nearly_always_two_things_is_not_asked_about() {
    for claims in [
        "1. A salt selected from alkenyl, alkynyl and alkyl.",
        "1. An image pickup system comprising an image pickup apparatus.",
        "1. A drill having a first face, wherein the facet is flat.",
        "1. A method comprising producing a gas, wherein the production is continuous.",
    ] {
        assert!(without_model(claims).is_empty(), "{claims}: {:?}", without_model(claims));
    }
}

#[test]
fn hostile_sets_end() {
    let long =
        format!("1. A device comprising a {} rod, wherein the {} bar moves.", "very ".repeat(120), "x".repeat(500));
    without_model(&long);
    let many: Vec<String> = (0..600).map(|n| format!("a part{n} of the thing{n}")).collect();
    without_model(&format!("1. A device comprising {}.", many.join(", ")));
    without_model("2. The thing of claim 2, wherein the the of of (3)(3).\n\n1. ");
}

#[test]
fn a_name_far_back_in_a_long_set_is_still_found() {
    let parts: Vec<String> = ('a'..='z').flat_map(|x| ('a'..='d').map(move |y| format!("a gear{x}{y}"))).collect();
    let claims = format!(
        "1. A mill comprising a coupling system, {} and a belt, wherein the belt drives the coupling apparatus.",
        parts.join(", ")
    );
    assert_eq!(without_model(&claims), ["same variant: coupling system / coupling apparatus"]);
}

#[test]
fn a_name_that_drifted_and_is_used_again_is_still_another_name() {
    let claims = "1. A clamp comprising a fastening member and a rod, wherein the rod is held by the fastening element \
                  and the fastening element is flat.\n\n2. The clamp of claim 1, wherein the fastening element is of steel.";
    assert_eq!(without_model(claims), ["same variant: fastening member / fastening element"]);
}

#[test]
fn what_only_restates_a_verb_may_be_another_name_for_what_has_one() {
    let claims = "1. A player comprising reproducing means for reproducing a scene, wherein said reproducing device is stopped by said player.";
    assert_eq!(without_model(claims), ["same variant: reproducing means / reproducing device"]);
    assert!(without_model("1. A method comprising measuring a flow and showing the measured flow.").is_empty());
}

#[test]
fn of_two_names_that_are_as_like_the_one_with_the_same_ordinal_and_the_same_words_is_meant() {
    let claims = "1. A seat comprising a first base portion, a base plate and a second base portion, wherein the base \
                  plate carries the second base part.";
    assert_eq!(without_model(claims), ["same variant: base portion / base part"], "the plate is no second one");
    let claims = "1. A camera comprising receiving object information and received object information, wherein the \
                  received object data are shown.";
    let groups = without_model(claims);
    assert!(groups.iter().all(|group| !group.contains("receiving")), "{groups:?}");
}

#[test]
fn another_name_is_found_by_place_and_by_what_is_left_of_a_long_one() {
    for (claims, expected) in [
        (
            "1. A belt comprising a toothed driving surface and a cover, wherein the cover bears on the toothed face.",
            "toothed driving surface / toothed face",
        ),
        (
            "1. A lamp comprising a host material and a phosphorescent material, and the phosphorescent substance comprises iridium.",
            "phosphorescent material / phosphorescent substance",
        ),
        (
            "1. A solid-state imaging device comprising a pixel.\n\n2. A camera including the solid-state imaging system according to claim 1.",
            "solid-state imaging device / solid-state imaging system",
        ),
        (
            "1. A system comprising a control circuit and a display, wherein the apparatus shows a value.",
            "system / apparatus",
        ),
    ] {
        let groups = without_model(claims);
        assert!(groups.len() == 1 && groups[0].ends_with(expected), "{claims}: {groups:?}");
    }
}
