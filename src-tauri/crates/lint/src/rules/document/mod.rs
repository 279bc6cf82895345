//! Rules about the document as a whole, one file each; not what they share.

pub mod filing_format;
pub mod hyperlink;
pub mod language;
pub mod language_versions;
pub mod missing_abstract;
pub mod missing_claims;
pub mod missing_description;
pub mod missing_title;
pub mod page_fee;
pub mod part_not_on_new_page;
pub mod part_order;
pub mod placeholder_text;
pub mod prohibited_matter;
pub mod tracked_changes;
