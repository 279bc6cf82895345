//! Rules about priority and benefit, one file each; not what they share.

pub mod data_incomplete;
