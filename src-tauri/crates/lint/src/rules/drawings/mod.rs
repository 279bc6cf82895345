//! Rules about figures, one file each; not what they share.

pub mod colour_or_photo;
pub mod embedded_in_text;
pub mod figure_missing;
pub mod figure_not_discussed;
pub mod figure_not_in_brief_description;
pub mod figure_numbering;
pub mod sheet_format;
