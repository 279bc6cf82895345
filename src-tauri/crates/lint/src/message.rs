//! Messages as keys and values, rendered in the interface's language only where they are shown.
//!
//! Templates stand in `assets/messages/<language>/<group>.toml`, one table per rule, one key per variant; `{name}` is
//! replaced by the value of that name. Values quote the document or count; they hold no words of an interface language.

use claimwright_application::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A sentence for the user, before it is put in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The table: a rule's id, or `engine`.
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

    /// The sentence in a language; English where the language has no template yet, the key where none has.
    pub fn render(&self, language: Language) -> String {
        let template = template(language, self.rule, self.key).or_else(|| template(Language::En, self.rule, self.key));
        let Some(template) = template else { return format!("{}: {}", self.rule, self.key) };
        let mut sentence = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            sentence.push_str(&rest[..open]);
            rest = &rest[open + 1..];
            let Some(close) = rest.find('}') else {
                sentence.push('{');
                break;
            };
            let name = &rest[..close];
            if let Some((_, value)) = self.values.iter().find(|(known, _)| *known == name) {
                sentence.push_str(value);
            }
            rest = &rest[close + 1..];
        }
        sentence.push_str(rest);
        sentence
    }
}

type Templates = HashMap<String, HashMap<String, String>>;

/// The template of a key in one language.
pub fn template(language: Language, rule: &str, key: &str) -> Option<&'static str> {
    CATALOGUES.get(&language)?.get(rule)?.get(key).map(String::as_str)
}

/// All tables of a language: rule id → key → template.
pub fn templates(language: Language) -> Option<&'static HashMap<String, HashMap<String, String>>> {
    CATALOGUES.get(&language)
}

/// The files of one language, all groups and the engine's own.
macro_rules! files {
    ($language:literal) => {
        [
            files!($language, "document"),
            files!($language, "title"),
            files!($language, "description"),
            files!($language, "claims"),
            files!($language, "dependency"),
            files!($language, "terminology"),
            files!($language, "numerals"),
            files!($language, "drawings"),
            files!($language, "abstract"),
            files!($language, "formatting"),
            files!($language, "sequence-listing"),
            files!($language, "priority"),
            files!($language, "amendment"),
            files!($language, "engine"),
        ]
    };
    ($language:literal, $group:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/messages/", $language, "/", $group, ".toml"))
    };
}

static CATALOGUES: LazyLock<HashMap<Language, Templates>> = LazyLock::new(|| {
    [(Language::En, files!("en")), (Language::Fr, files!("fr")), (Language::De, files!("de"))]
        .into_iter()
        .map(|(language, files)| {
            let tables = files.iter().flat_map(|file| {
                toml::from_str::<Templates>(file).expect("the messages are compiled in and read by a test")
            });
            (language, tables.collect())
        })
        .collect()
});
