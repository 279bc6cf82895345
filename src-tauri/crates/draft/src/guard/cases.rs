//! Runs the table of `cases.txt` against the guard: good sentences pass, each bad one gets its own objection.

use super::{Ground, Objection, check};
use crate::{Request, Slot, SlotState, write};
use claimwright_application::{Application, FilingFacts, Language, Office, Parts, Span};

const CLAIMS: [&str; 3] = [
    "1. A hinge for a door, comprising: a first leaf; a second leaf pivotally connected to the first leaf by a pin; and a \
     spring attached to the pin and resiliently biasing the second leaf relative to the first leaf, wherein the spring is a torsion spring.",
    "2. The hinge of claim 1, further comprising a lid at a side of the hinge.",
    "3. A method of making a hinge, comprising: providing two leaves; and attaching a torsion spring to the leaves.",
];

fn objection(word: &str) -> Option<Objection> {
    match word {
        "pass" => None,
        "empty" => Some(Objection::Empty),
        "foreign-term" => Some(Objection::ForeignTerm),
        "numeral" => Some(Objection::Numeral),
        "lost-limitation" => Some(Objection::LostLimitation),
        "claim-language" => Some(Objection::ClaimLanguage),
        "profanity" => Some(Objection::Profanity),
        "repetition" => Some(Objection::Repetition),
        other => panic!("no verdict is called {other}"),
    }
}

#[test]
fn every_case_gets_its_verdict() {
    let claims = CLAIMS.map(str::to_owned).to_vec();
    let parts = Parts { language: Some(Language::En), claims: Some(claims), ..Parts::default() };
    let application = Application::from_parts(parts, FilingFacts::default());
    let request = Request { application: &application, office: Office::Us, disclosure: None, figures: None };
    let draft = write(&request).expect("the claims can be drafted");
    let ground = Ground::of(&draft, &application);
    let mut wrong = Vec::new();
    for line in include_str!("cases.txt").lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (verdict, said) = line.split_once(" | ").expect("a verdict, a bar, a sentence");
        let (opening, answer) = said.split_once('/').expect("an opening, a slash, an answer");
        let slot = Slot {
            block: 0,
            claim: 1,
            limitation: Span::default(),
            prompt: String::new(),
            opening: opening.trim().to_owned(),
            state: SlotState::Open,
        };
        let sentence = format!("{} {}", opening.trim(), answer.trim());
        let found = check(&sentence, &slot, &ground).err();
        if found != objection(verdict) {
            wrong.push(format!("{verdict}, but {found:?}: {sentence}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
