//! Rules about the title, one file each; not what they share.

pub mod category_mismatch;
pub mod etc;
pub mod leading_new_improved;
pub mod mismatch_between_parts;
pub mod non_technical_name;
pub mod too_long;
pub mod vague;
