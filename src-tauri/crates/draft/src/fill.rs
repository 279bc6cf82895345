//! Lets a generator propose sentences into the slots of a draft, one after another; not what may pass, which
//! [`crate::guard`] decides.

use crate::guard::Ground;
use crate::{Draft, SlotState};
use claimwright_application::Application;
use claimwright_infer::{Control, Generator, InferError, Request, Sampling};

/// How to fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// At most this many slots.
    pub slots: usize,
    /// At most this many tokens a slot.
    pub tokens: usize,
    /// Seed of the sampling.
    pub seed: u64,
}

/// What happens while slots are filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<'a> {
    /// Claims that the model is not shown, as it cannot read them with the others; told before the first slot is asked.
    LeftOut {
        /// Their numbers, in the order of the slots that speak of them.
        claims: &'a [u32],
    },
    /// Slot `slot`, the `done`-th of `total`, is asked.
    Asked {
        /// Index of the slot.
        slot: usize,
        /// Slots asked before it.
        done: usize,
        /// Slots to be asked.
        total: usize,
    },
    /// A piece of text for the slot.
    Text {
        /// Index of the slot.
        slot: usize,
        /// The piece.
        piece: &'a str,
    },
    /// The slot's sentence was accepted by the guard and stands in the draft as a proposal.
    Proposed {
        /// Index of the slot.
        slot: usize,
        /// The sentence.
        text: &'a str,
    },
    /// The guard dropped it.
    Dropped {
        /// Index of the slot.
        slot: usize,
        /// Why.
        objection: crate::guard::Objection,
    },
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filled {
    /// Sentences proposed.
    pub proposed: usize,
    /// Sentences dropped by the guard.
    pub dropped: usize,
    /// Whether the caller stopped it.
    pub stopped: bool,
    /// Tokens computed for prompts, over all slots.
    pub prefilled: usize,
    /// Tokens generated, over all slots.
    pub generated: usize,
}

/// Most tokens of claims in the shared prefix; what a small model reads in some ten seconds.
const PREFIX_TOKENS: usize = 700;

const SYSTEM: &str = "You help to write the detailed description of a patent application. You are given its claims. \
You are asked for one further sentence about one feature: complete the sentence that was begun. Say what may be added: \
where the feature may be placed, to what other feature it may be connected, in which order or when it may act, or \
which other feature may take its place. Do not repeat the claim. Use only words of the claims and plain words. Write \
one short sentence.\n\nExamples:\n\
In some embodiments, the lid may be placed above the housing and fastened to it by a latch.\n\
In some embodiments, the sensor may act before the valve is opened, or at the same time.\n\
In some embodiments, this step may be repeated until the sensor gives a signal.";

/// Fills open slots of `draft`, made of `application`. Each request shares one prefix, so that its cache is computed
/// once. `on_event` says whether to go on.
///
/// # Errors
/// What the generator failed with; slots filled before stay filled.
pub fn fill(
    draft: &mut Draft,
    application: &Application,
    generator: &mut dyn Generator,
    how: Fill,
    on_event: &mut dyn FnMut(Event<'_>) -> Control,
) -> Result<Filled, InferError> {
    let mut filled = Filled::default();
    let mut ground = Ground::of(draft, application);
    let asked: Vec<usize> =
        (0..draft.slots.len()).filter(|&slot| draft.slots[slot].state == SlotState::Open).take(how.slots).collect();
    let (prefix, left_out) = prefix(draft, application, generator, &asked);
    if !left_out.is_empty() && on_event(Event::LeftOut { claims: &left_out }) == Control::Stop {
        return Ok(Filled { stopped: true, ..filled });
    }
    let model = generator.id().to_owned();
    for (done, &slot) in asked.iter().enumerate() {
        if on_event(Event::Asked { slot, done, total: asked.len() }) == Control::Stop {
            filled.stopped = true;
            break;
        }
        let place = draft.slots[slot].clone();
        // Signs are given by code: a model that sees one goes on to make up its own.
        let opening = ground.unsigned(&place.opening);
        let wording = crate::guard::Vocabulary::new(&ground, &opening);
        let request = Request {
            prefix: &prefix,
            prompt: &place.prompt,
            opening: &opening,
            max_tokens: how.tokens,
            stop: &["\n"],
            sampling: Sampling {
                temperature: 0.4,
                top_k: 40,
                top_p: 0.9,
                repetition: 1.0,
                seed: how.seed.wrapping_add(slot as u64),
            },
            wording: Some(&wording),
        };
        let mut so_far = String::new();
        let mut stopped = false;
        let generation = generator.generate(&request, &mut |piece| {
            if on_event(Event::Text { slot, piece }) == Control::Stop {
                stopped = true;
                return Control::Stop;
            }
            so_far.push_str(piece);
            // A finished sentence needs no further token.
            if first_sentence(&so_far).is_some_and(|end| end < so_far.trim_end().len()) {
                Control::Stop
            } else {
                Control::Continue
            }
        })?;
        filled.prefilled += generation.prefilled;
        filled.generated += generation.generated;
        if stopped {
            filled.stopped = true;
            break;
        }
        let sentence = sentence(&place.opening, &generation.text);
        match crate::guard::check(&sentence, &place, &ground) {
            Ok(()) => {
                let sentence = ground.signed(&sentence, &draft.signs);
                draft.propose(slot, &sentence, &model, how.seed);
                ground.add(&sentence);
                filled.proposed += 1;
                if on_event(Event::Proposed { slot, text: &sentence }) == Control::Stop {
                    filled.stopped = true;
                    break;
                }
            }
            Err(objection) => {
                draft.slots[slot].state = SlotState::Dropped(objection);
                filled.dropped += 1;
                if on_event(Event::Dropped { slot, objection }) == Control::Stop {
                    filled.stopped = true;
                    break;
                }
            }
        }
    }
    Ok(filled)
}

/// What every request begins with: the rules, and the claims that the slots speak of, each whole or not at all, as far as
/// they fit; and the numbers of those that do not.
fn prefix(draft: &Draft, application: &Application, generator: &dyn Generator, asked: &[usize]) -> (String, Vec<u32>) {
    let mut prefix = format!("{SYSTEM}\n\nClaims:\n");
    let mut room = PREFIX_TOKENS.min(generator.context() / 2);
    let (mut numbers, mut left_out): (Vec<u32>, Vec<u32>) = Default::default();
    for number in asked.iter().map(|&slot| draft.slots[slot].claim) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    for claim in application.claims.present().into_iter().flat_map(|set| &set.claims) {
        if numbers.contains(&claim.number) {
            let tokens = generator.count(&claim.text);
            if tokens > room {
                left_out.push(claim.number);
                continue;
            }
            room -= tokens;
            prefix.push_str(claim.text.trim());
            prefix.push('\n');
        }
    }
    prefix.push('\n');
    (prefix, left_out)
}

/// The first sentence of opening and answer together.
fn sentence(opening: &str, answer: &str) -> String {
    let answer = answer.trim_end();
    let answer = first_sentence(answer).map_or(answer, |end| &answer[..end]);
    let glue = if answer.starts_with([',', '.', ';', ' ']) || answer.is_empty() { "" } else { " " };
    format!("{opening}{glue}{answer}")
}

/// One past the full stop that ends the first sentence.
fn first_sentence(text: &str) -> Option<usize> {
    text.char_indices()
        .filter(|&(at, c)| c == '.' && text[at + 1..].chars().next().is_none_or(char::is_whitespace))
        .map(|(at, _)| at + 1)
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::Objection;
    use crate::{BlockKind, Proposals, Sentence, write};
    use claimwright_application::{FilingFacts, Language, Office, Parts};
    use claimwright_infer::scripted::ScriptedGenerator;

    fn drafted() -> (Draft, Application) {
        let claims = ["1. A hinge, comprising: a first leaf; a second leaf pivotally connected to the first leaf by a pin; and a lid.".to_owned()];
        let parts = Parts { language: Some(Language::En), claims: Some(claims.to_vec()), ..Parts::default() };
        let application = Application::from_parts(parts, FilingFacts::default());
        let request = crate::Request { application: &application, office: Office::Us, disclosure: None, figures: None };
        let draft = write(&request).expect("the claims can be drafted");
        (draft, application)
    }

    const HOW: Fill = Fill { slots: 8, tokens: 40, seed: 7 };

    fn proposals(draft: &Draft) -> Vec<&Sentence> {
        draft.blocks.iter().flat_map(|block| &block.sentences).filter(|sentence| !sentence.accepted).collect()
    }

    #[test]
    fn good_sentences_become_proposals_and_bad_ones_are_counted() {
        let (mut draft, application) = drafted();
        let coded = draft.manuscript(Proposals::Drop);
        let mut generator = ScriptedGenerator::new([
            "may be arranged between a lid and the second leaf. It is also nice.",
            "is made of stainless steel.",
            "must be provided.",
        ]);
        let mut heard = Vec::new();
        let filled = fill(&mut draft, &application, &mut generator, HOW, &mut |event| {
            heard.push(format!("{event:?}").split([' ', '{']).next().unwrap_or_default().to_owned());
            Control::Continue
        });
        let filled = filled.expect("a script does not fail");
        assert_eq!((filled.proposed, filled.dropped, filled.stopped), (1, 2, false), "{:?}", draft.slots);
        assert_eq!(draft.slots[1].state, SlotState::Dropped(Objection::ForeignTerm));
        assert_eq!(draft.slots[2].state, SlotState::Dropped(Objection::Profanity));
        let proposed = proposals(&draft);
        assert_eq!(proposed.len(), 1);
        assert_eq!(
            proposed[0].text,
            "In some embodiments, the first leaf 12 may be arranged between the lid 18 and the second leaf 14."
        );
        assert!(heard.iter().any(|event| event == "Text") && heard.iter().any(|event| event == "Proposed"));
        // All requests share their beginning, so that it is computed once.
        let shared = generator.asked[0].split("Feature:").next().unwrap_or_default();
        assert!(
            shared.contains("1. A hinge, comprising") && generator.asked.iter().all(|asked| asked.starts_with(shared))
        );
        assert_eq!(draft.manuscript(Proposals::Drop), coded, "nothing undecided reaches a filing");
        let marked = draft.manuscript(Proposals::Marked);
        assert_eq!(
            marked
                .paragraphs
                .iter()
                .filter(|paragraph| paragraph.proposal && paragraph.text.starts_with("[PROPOSAL "))
                .count(),
            1
        );
        assert!(draft.accept(0) && !draft.accept(0));
        assert!(
            draft
                .manuscript(Proposals::Drop)
                .paragraphs
                .iter()
                .any(|paragraph| paragraph.text.contains("between the lid 18 and the second leaf 14."))
        );
    }

    #[test]
    fn a_stop_leaves_the_rest_open() {
        let (mut draft, application) = drafted();
        let mut generator =
            ScriptedGenerator::new(["may be arranged at the second leaf 14.", "may be provided at the pin 16."]);
        let mut asked = 0;
        let filled = fill(&mut draft, &application, &mut generator, HOW, &mut |event| {
            asked += usize::from(matches!(event, Event::Asked { .. }));
            if asked == 2 { Control::Stop } else { Control::Continue }
        });
        let filled = filled.expect("a script does not fail");
        assert!(filled.stopped);
        assert_eq!(draft.slots.iter().filter(|slot| slot.state == SlotState::Open).count(), draft.slots.len() - 1);
    }

    #[test]
    fn claims_that_a_model_cannot_read_are_left_out_whole_and_told() {
        let held = " and is held by the spring".repeat(200);
        let long = format!("2. A lock, comprising a bolt and a spring, wherein the bolt slides{held}.");
        let claims = ["1. A hinge, comprising a leaf and a pin.".to_owned(), long];
        let parts = Parts { language: Some(Language::En), claims: Some(claims.to_vec()), ..Parts::default() };
        let application = Application::from_parts(parts, FilingFacts::default());
        let request = crate::Request { application: &application, office: Office::Us, disclosure: None, figures: None };
        let mut draft = write(&request).expect("the claims can be drafted");
        let mut generator = ScriptedGenerator::default();
        let mut told = Vec::new();
        let how = Fill { slots: 300, ..HOW };
        fill(&mut draft, &application, &mut generator, how, &mut |event| {
            if let Event::LeftOut { claims } = event {
                told.push(claims.to_vec());
            }
            Control::Continue
        })
        .expect("a script does not fail");
        assert_eq!(told, [vec![2]]);
        let asked = generator.asked.first().expect("a slot was asked");
        assert!(asked.contains("1. A hinge, comprising") && !asked.contains("2. A lock"), "{asked}");
    }

    #[test]
    fn each_main_limitation_of_an_independent_claim_has_a_slot_in_a_paragraph() {
        let (draft, _) = drafted();
        assert_eq!(draft.slots.len(), 3);
        assert!(
            draft
                .slots
                .iter()
                .all(|slot| draft.blocks[slot.block].kind == BlockKind::Paragraph && !slot.opening.is_empty())
        );
    }
}
