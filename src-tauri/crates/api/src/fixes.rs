//! Applies fixes that were asked for to the text of a document; decides for none, and never on a filed application.

use crate::{ApiError, Document, ErrorCode};
use claimwright_application::{Manuscript, PartName};
use claimwright_lint::{Applicability, Edit, Finding, Options};
use std::collections::BTreeMap;

/// The word that asks for all fixes that cannot change scope or matter.
pub const SAFE: &str = "safe";

/// The document with the fixes of some findings applied: with `which` = `safe` all safe ones, else those of the rules
/// that it lists, separated by commas. Where two fixes touch the same words, the first in the text is applied.
///
/// # Errors
/// [`ErrorCode::Unknown`] where `which` names a rule that does not exist or that no finding with a fix bears.
pub fn apply(document: &Document, which: &str, options: &Options<'_>) -> Result<Manuscript, ApiError> {
    let report = claimwright_lint::check(&document.application, options);
    let rules: Vec<&str> = which.split(',').map(str::trim).collect();
    let all_safe = which.trim() == SAFE;
    if !all_safe {
        for rule in &rules {
            if !report.findings.iter().any(|finding| finding.rule == *rule && finding.fix.is_some()) {
                return Err(ApiError::new(ErrorCode::Unknown, format!("No finding of \"{rule}\" offers a fix.")));
            }
        }
    }
    let wanted = |finding: &&Finding| match &finding.fix {
        Some(fix) if all_safe => fix.applicability == Applicability::Safe,
        Some(_) => rules.contains(&finding.rule),
        None => false,
    };
    let mut edits: BTreeMap<PartName, Vec<(usize, usize, &str)>> = BTreeMap::new();
    for edit in report.findings.iter().filter(wanted).flat_map(|finding| &finding.fix).flat_map(|fix| &fix.edits) {
        if let Some((start, end)) = in_part(document, edit) {
            edits.entry(edit.place.part).or_default().push((start, end, &edit.replacement));
        }
    }
    let mut texts = BTreeMap::new();
    for (part, mut edits) in edits {
        let Some(mut text) = document.text(part) else { continue };
        edits.sort_by_key(|(start, end, _)| (*start, *end));
        let mut free_from = 0;
        edits.retain(|(start, end, _)| {
            let free = *start >= free_from;
            if free {
                free_from = *end;
            }
            free
        });
        for (start, end, replacement) in edits.into_iter().rev() {
            text.replace_range(start..end, replacement);
        }
        texts.insert(part, text);
    }
    Ok(document.manuscript_with(&texts))
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
