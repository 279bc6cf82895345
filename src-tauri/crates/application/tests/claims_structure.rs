//! Numbers, references, roles, categories, transitions and limitations of claims; not their terms.

use claimwright_application::claims::{
    Category, ClaimStatus, Joined, LimitationKind, MedicalUse, ReferenceRole, Resolution, TransitionKind,
};
use claimwright_application::{ClaimSet, Language};

fn numbers(text: &str) -> Vec<(u32, bool)> {
    ClaimSet::parse(text, Language::En).claims.iter().map(|claim| (claim.number, claim.numbered)).collect()
}

fn reference(text: &str, language: Language) -> (Vec<u32>, Joined, ReferenceRole) {
    let mut texts: Vec<String> = (1..=5).map(|n| format!("{n}. {}", first(language))).collect();
    texts.push(text.to_owned());
    let set = ClaimSet::from_texts(texts, language);
    let reference = &set.claims[5].references[0];
    (reference.numbers.clone(), reference.joined, reference.role)
}

fn first(language: Language) -> &'static str {
    match language {
        Language::En => "A lock comprising a bolt.",
        Language::De => "Schloss mit einem Riegel.",
        Language::Fr => "Serrure comprenant un pêne.",
    }
}

#[test]
fn numbers_in_every_common_form() {
    for form in [
        "1. A lock.\n2. A key.",
        "1 - A lock.\n2 - A key.",
        "1) A lock.\n\n2) A key.",
        "Claim 1: A lock.\nClaim 2: A key.",
    ] {
        assert_eq!(numbers(form), [(1, true), (2, true)], "{form}");
    }
    assert_eq!(numbers("What is claimed is:\n1. A lock.\r\n\r\n2. A key."), [(1, true), (2, true)]);
    assert_eq!(numbers("I claim:\n\n1. A lock comprising:\na bolt; and\na spring.\n2. A key."), [(1, true), (2, true)]);
    assert_eq!(
        numbers("1. A method comprising:\n1) heating;\n2) cooling.\n2. The method of claim 1."),
        [(1, true), (2, true)]
    );
    assert_eq!(numbers("A lock comprising a bolt.\n\nA key comprising a bit."), [(1, false), (2, false)]);
    assert_eq!(numbers("7. (Currently amended) A lock.\n8. (Canceled)"), [(7, true), (8, true)]);
    let set = ClaimSet::parse("Revendication 1. Serrure.\nRevendication 2. Clé.", Language::Fr);
    assert_eq!(set.claims.iter().map(|claim| claim.number).collect::<Vec<_>>(), [1, 2]);
    let set = ClaimSet::parse("Anspruch 1: Schloss.\nAnspruch 2: Schlüssel.", Language::De);
    assert_eq!(set.claims[1].body_text(), "Schlüssel.");
}

#[test]
fn offsets_lead_back_to_the_text() {
    for set in [
        ClaimSet::parse("What is claimed is:\n\n  1. A löck.\n\n2. A këy\ncomprising a bit.\n", Language::En),
        ClaimSet::from_texts(vec!["1. A löck.".into(), String::new(), "3. A këy.".into()], Language::En),
    ] {
        for claim in &set.claims {
            assert!(set.text[claim.offset..].starts_with(&claim.text));
        }
    }
}

#[test]
fn references_as_read() {
    use Joined::{Alternative, Cumulative, Single};
    use Language::{De, En, Fr};
    use ReferenceRole::{Dependency, Other, OtherCategory, Whole};
    for (text, language, expected) in [
        ("6. The lock of claim 1.", En, (vec![1], Single, Dependency)),
        ("6. The lock of claim 1 or 2.", En, (vec![1, 2], Alternative, Dependency)),
        ("6. The lock of claims 1 and 2.", En, (vec![1, 2], Cumulative, Dependency)),
        ("6. A lock according to any one of claims 1 to 3 and 5.", En, (vec![1, 2, 3, 5], Alternative, Dependency)),
        ("6. The lock of any preceding claim.", En, (vec![1, 2, 3, 4, 5], Alternative, Dependency)),
        ("6. The lock as claimed in one of the previous claims.", En, (vec![1, 2, 3, 4, 5], Alternative, Dependency)),
        ("6. The lock of claim 9.", En, (vec![9], Single, Dependency)),
        ("6. The lock of claim 6.", En, (vec![6], Single, Dependency)),
        ("6. A method of making the lock of claim 1, comprising heating.", En, (vec![1], Single, OtherCategory)),
        ("6. A door comprising the lock of any of claims 1-3.", En, (vec![1, 2, 3], Alternative, Whole)),
        ("6. Use of the lock of claim 1 for closing a door.", En, (vec![1], Single, OtherCategory)),
        ("6. The look for closing a door according to claim 1.", En, (vec![1], Single, Dependency)),
        ("6. A key for the lock of claim 1.", En, (vec![1], Single, Other)),
        ("6. A door, comprising: a leaf; and a lock according to claim 1.", En, (vec![1], Single, Whole)),
        ("6. Tür mit einem Schloss nach Anspruch 1.", De, (vec![1], Single, Whole)),
        ("6. Porte comprenant une serrure selon la revendication 1.", Fr, (vec![1], Single, Whole)),
        ("6. The apparatus of claim 1, wherein the bolt is steel.", En, (vec![1], Single, Dependency)),
        ("6. Schloss nach einem der Ansprüche 1 bis 5.", De, (vec![1, 2, 3, 4, 5], Alternative, Dependency)),
        ("6. Schloss nach Anspruch 1 oder 2.", De, (vec![1, 2], Alternative, Dependency)),
        ("6. Schloss nach einem der vorhergehenden Ansprüche.", De, (vec![1, 2, 3, 4, 5], Alternative, Dependency)),
        ("6. Verfahren zur Herstellung eines Schlosses nach Anspruch 1.", De, (vec![1], Single, OtherCategory)),
        ("6. Serrure selon la revendication 1 ou 2.", Fr, (vec![1, 2], Alternative, Dependency)),
        ("6. Serrure selon l'une quelconque des revendications 1 à 3.", Fr, (vec![1, 2, 3], Alternative, Dependency)),
        (
            "6. Serrure selon l’une quelconque des revendications précédentes.",
            Fr,
            (vec![1, 2, 3, 4, 5], Alternative, Dependency),
        ),
        ("6. Procédé de fabrication d'une serrure selon la revendication 1.", Fr, (vec![1], Single, OtherCategory)),
    ] {
        assert_eq!(reference(text, language), expected, "{text}");
    }
}

#[test]
fn parents_of_what_exists() {
    let texts = [
        "1. A lock.",
        "2. The lock of claim 1 or 9.",
        "3. The lock of claim 3.",
        "4. A door with the lock of claim 1.",
    ];
    let set = ClaimSet::from_texts(texts.map(String::from).to_vec(), Language::En);
    assert_eq!(
        set.claims.iter().map(|claim| claim.parents.clone()).collect::<Vec<_>>(),
        [vec![], vec![0], vec![], vec![]]
    );
    assert_eq!(set.claims.iter().map(|claim| claim.dependent).collect::<Vec<_>>(), [false, true, true, false]);
}

#[test]
fn categories() {
    for (text, language, expected) in [
        ("1. A method of sorting letters.", Language::En, Category::Method),
        ("1. A non-transitory computer-readable storage medium storing instructions.", Language::En, Category::Medium),
        ("1. A computer program product comprising instructions.", Language::En, Category::Program),
        ("1. A kit comprising a lock and a key.", Language::En, Category::Kit),
        ("1. Use of a lock for closing a door.", Language::En, Category::Use),
        ("1. A pharmaceutical composition comprising water.", Language::En, Category::Composition),
        ("1. A data processing system comprising a processor.", Language::En, Category::System),
        ("1. A data storage system comprising a disc.", Language::En, Category::System),
        ("1. A computer-readable storage device.", Language::En, Category::Medium),
        ("1. Zumindest ein Computer-lesbares Medium mit einer Tabelle.", Language::De, Category::Medium),
        ("1. Serveur de gestion comprenant un disque.", Language::Fr, Category::Apparatus),
        ("1. A braking device comprising a disc.", Language::En, Category::Apparatus),
        ("1. A lock comprising a bolt.", Language::En, Category::Product),
        ("1. Verfahren zum Sortieren von Briefen.", Language::De, Category::Method),
        ("1. Verwendung eines Schlosses.", Language::De, Category::Use),
        ("1. Procédé de tri de lettres.", Language::Fr, Category::Method),
        ("1. Utilisation d'une serrure.", Language::Fr, Category::Use),
    ] {
        let set = ClaimSet::from_texts(vec![text.to_owned()], language);
        assert_eq!(set.claims[0].category, expected, "{text}");
    }
}

#[test]
fn a_claim_that_names_another_among_its_own_features_is_not_dependent() {
    let texts = [
        "1. A method for making a glass plate, comprising polishing the plate.",
        "2. A method for making a magnetic disk wherein a magnetic layer is formed on the glass plate made by the method \
         according to claim 1.",
    ];
    let set = ClaimSet::from_texts(texts.map(str::to_owned).to_vec(), Language::En);
    assert!(!set.claims[1].dependent && set.claims[1].parents.is_empty());
    assert_eq!(set.claims[1].references[0].numbers, [1]);
}

#[test]
fn lists_of_signs_are_no_labels() {
    for text in [
        "1. A brake comprising rollers (1, 2), a belt (3, 4) running over the rollers, and a motor (5; 6).",
        "1. A disk wherein the ring lands (8, 10) have pins (a, b) that are steel; and a hub (12, 14).",
    ] {
        let claim = &ClaimSet::parse(text, Language::En).claims[0];
        assert!(claim.limitations.iter().all(|one| one.label.is_none()), "{text}");
        let cut = |span: claimwright_application::Span| span.of(&claim.text).matches(['(', ')']).count() % 2 == 1;
        assert!(!claim.limitations.iter().any(|one| cut(one.span)), "{text}");
    }
    let labelled =
        &ClaimSet::parse("1. A method comprising: (a) heating (b, c) a plate, (b) cooling it.", Language::En).claims[0];
    assert_eq!(labelled.limitations.iter().filter(|one| one.label.is_some()).count(), 2);
}

#[test]
fn steps_between_commas_keep_their_own_commas() {
    for (body, steps) in [
        (
            "finding, using a unit, a station near the car, receiving, at the unit, an offer from the station, and deciding \
             whether to accept the offer",
            vec![
                "finding, using a unit, a station near the car",
                "receiving, at the unit, an offer from the station",
                "deciding whether to accept the offer",
            ],
        ),
        // No list, but one step upon several things, or with its circumstances.
        ("heating a plate, a bolt and a nut", vec!["heating a plate, a bolt and a nut"]),
        ("moving the belt, carrying the item", vec!["moving the belt, carrying the item"]),
        ("heating and stirring the mixture", vec!["heating and stirring the mixture"]),
        ("heating a mix, cooling it and stirring it", vec!["heating a mix", "cooling it", "stirring it"]),
    ] {
        let text = format!("1. A method comprising {body}.");
        let claim = &ClaimSet::parse(&text, Language::En).claims[0];
        let found: Vec<_> =
            claim.limitations.iter().map(|one| one.span.of(&claim.text).trim_end_matches('.')).collect();
        assert_eq!(found, steps, "{text}");
    }
}

#[test]
fn what_the_preamble_describes_has_no_transition_of_the_claim() {
    for (text, phrase) in [
        (
            "1. A method of driving a vehicle along a route, the route including a destination, wherein the method comprises \
             the steps of: finding a station; and stopping there.",
            "wherein the method comprises the steps of",
        ),
        ("1. A lock for a door, the door having a leaf, comprising: a bolt; and a spring.", "comprising"),
        (
            "1. A control unit for a car, the car including a motor, the control unit comprising a memory.",
            "the control unit comprising",
        ),
        // The first phrase is the claim's own where it speaks of its subject, or where no other speaks of it.
        ("1. A lock for a door, the lock including a bolt, the bolt comprising steel.", "including"),
        ("1. A lock, the bolt including steel, and the spring comprising brass.", "including"),
    ] {
        let claim = &ClaimSet::parse(text, Language::En).claims[0];
        let transition = claim.transition.as_ref().map(|transition| transition.span.of(&claim.text));
        assert_eq!(transition, Some(phrase), "{text}");
    }
}

#[test]
fn a_dependent_claim_in_few_words_has_the_category_of_its_parent() {
    let texts =
        ["1. A computer-readable medium storing a table.", "2. The medium of claim 1, wherein the table is sorted."];
    let set = ClaimSet::from_texts(texts.map(str::to_owned).to_vec(), Language::En);
    assert_eq!(set.claims[1].category, Category::Medium);
}

#[test]
fn transitions() {
    for (text, language, kind, preamble) in [
        ("1. A lock comprising a bolt.", Language::En, TransitionKind::Open, "A lock"),
        ("1. An alloy consisting of iron.", Language::En, TransitionKind::Closed, "An alloy"),
        ("1. An alloy consisting essentially of iron.", Language::En, TransitionKind::PartlyClosed, "An alloy"),
        (
            "1. A lock having a bolt, characterised in that it is steel.",
            Language::En,
            TransitionKind::Characterising,
            "A lock having a bolt",
        ),
        (
            "2. The lock of claim 1, wherein the bolt is steel.",
            Language::En,
            TransitionKind::Wherein,
            "The lock of claim 1",
        ),
        (
            "1. Schloss mit Riegel, dadurch gekennzeichnet, dass er aus Stahl ist.",
            Language::De,
            TransitionKind::Characterising,
            "Schloss mit Riegel",
        ),
        ("1. Serrure comprenant un pêne.", Language::Fr, TransitionKind::Open, "Serrure"),
        (
            "1. Serrure, caractérisée en ce qu'elle est en acier.",
            Language::Fr,
            TransitionKind::Characterising,
            "Serrure",
        ),
    ] {
        let set = ClaimSet::from_texts(vec![text.to_owned()], language);
        let claim = &set.claims[0];
        assert_eq!(claim.transition.map(|transition| transition.kind), Some(kind), "{text}");
        assert_eq!(claim.preamble.of(&claim.text), preamble);
    }
}

#[test]
fn limitations_make_a_tree() {
    let text = "1. A lock comprising:\na) a bolt, wherein the bolt is steel;\nb) a processor configured to: receive a signal; and move the bolt; and\nc) a spring.";
    let set = ClaimSet::from_texts(vec![text.to_owned()], Language::En);
    let claim = &set.claims[0];
    let tree: Vec<_> = claim
        .limitations
        .iter()
        .map(|l| (l.parent, l.kind, l.span.of(&claim.text).lines().next().unwrap_or_default()))
        .collect();
    use LimitationKind::{Clause, Element, Step};
    assert_eq!(
        tree,
        [
            (None, Element, "a bolt, wherein the bolt is steel"),
            (Some(0), Clause, "wherein the bolt is steel"),
            (None, Element, "a processor configured to: receive a signal; and move the bolt"),
            (Some(2), Step, "receive a signal"),
            (Some(2), Step, "move the bolt"),
            (None, Element, "a spring"),
        ]
    );
}

#[test]
fn status_and_both_readings() {
    let texts = [
        "1. (Currently amended) A lock comprising a [[bolt]] <u>latch</u> and a spring.",
        "2. (Withdrawn) The lock of claim 1.",
        "3-5. (Canceled)",
        "6. (New) The lock of claim 1, wherein the latch is steel.",
        "7. (Original) A matrix [[1, 2], [3, 4]].",
    ];
    let set = ClaimSet::from_texts(texts.map(String::from).to_vec(), Language::En);
    let status: Vec<_> = set.claims.iter().map(|claim| claim.status).collect();
    use ClaimStatus::{Canceled, CurrentlyAmended, New, Original, Withdrawn};
    assert_eq!(status, [CurrentlyAmended, Withdrawn, Canceled, New, Original].map(Some));
    assert_eq!((set.claims[2].number, set.claims[2].through), (3, Some(5)));
    assert_eq!(set.claims[0].clean_text(), "1. (Currently amended) A lock comprising a latch and a spring.");
    assert!(set.claims[0].changes[0].deleted && !set.claims[0].changes[1].deleted);
    assert!(set.claims[4].changes.is_empty());
    let latch = set.claims[3].mentions.iter().find(|mention| mention.head == "latch").expect("a mention");
    assert!(matches!(latch.resolution, Resolution::Refers(_)));
    assert!(set.claims[0].mentions.iter().all(|mention| mention.head != "bolt"));
}

#[test]
fn medical_uses() {
    for (text, language, expected) in [
        ("1. Compound X for use in the treatment of asthma.", Language::En, Some(MedicalUse::Substance)),
        ("1. A composition for use as a medicament.", Language::En, Some(MedicalUse::Substance)),
        (
            "1. Use of compound X for the manufacture of a medicament for treating asthma.",
            Language::En,
            Some(MedicalUse::Swiss),
        ),
        ("1. Use of a lock for closing a door.", Language::En, None),
        ("1. A brush for use in cleaning a tube.", Language::En, None),
        ("1. Verbindung X zur Verwendung bei der Behandlung von Asthma.", Language::De, Some(MedicalUse::Substance)),
        (
            "1. Verwendung von Verbindung X zur Herstellung eines Arzneimittels gegen Asthma.",
            Language::De,
            Some(MedicalUse::Swiss),
        ),
        (
            "1. Composé X pour son utilisation dans le traitement de l'asthme.",
            Language::Fr,
            Some(MedicalUse::Substance),
        ),
        (
            "1. Utilisation du composé X pour la fabrication d'un médicament contre l'asthme.",
            Language::Fr,
            Some(MedicalUse::Swiss),
        ),
    ] {
        let set = ClaimSet::from_texts(vec![text.to_owned()], language);
        assert_eq!(set.claims[0].medical_use, expected, "{text}");
    }
}

#[test]
fn four_notions_of_dependence() {
    let texts = [
        "1. A lock comprising a bolt.",
        "2. The lock of claim 1, wherein the bolt is steel.",
        "3. The lock of claim 1 or 2, comprising a spring.",
        "4. The lock of any of claims 1 to 3, comprising a lever.",
        "5. A method of making the lock of claim 1, comprising heating.",
        "6. A door comprising the lock of claim 1.",
        "7. A key for the lock of claim 1, comprising a bit.",
        "8. (Canceled)",
        "9. A screw.",
    ];
    let set = ClaimSet::from_texts(texts.map(String::from).to_vec(), Language::En);
    let table: Vec<_> = set
        .standings()
        .iter()
        .map(|standing| {
            (
                standing.dependent_in_form,
                standing.independent_for_us_fees,
                standing.us_claims_charged,
                standing.ep_fee_position,
                standing.independent_for_rule_43_2,
            )
        })
        .collect();
    assert_eq!(
        table,
        [
            (false, true, 1, Some(1), true),
            (true, false, 1, Some(2), false),
            (true, false, 2, Some(3), false),
            (true, false, 1, Some(4), false),
            (false, true, 1, Some(5), true),
            (false, false, 1, Some(6), false),
            (false, false, 1, Some(7), true),
            (false, false, 0, None, false),
            (false, true, 1, Some(8), true),
        ]
    );
}
