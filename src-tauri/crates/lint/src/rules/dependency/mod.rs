//! Rules about the references between claims, one file each; not what they share.

pub mod missing_target;
pub mod self_;
