//! Rules about the abstract, one file each; not what they share.

pub mod implied_phrase;
pub mod too_long;
