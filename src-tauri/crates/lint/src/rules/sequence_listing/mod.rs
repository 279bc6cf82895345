//! Rules about sequences and their listing, one file each; not what they share.

pub mod missing;
pub mod seq_id;
