//! Rules about the references between claims, one file each; not what they share.

pub mod category_mismatch;
pub mod cross_category_reference;
pub mod cycle;
pub mod designation_mismatch;
pub mod drops_feature;
pub mod forward;
pub mod grouping;
pub mod missing_target;
pub mod multiple_fee;
pub mod multiple_not_alternative;
pub mod multiple_on_multiple;
pub mod no_further_limitation;
pub mod reference_not_at_start;
pub mod self_;
pub mod vague_reference;
