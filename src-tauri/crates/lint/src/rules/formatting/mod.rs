//! Rules about layout, one file each; not what they share.

pub mod doubled_space;
