//! The words of an office in a language, as data; not where they are used.

use claimwright_application::{Language, Office};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Templates by section of the data file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    /// Headings of parts and sections.
    pub headings: BTreeMap<String, String>,
    /// How figures are named and listed.
    pub figures: BTreeMap<String, String>,
    /// Whole sentences.
    pub sentences: BTreeMap<String, String>,
    /// How optional features are introduced.
    pub conditional: Conditional,
    /// Questions to the user.
    pub questions: BTreeMap<String, String>,
}

/// Introductions of sentences about optional features.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Conditional {
    /// For claims that depend on an independent claim, in rotation.
    pub first: Vec<String>,
    /// For claims that depend on the claim told just before, in rotation.
    pub below: Vec<String>,
    /// For claims that depend on one told earlier, by the part that it added.
    pub with: String,
    /// For further sentences of the same claim: the first, then the others in rotation.
    pub follow: Vec<String>,
}

impl Profile {
    /// The templates of an office and language, where there are any.
    pub fn of(office: Office, language: Language) -> Option<Self> {
        let data = match (office, language) {
            (Office::Us, Language::En) => include_str!("../../../../assets/templates/en/us.toml"),
            (Office::Ep, Language::En) => include_str!("../../../../assets/templates/en/ep.toml"),
            _ => return None,
        };
        Some(toml::from_str(data).expect("the templates come with the program and a test reads them"))
    }

    /// A heading.
    pub fn heading(&self, name: &str) -> &str {
        self.headings.get(name).map_or("", String::as_str)
    }

    /// A sentence, its blanks filled.
    pub fn sentence(&self, name: &str, blanks: &[(&str, &str)]) -> String {
        fill(self.sentences.get(name).map_or("", String::as_str), blanks)
    }

    /// An entry of the list of figures, its blanks filled.
    pub fn figure(&self, name: &str, blanks: &[(&str, &str)]) -> String {
        fill(self.figures.get(name).map_or("", String::as_str), blanks)
    }

    /// A question, its blanks filled.
    pub fn question(&self, name: &str, blanks: &[(&str, &str)]) -> String {
        fill(self.questions.get(name).map_or("", String::as_str), blanks)
    }
}

/// A template with `{name}` replaced.
pub(crate) fn fill(template: &str, blanks: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (name, value) in blanks {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_offices_have_the_same_templates() {
        let us = Profile::of(Office::Us, Language::En).expect("US templates");
        let ep = Profile::of(Office::Ep, Language::En).expect("EP templates");
        for (us, ep) in [
            (&us.headings, &ep.headings),
            (&us.figures, &ep.figures),
            (&us.sentences, &ep.sentences),
            (&us.questions, &ep.questions),
        ] {
            assert!(us.keys().eq(ep.keys()));
        }
        assert!(Profile::of(Office::Pct, Language::En).is_none());
        assert!(Profile::of(Office::Us, Language::De).is_none());
    }
}
