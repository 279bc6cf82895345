//! What a person decides about proposals, and how a proposal enters a draft; not how one is generated.

use crate::{Draft, Origin, Sentence, SlotState};

impl Draft {
    /// Puts a sentence that a model wrote into an open slot, as a proposal; `false` where the slot is not open.
    pub fn propose(&mut self, slot: usize, text: &str, model: &str, seed: u64) -> bool {
        let Some(place) = self.slots.get_mut(slot).filter(|place| place.state == SlotState::Open) else { return false };
        let Some(block) = self.blocks.get_mut(place.block) else { return false };
        place.state = SlotState::Proposed;
        block.sentences.push(Sentence {
            text: text.to_owned(),
            origin: Origin::Model { model: model.to_owned(), seed, slot },
            accepted: false,
        });
        true
    }

    /// Makes a proposal the person's own sentence; `false` where the slot holds none that is undecided.
    pub fn accept(&mut self, slot: usize) -> bool {
        let Some((block, sentence)) = self.undecided(slot) else { return false };
        self.blocks[block].sentences[sentence].accepted = true;
        true
    }

    /// Takes a proposal out; `false` where the slot holds none that is undecided.
    pub fn reject(&mut self, slot: usize) -> bool {
        let Some((block, sentence)) = self.undecided(slot) else { return false };
        self.blocks[block].sentences.remove(sentence);
        self.slots[slot].state = SlotState::Rejected;
        true
    }

    /// Proposals that nobody has decided on.
    pub fn open_proposals(&self) -> usize {
        self.blocks.iter().flat_map(|block| &block.sentences).filter(|sentence| !sentence.accepted).count()
    }

    /// The block and the sentence of an undecided proposal.
    fn undecided(&self, slot: usize) -> Option<(usize, usize)> {
        let block = self.slots.get(slot)?.block;
        let sentences = &self.blocks.get(block)?.sentences;
        let of_slot = |sentence: &Sentence| {
            !sentence.accepted && matches!(sentence.origin, Origin::Model { slot: of, .. } if of == slot)
        };
        Some((block, sentences.iter().position(of_slot)?))
    }
}
