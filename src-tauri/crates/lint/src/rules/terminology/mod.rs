//! Rules about words and units across the parts, one file each; not what they share.

pub mod claim_term_unsupported;
