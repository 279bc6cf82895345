//! The list of all rules; each stands in a file of its own under the folder of its group.

pub mod r#abstract;
mod abstract_words;
pub mod claims;
pub mod dependency;
pub mod document;
pub(crate) mod interplay;
mod reading;
mod stages;
pub mod title;

use crate::Rule;

/// Every rule, by group and name.
#[rustfmt::skip]
pub const RULES: &[&dyn Rule] = &[
    &document::missing_abstract::MissingAbstract,
    &document::placeholder_text::PlaceholderText,
    &title::too_long::TooLong,
    &claims::and_or::AND_OR,
    &claims::final_period::FinalPeriod,
    &claims::numbering::Numbering,
    &claims::optional_feature::OPTIONAL_FEATURE,
    &dependency::missing_target::MissingTarget,
    &dependency::self_::SelfReference,
    &r#abstract::implied_phrase::IMPLIED_PHRASE,
    &r#abstract::too_long::TooLong,
];
