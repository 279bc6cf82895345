//! The list of all rules; each stands in a file of its own under the folder of its group.

use crate::Rule;

/// Every rule, by group and name.
pub const RULES: &[&dyn Rule] = &[];
