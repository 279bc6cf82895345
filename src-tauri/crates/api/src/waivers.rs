//! Findings that a person has set aside, as a file lists them; not the reports that leave them out.

use crate::wire::FindingView;
use crate::{ApiError, ErrorCode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One finding that is set aside, with why. It is known by its words, so that it holds while other text changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The rule's id.
    pub rule: String,
    /// The part that the finding is in.
    pub part: String,
    /// The words of the finding, whatever space is between them; absent for a finding about a whole part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub excerpt: Option<String>,
    /// Printed number of the claim; absent where any claim with these words is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub claim: Option<u32>,
    /// Why.
    pub reason: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    waiver: Vec<Waiver>,
}

/// The waivers in a TOML file of tables `[[waiver]]`; `name` is the file's, for sentences.
///
/// # Errors
/// [`ErrorCode::CannotRead`] where the file has another form, or a waiver has no reason.
pub fn read(name: &str, text: &str) -> Result<Vec<Waiver>, ApiError> {
    let cannot = |why: &str| ApiError::new(ErrorCode::CannotRead, format!("{name}: {why}"));
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        let what = error.message().lines().collect::<Vec<_>>().join(" ");
        cannot(&format!("line {line} is no list of waivers ({what}); each needs rule, part, excerpt and reason."))
    })?;
    if let Some(waiver) = file.waiver.iter().find(|waiver| waiver.reason.trim().is_empty()) {
        return Err(cannot(&format!("a waiver of {} gives no reason; say why the finding is set aside.", waiver.rule)));
    }
    Ok(file.waiver)
}

/// The file of some waivers, as [`read`] takes it.
pub fn written(waivers: &[Waiver]) -> String {
    let file = File { waiver: waivers.to_vec() };
    let tables = toml::to_string(&file).expect("waivers are plain texts and numbers");
    format!("# Findings that were set aside. `claimwright validate FILE --waivers` reads this file too.\n\n{tables}")
}

/// What a file of waivers beside a document is named.
pub fn file_beside(document: &str) -> String {
    format!("{document}.waivers.toml")
}

impl Waiver {
    /// Whether it says the same of the same findings, whatever its reason.
    pub fn is_of(&self, other: &Self) -> bool {
        (&self.rule, &self.part, &self.excerpt, self.claim) == (&other.rule, &other.part, &other.excerpt, other.claim)
    }

    /// Whether it sets a finding aside.
    pub fn speaks_of(&self, finding: &FindingView) -> bool {
        let words = |text: &Option<String>| {
            text.as_ref().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
        };
        self.rule == finding.rule
            && self.part == finding.part
            && (self.claim.is_none() || self.claim == finding.claim)
            && words(&self.excerpt) == words(&finding.excerpt)
    }

    /// The waiver in a few words, for a sentence about it.
    pub fn shown(&self) -> String {
        let claim = self.claim.map(|claim| format!(" {claim}")).unwrap_or_default();
        let excerpt = self.excerpt.as_ref().map(|excerpt| format!(", \"{excerpt}\"")).unwrap_or_default();
        format!("{} in {}{claim}{excerpt}", self.rule, self.part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_of_waivers_gets_a_sentence() {
        let good =
            "[[waiver]]\nrule = \"claims/and-or\"\npart = \"claims\"\nexcerpt = \"and/or\"\nreason = \"agreed\"\n";
        assert_eq!(read("w.toml", good).map(|waivers| waivers.len()), Ok(1));
        assert_eq!(read("w.toml", "").map(|waivers| waivers.len()), Ok(0));
        for bad in [&good.replace("agreed", " "), &good.replace("rule", "rules"), "[[waiver]]\nrule = 1", "and/or"] {
            let error = read("w.toml", bad).expect_err("it is refused");
            assert!(error.sentence.starts_with("w.toml: ") && !error.sentence.contains('\n'), "{}", error.sentence);
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let waiver = |excerpt: Option<&str>, claim: Option<u32>| Waiver {
            rule: "claims/and-or".to_owned(),
            part: "claims".to_owned(),
            excerpt: excerpt.map(str::to_owned),
            claim,
            reason: "\"agreed\"\n[[waiver]] é".to_owned(),
        };
        let waivers = [waiver(Some("a\nb \"c\" \\"), Some(3)), waiver(None, None)];
        assert_eq!(read("w.toml", &written(&waivers)).as_deref(), Ok(&waivers[..]));
        assert_eq!(read("w.toml", &written(&[])).map(|none| none.len()), Ok(0));
    }
}
