//! Rules about the wording of claims, one file each; not what they share.

pub mod and_or;
pub mod final_period;
pub mod numbering;
pub mod optional_feature;
