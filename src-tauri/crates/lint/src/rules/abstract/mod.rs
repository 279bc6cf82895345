//! Rules about the abstract, one file each; not what they share.

pub mod implied_phrase;
pub mod legal_phraseology;
pub mod merits;
pub mod paragraphs;
pub mod refers_to_other_parts;
pub mod too_long;
