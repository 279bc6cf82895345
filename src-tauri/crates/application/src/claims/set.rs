//! The set of claims and how it is made; not the analysis of each claim.

use super::Claim;
use crate::Language;

/// The claims of an application.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClaimSet {
    /// The text of the part: the claims as given, joined by a blank line.
    pub text: String,
    /// The claims in the order of the text.
    pub claims: Vec<Claim>,
}

impl ClaimSet {
    /// The claims found in a text that holds nothing else.
    pub fn parse(text: &str, language: Language) -> Self {
        let _ = language;
        Self { text: text.to_owned(), claims: Vec::new() }
    }

    /// The claims of a list, each with its number.
    pub fn from_texts(texts: Vec<String>, language: Language) -> Self {
        let _ = language;
        Self { text: texts.join("\n\n"), claims: Vec::new() }
    }

    /// The first claim that bears a number.
    pub fn numbered(&self, number: u32) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.number == number)
    }
}
