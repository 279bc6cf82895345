//! The page of a rule, taken apart: title, sections, examples with carets; not its rendering.

use crate::Rule;
use crate::rules::RULES;

/// The rule of an id.
pub fn rule(id: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| rule.meta().id == id)
}
