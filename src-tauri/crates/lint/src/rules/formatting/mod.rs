//! Rules about layout, one file each; not what they share.

pub mod doubled_space;
pub mod line_numbers;
pub mod margins;
pub mod page_numbers;
pub mod type_and_spacing;
