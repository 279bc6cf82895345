//! Drafts whatever is handed in as claims: nothing panics, claims come back word for word, the abstract keeps its limit.

use claimwright_application::{Application, FilingFacts, Language, Office, Parts};
use claimwright_draft::{BlockKind, Proposals, Request, write};
use proptest::prelude::*;

/// Pieces that claims are made of, in any order.
const PIECES: &[&str] = &[
    "1. ",
    "2. ",
    "A hinge",
    "The hinge of claim 1",
    " of any one of claims 1 to 3",
    ", comprising:",
    " including ",
    "; ",
    ", ",
    ": ",
    " and ",
    "a first leaf",
    "said second leaf",
    "a plurality of arms (12)",
    "a processor configured to:",
    " wherein ",
    ", wherein",
    " whereby ",
    "the pin being hinged to",
    " encasing the core",
    "receiving a signal",
    "A method",
    " consisting essentially of ",
    "(a) ",
    "b. ",
    "means for holding",
    " characterized in that ",
    "each of the",
    "its end",
    "—C(O)—Y",
    "“L”",
    "µ",
    "日本",
    "\n",
    ".",
    " to ",
    " which is ",
    " at least one ",
    "0.5",
    "(I)",
    "é",
];

fn claims() -> impl Strategy<Value = Vec<String>> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    let claim = prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat());
    prop::collection::vec(claim, 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_claims_can_be_handed_in(claims in claims(), us in any::<bool>(), disclosure in prop::option::of("\\PC{0,60}")) {
        let parts = Parts { language: Some(Language::En), claims: Some(claims), ..Parts::default() };
        let application = Application::from_parts(parts, FilingFacts::default());
        let office = if us { Office::Us } else { Office::Ep };
        let request = Request { application: &application, office, disclosure: disclosure.as_deref(), figures: None };
        if let Ok(draft) = write(&request) {
            let set = application.claims.present().expect("a draft has claims");
            let copied: Vec<&str> = draft.blocks.iter().filter(|block| block.kind == BlockKind::Claim).map(|block| block.sentences[0].text.as_str()).collect();
            prop_assert_eq!(copied.len(), set.claims.len());
            for (copy, claim) in copied.iter().zip(&set.claims) {
                prop_assert!(copy.ends_with(claim.body_text().trim()));
            }
            let abstract_: usize = draft.blocks.iter().filter(|block| block.kind == BlockKind::Abstract).flat_map(|block| &block.sentences).map(|sentence| sentence.text.split_whitespace().count()).sum();
            prop_assert!(abstract_ <= 150, "the abstract has {} words", abstract_);
            prop_assert!(draft.slots.iter().all(|slot| slot.block < draft.blocks.len()));
            prop_assert_eq!(draft.manuscript(Proposals::Drop), draft.manuscript(Proposals::Marked));
            prop_assert_eq!(write(&request), Ok(draft));
        }
    }
}
