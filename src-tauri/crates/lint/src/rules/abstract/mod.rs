//! Rules about the abstract, one file each; not what they share.

pub mod figure_not_indicated;
pub mod implied_phrase;
pub mod legal_phraseology;
pub mod merits;
pub mod paragraphs;
pub mod reference_signs;
pub mod refers_to_other_parts;
pub mod title_missing;
pub mod too_long;
