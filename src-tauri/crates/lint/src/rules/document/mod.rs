//! Rules about the document as a whole, one file each; not what they share.

pub mod hyperlink;
pub mod missing_abstract;
pub mod missing_claims;
pub mod missing_description;
pub mod missing_title;
pub mod placeholder_text;
pub mod prohibited_matter;
pub mod tracked_changes;
