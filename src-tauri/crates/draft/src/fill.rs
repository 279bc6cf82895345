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
You are asked for one further sentence about one feature. Complete the sentence that was begun. Use only words of the \
claims and plain words. Do not name parts, materials, values or effects that the claims do not name. Do not use \
numbers. Do not praise. Do not write \"said\", \"wherein\", \"claim\" or \"invention\". Write one sentence and stop.";

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
    let prefix = prefix(draft, application, generator, &asked);
    let model = generator.id().to_owned();
    for (done, &slot) in asked.iter().enumerate() {
        if on_event(Event::Asked { slot, done, total: asked.len() }) == Control::Stop {
            filled.stopped = true;
            break;
        }
        let place = draft.slots[slot].clone();
        let request = Request {
            prefix: &prefix,
            prompt: &place.prompt,
            opening: &place.opening,
            max_tokens: how.tokens,
            stop: &["\n"],
            sampling: Sampling {
                temperature: 0.4,
                top_k: 40,
                top_p: 0.9,
                repetition: 1.1,
                seed: how.seed.wrapping_add(slot as u64),
            },
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

/// What every request begins with: the rules, and the claims that the slots speak of as far as they fit.
fn prefix(draft: &Draft, application: &Application, generator: &dyn Generator, asked: &[usize]) -> String {
    let mut prefix = format!("{SYSTEM}\n\nClaims:\n");
    let mut room = PREFIX_TOKENS.min(generator.context() / 2);
    let mut numbers: Vec<u32> = Vec::new();
    for number in asked.iter().map(|&slot| draft.slots[slot].claim) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    for claim in application.claims.present().into_iter().flat_map(|set| &set.claims) {
        if numbers.contains(&claim.number) {
            let tokens = generator.count(&claim.text);
            if tokens > room {
                continue;
            }
            room -= tokens;
            prefix.push_str(claim.text.trim());
            prefix.push('\n');
        }
    }
    prefix.push('\n');
    prefix
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
