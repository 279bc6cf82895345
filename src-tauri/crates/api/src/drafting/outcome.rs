//! What happens while a generator fills slots, in a form that can be kept; not the run itself.

use claimwright_draft::guard::Objection;
use serde::{Deserialize, Serialize};

/// What happens while a model fills slots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Claims that the model is not shown, as it cannot read them with the others.
    LeftOut {
        /// Their numbers.
        claims: Vec<u32>,
    },
    /// A slot is asked.
    Asked {
        /// Index of the slot.
        slot: usize,
        /// Slots asked before it.
        done: usize,
        /// Slots to be asked.
        total: usize,
    },
    /// Words for a slot.
    Text {
        /// Index of the slot.
        slot: usize,
        /// The words.
        piece: String,
    },
    /// A sentence passed the guard.
    Proposed {
        /// Index of the slot.
        slot: usize,
        /// The sentence.
        text: String,
    },
    /// The guard dropped a sentence.
    Dropped {
        /// Index of the slot.
        slot: usize,
        /// Why.
        #[serde(with = "objection")]
        objection: Objection,
    },
}

/// Writes an objection as its word.
mod objection {
    use claimwright_draft::guard::Objection;
    use serde::{Deserialize, Deserializer, Serializer};

    const WORDS: [(Objection, &str); 7] = [
        (Objection::Empty, "empty"),
        (Objection::ForeignTerm, "foreign-term"),
        (Objection::Numeral, "numeral"),
        (Objection::LostLimitation, "lost-limitation"),
        (Objection::ClaimLanguage, "claim-language"),
        (Objection::Profanity, "profanity"),
        (Objection::Repetition, "repetition"),
    ];

    pub fn serialize<S: Serializer>(objection: &Objection, to: S) -> Result<S::Ok, S::Error> {
        let word = WORDS.iter().find(|(of, _)| of == objection).map_or("empty", |(_, word)| word);
        to.serialize_str(word)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Objection, D::Error> {
        let word = String::deserialize(from)?;
        WORDS
            .iter()
            .find(|(_, of)| *of == word)
            .map(|(objection, _)| *objection)
            .ok_or_else(|| serde::de::Error::custom("no such objection"))
    }
}
