//! Rules about figures, one file each; not what they share.

pub mod claimed_feature_not_shown;
pub mod colour_or_photo;
pub mod embedded_in_text;
pub mod figure_missing;
pub mod figure_not_discussed;
pub mod figure_not_in_brief_description;
pub mod figure_numbering;
pub mod prior_art_label;
pub mod sheet_format;
pub mod single_figure_label;
pub mod text_in_drawings;
