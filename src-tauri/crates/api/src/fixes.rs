//! Applies fixes that were asked for to the text of a document; decides for none, and never on a filed application.

use crate::naming::RULES_OF_NAMES;
use crate::{ApiError, Document, ErrorCode};
use claimwright_application::{Manuscript, PartName};
use claimwright_lint::{Applicability, Edit, Finding, Options};
use std::collections::BTreeMap;

/// The word that asks for all fixes that cannot change scope or matter.
pub const SAFE: &str = "safe";

/// A document with fixes applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    /// The document as it is to be written.
    pub manuscript: Manuscript,
    /// Fixes that were applied.
    pub applied: usize,
    /// Fixes that were left, as they touch words that another one changed.
    pub left: usize,
}

/// The document with the fixes of some findings applied: with `which` = `safe` all safe ones, else those of the rules
/// that it lists, separated by commas. Where two fixes touch the same words, the first in the text is applied; a fix
/// is applied whole or not at all.
///
/// # Errors
/// [`ErrorCode::Unknown`] where `which` names both, a rule that does not exist, or one that no finding with a fix bears.
pub fn apply(document: &Document, which: &str, options: &Options<'_>) -> Result<Mended, ApiError> {
    // Two names may be two things on purpose, so that each fix of names is looked at: none is made here, and none stands in
    // the place of another rule's.
    let report = claimwright_lint::check(&document.application, &Options { names: None, ..*options });
    let rules: Vec<&str> = which.split(',').map(str::trim).collect();
    let all_safe = which.trim() == SAFE;
    if !all_safe {
        for rule in &rules {
            let sentence = if *rule == SAFE {
                "Fixes are asked for either as \"safe\" or by the ids of rules, not as both at once.".to_owned()
            } else if !crate::pages::exists(rule) {
                format!("There is no rule \"{rule}\" whose fixes could be applied.")
            } else if RULES_OF_NAMES.contains(rule) {
                format!(
                    "Fixes of \"{rule}\" are looked at one by one and never applied at once: make them in the window."
                )
            } else if report.findings.iter().any(|finding| is_made(finding, rule)) {
                continue;
            } else {
                format!("No finding of \"{rule}\" offers a fix.")
            };
            return Err(ApiError::new(ErrorCode::Unknown, sentence));
        }
    }
    let wanted = |finding: &&Finding| rules.iter().any(|rule| is_made(finding, rule));
    let mut edits: BTreeMap<PartName, BTreeMap<(usize, usize), &str>> = BTreeMap::new();
    let (mut applied, mut left) = (0, 0);
    for fix in report.findings.iter().filter(wanted).filter_map(|finding| finding.fix.as_ref()) {
        let places: Option<Vec<_>> = fix.edits.iter().map(|edit| in_part(document, edit)).collect();
        let Some(places) = places.filter(|places| !places.is_empty()) else { continue };
        let whole = places.iter().enumerate().all(|(index, place)| {
            let same_part = |other: usize| fix.edits[other].place.part == fix.edits[index].place.part;
            places[..index].iter().enumerate().all(|(other, before)| !same_part(other) || apart(*before, *place))
        });
        let is_free = whole
            && fix.edits.iter().zip(&places).all(|(edit, place)| {
                edits.get(&edit.place.part).is_none_or(|taken| {
                    let neighbours = [taken.range(..=place).next_back(), taken.range(place..).next()];
                    neighbours.into_iter().flatten().all(|(neighbour, _)| apart(*neighbour, *place))
                })
            });
        if !is_free {
            left += 1;
            continue;
        }
        applied += 1;
        for (edit, place) in fix.edits.iter().zip(places) {
            edits.entry(edit.place.part).or_default().insert(place, &edit.replacement);
        }
    }
    let mut texts = BTreeMap::new();
    for (part, edits) in edits {
        let Some(mut text) = document.text(part) else { continue };
        for ((start, end), replacement) in edits.into_iter().rev() {
            text.replace_range(start..end, replacement);
        }
        texts.insert(part, text);
    }
    Ok(Mended { manuscript: document.manuscript_with(&texts), applied, left })
}

/// Whether the fix of a finding is one of those that a word asks for: `safe`, or the id of a rule.
fn is_made(finding: &Finding, word: &str) -> bool {
    finding.fix.as_ref().is_some_and(|fix| match word {
        SAFE => fix.applicability == Applicability::Safe,
        rule => finding.rule == rule,
    })
}

/// Whether two replacements touch no byte in common; two insertions at one place do.
const fn apart(one: (usize, usize), other: (usize, usize)) -> bool {
    (one.1 <= other.0 || other.1 <= one.0) && !(one.0 == other.0 && one.1 == other.1)
}

/// The bytes of an edit in the text of its part.
fn in_part(document: &Document, edit: &Edit) -> Option<(usize, usize)> {
    let span = edit.place.span?;
    let offset = match edit.place.claim {
        Some(index) => document.application.claims.present()?.claims.get(index)?.offset,
        None => 0,
    };
    Some((offset + span.start, offset + span.end))
}
