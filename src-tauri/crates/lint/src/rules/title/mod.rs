//! Rules about the title, one file each; not what they share.

pub mod too_long;
