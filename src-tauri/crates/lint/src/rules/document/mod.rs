//! Rules about the document as a whole, one file each; not what they share.

pub mod missing_abstract;
pub mod placeholder_text;
