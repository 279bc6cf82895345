//! What a person decided about names, as a file or the vault keeps it; not how names are compared.

use crate::{ApiError, ErrorCode};
use claimwright_assist::terms::{Answer, Decisions};
use serde::{Deserialize, Serialize};

/// A term of a glossary, with what was decided about other names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct GlossaryEntry {
    /// The name, its head in the singular as far as the claims have it so.
    pub term: String,
    /// Other names of the same thing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Names of other things, which are not to be asked about again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejected: Vec<String>,
    /// Names about which nobody can say yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    term: Vec<GlossaryEntry>,
}

/// The entries in a TOML file of tables `[[term]]`; `name` is the file's, for sentences.
///
/// # Errors
/// [`ErrorCode::CannotRead`] where the file has another form.
pub fn read(name: &str, text: &str) -> Result<Vec<GlossaryEntry>, ApiError> {
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        let what = error.message().lines().collect::<Vec<_>>().join(" ");
        let why = format!(
            "{name}: line {line} is no glossary ({what}); each entry needs term, and may list aliases, rejected and open."
        );
        ApiError::new(ErrorCode::CannotRead, why)
    })?;
    Ok(file.term)
}

/// The file of some entries, as [`read`] takes it.
pub fn written(entries: &[GlossaryEntry]) -> String {
    let file = File { term: entries.to_vec() };
    let tables = toml::to_string(&file).expect("entries are plain texts");
    format!(
        "# Terms and what was decided about other names. `claimwright terms FILE --glossary` reads this file too.\n\n{tables}"
    )
}

/// What a glossary beside a document is named.
pub fn file_beside(document: &str) -> String {
    format!("{document}.glossary.toml")
}

/// The decisions of entries.
pub fn decisions(entries: &[GlossaryEntry]) -> Decisions {
    let mut decisions = Decisions::default();
    for entry in entries {
        for (names, answer) in
            [(&entry.open, Answer::Maybe), (&entry.aliases, Answer::Same), (&entry.rejected, Answer::Different)]
        {
            for name in names {
                decisions.decide(&entry.term, name, answer);
            }
        }
    }
    decisions
}

/// Takes an answer about two names in place of an earlier one; `None` forgets it. Whoever wrote an entry by hand may have
/// written other capitals.
pub fn decide(entries: &mut Vec<GlossaryEntry>, term: &str, other: &str, answer: Option<Answer>) {
    let are_one = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    for entry in entries.iter_mut() {
        for (one, two) in [(term, other), (other, term)] {
            if are_one(&entry.term, one) {
                for names in [&mut entry.aliases, &mut entry.rejected, &mut entry.open] {
                    names.retain(|name| !are_one(name, two));
                }
            }
        }
    }
    if let Some(answer) = answer {
        let at = entries.iter().position(|entry| are_one(&entry.term, term)).unwrap_or_else(|| {
            entries.push(GlossaryEntry { term: term.to_owned(), ..GlossaryEntry::default() });
            entries.len() - 1
        });
        let names = match answer {
            Answer::Same => &mut entries[at].aliases,
            Answer::Maybe => &mut entries[at].open,
            Answer::Different => &mut entries[at].rejected,
        };
        names.push(other.to_owned());
    }
    entries.retain(|entry| !(entry.aliases.is_empty() && entry.rejected.is_empty() && entry.open.is_empty()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_takes_the_place_of_an_earlier_one_and_is_read_again() {
        let mut entries = Vec::new();
        decide(&mut entries, "fastening member", "fixing \"member\"", Some(Answer::Same));
        decide(&mut entries, "fixing \"member\"", "fastening member", Some(Answer::Different));
        decide(&mut entries, "fastening member", "fastener", Some(Answer::Maybe));
        assert_eq!(read("g.toml", &written(&entries)).as_deref(), Ok(&entries[..]));
        let kept: Vec<_> =
            entries.iter().map(|e| (e.term.as_str(), e.rejected.len(), e.open.len(), e.aliases.len())).collect();
        assert_eq!(kept, [("fixing \"member\"", 1, 0, 0), ("fastening member", 0, 1, 0)], "the later answer holds");
        decide(&mut entries, "Fastening member", "fastener", None);
        decide(&mut entries, "fastening member", "fixing \"member\"", None);
        assert_eq!(entries, []);
        assert_eq!(read("g.toml", &written(&entries)), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_glossary_gets_a_sentence() {
        for bad in ["[[term]]\nalias = []", "[[terms]]", "[[term]]\nterm = \"a\"\naliases = \"b\""] {
            let error = read("g.toml", bad).expect_err("it is refused");
            assert!(
                error.sentence.starts_with("g.toml: line ") && !error.sentence.contains('\n'),
                "{}",
                error.sentence
            );
        }
    }
}
