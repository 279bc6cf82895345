//! Passages of the user: where they stand in a draft, in what is made of it, and in the next one.

use claimwright_application::manuscript::Role;
use claimwright_application::{Application, FilingFacts, Language, Office, Parts};
use claimwright_draft::{BlockKind, Draft, Origin, Proposals, Request, write};

const CLAIMS: [&str; 2] = [
    "1. A hinge, comprising: a first leaf; a second leaf pivotally connected to the first leaf by a pin; and a lid.",
    "2. The hinge of claim 1, wherein the pin is hollow and holds a spring.",
];

fn drafted(claims: &[&str], office: Office) -> Draft {
    let claims = claims.iter().map(|&claim| claim.to_owned()).collect();
    let parts = Parts { language: Some(Language::En), claims: Some(claims), ..Parts::default() };
    let application = Application::from_parts(parts, FilingFacts::default());
    let request = Request { application: &application, office, disclosure: None, figures: None };
    write(&request).expect("the claims can be drafted")
}

/// All blocks as they are read: their texts.
fn texts(draft: &Draft) -> Vec<String> {
    let text = |block: &claimwright_draft::Block| {
        block.sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    draft.laid().iter().map(|laid| text(&laid.block)).collect()
}

/// Index of the first block whose text holds these words.
#[track_caller]
fn index(draft: &Draft, words: &str) -> usize {
    texts(draft).iter().position(|text| text.contains(words)).unwrap_or_else(|| panic!("no block holds {words:?}"))
}

#[track_caller]
fn add(draft: &mut Draft, behind: &str, text: &str) -> u32 {
    let behind = index(draft, behind);
    draft.add_passage(behind, text).expect("it is in the description")
}

/// The text of the block before the one that holds these words.
fn before(draft: &Draft, words: &str) -> String {
    texts(draft)[index(draft, words) - 1].clone()
}

/// The draft of other claims, with the passages of this one.
fn again(draft: &Draft, claims: &[&str], office: Office) -> Draft {
    let mut next = drafted(claims, office);
    next.take_passages(draft.passages());
    next
}

#[test]
fn a_passage_stands_where_it_was_put_and_says_whose_it_is() {
    let mut draft = drafted(&CLAIMS, Office::Ep);
    let plain = draft.clone();
    let heading = add(&mut draft, "Background art", "  Known hinges squeak. \n\n Oil does not help.\n");
    let behind = index(&draft, "Known hinges squeak.");
    assert_eq!(before(&draft, "Known hinges squeak."), "Background art");
    let laid = draft.laid();
    for (block, text) in laid[behind..behind + 2].iter().zip(["Known hinges squeak.", "Oil does not help."]) {
        let [sentence] = block.block.sentences.as_slice() else { panic!("{block:?}") };
        assert_eq!((sentence.text.as_str(), &sentence.origin), (text, &Origin::User { passage: heading }));
        assert_eq!((block.block.kind, block.written), (BlockKind::Paragraph, None));
    }
    // The latest passage behind the same block comes first; one behind a passage comes right behind it.
    add(&mut draft, "Background art", "First of all.");
    add(&mut draft, "Oil does not help.", "Nor does grease.");
    let at = index(&draft, "First of all.");
    assert_eq!(
        texts(&draft)[at..at + 4],
        ["First of all.", "Known hinges squeak.", "Oil does not help.", "Nor does grease."]
    );
    // Where the blocks of the code stand is told, and what a slot says of them holds.
    assert!(draft.laid().iter().filter_map(|laid| laid.written).eq(0..draft.blocks.len()));
    assert_eq!(draft.blocks, plain.blocks);

    assert!(draft.change_passage(heading, "Known hinges rattle."));
    assert!(texts(&draft).iter().any(|text| text == "Known hinges rattle."));
    assert!(draft.change_passage(heading, " \n"), "what is blank is gone");
    assert!(!draft.change_passage(heading, "Again."), "there is none of this number");
    assert!(texts(&draft).iter().all(|text| !text.contains("rattle")));
}

#[test]
fn claims_abstract_title_and_blank_texts_take_no_passage() {
    let mut draft = drafted(&CLAIMS, Office::Us);
    let blocks = texts(&draft);
    for (behind, text) in blocks.iter().enumerate() {
        let laid = draft.laid()[behind].block.kind;
        let before_claims = behind < index(&draft, "What is claimed is");
        let takes = laid != BlockKind::Title && before_claims;
        assert_eq!(draft.clone().add_passage(behind, "Mine.").is_some(), takes, "{text}");
    }
    assert_eq!(draft.add_passage(blocks.len(), "Mine."), None);
    assert_eq!(draft.add_passage(index(&draft, "relates to"), " \n\t"), None);
}

#[test]
fn a_passage_is_numbered_and_read_with_the_description() {
    let mut draft = drafted(&CLAIMS, Office::Us);
    let plain = draft.manuscript(Proposals::Drop);
    add(&mut draft, "relates to", "1. Hinges of brass are preferred.\nThe pin 16 is turned.");
    let manuscript = draft.manuscript(Proposals::Drop);
    let numbered = |text: &str| {
        let found = manuscript.paragraphs.iter().find(|paragraph| paragraph.text == text);
        let found = found.unwrap_or_else(|| panic!("{text} is not there"));
        (found.role, found.label.clone().unwrap_or_default())
    };
    assert_eq!(numbered("1. Hinges of brass are preferred."), (Role::Body, "[0002]".to_owned()));
    assert_eq!(numbered("The pin 16 is turned."), (Role::Body, "[0003]".to_owned()));
    assert_eq!(manuscript.paragraphs.len(), plain.paragraphs.len() + 2);
    let read = Application::from_manuscript(&manuscript, Some(Language::En), FilingFacts::default());
    assert_eq!(read.claims.present().map(|set| set.claims.len()), Some(2), "a numbered paragraph is no claim");
}

#[test]
fn a_passage_goes_where_its_paragraph_goes() {
    let mut draft = drafted(&CLAIMS, Office::Ep);
    add(&mut draft, "the pin 16 is hollow", "The spring may be of steel.");
    add(&mut draft, "Background art", "Known hinges squeak.");
    // Another part takes the first sign, a claim comes between, the pin is worded anew: it is still the paragraph of the pin.
    let changed = [
        "1. A hinge, comprising: a plate; a first leaf; a second leaf pivotally connected to the first leaf by a pin; and a lid.",
        "2. The hinge of claim 1, wherein the plate is flat.",
        "3. The hinge of claim 1, wherein the pin is hollow and firmly holds a spring.",
    ];
    let next = again(&draft, &changed, Office::Ep);
    assert!(before(&next, "The spring may be of steel.").contains("firmly holds"), "{:#?}", texts(&next));
    assert_eq!(before(&next, "Known hinges squeak."), "Background art");
    // The other office has other headings and wordings.
    let us = again(&next, &changed, Office::Us);
    assert!(before(&us, "The spring may be of steel.").contains("firmly holds"), "{:#?}", texts(&us));
    assert_eq!(before(&us, "Known hinges squeak."), "BACKGROUND");
    assert_eq!(texts(&again(&us, &changed, Office::Ep)), texts(&next), "and back");
}

#[test]
fn what_lost_its_paragraph_stands_at_the_end_of_its_section_and_what_lost_that_at_the_end() {
    let mut draft = drafted(&CLAIMS, Office::Ep);
    add(&mut draft, "the pin 16 is hollow", "The spring may be of steel.");
    add(&mut draft, "relates to", "Hinges are old.");
    let other = ["1. A method of brewing tea, comprising: heating water; and pouring the water on leaves."];
    let mut next = again(&draft, &other, Office::Ep);
    let all = texts(&next);
    let claims = index(&next, "Claims");
    assert_eq!(all[claims - 1], "The spring may be of steel.", "{all:#?}");
    assert!(before(&next, "Hinges are old.").contains("relates to"), "the section is short and says nearly the same");
    // Back among its own claims it is back at its place.
    let back = again(&next, &CLAIMS, Office::Ep);
    assert!(before(&back, "The spring may be of steel.").contains("the pin 16 is hollow"));

    let mut passages = next.passages();
    passages.truncate(1);
    passages[0].section = "heading-of-a-later-version".to_owned();
    next = drafted(&CLAIMS, Office::Ep);
    next.take_passages(passages);
    assert_eq!(texts(&next)[index(&next, "Claims") - 1], "Hinges are old.");
}
