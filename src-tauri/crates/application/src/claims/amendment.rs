//! Reads the status of a claim and the marks of its amendments (37 CFR 1.121(c)), and gives its clean reading; not
//! revision marks of a word processor, which are a file's.
//!
//! Deleted words stand in `[[…]]`, `~~…~~` or `<del>…</del>`, new ones in `<ins>…</ins>`, `<u>…</u>` or `++…++`. Plain
//! double brackets mark a deletion only in a claim whose status says that it is amended, as they occur in formulas.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::Span;

/// What the parenthesis behind a claim's number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClaimStatus {
    /// As filed.
    Original,
    /// Changed now.
    CurrentlyAmended,
    /// Changed before.
    PreviouslyPresented,
    /// Added.
    New,
    /// Deleted; its text is gone.
    Canceled,
    /// Not examined, after an election.
    Withdrawn,
    /// Not entered.
    NotEntered,
}

/// A stretch of a claim that an amendment added or took away, with its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Where, marks included.
    pub span: Span,
    /// The words without marks.
    pub words: Span,
    /// Whether the words were taken away.
    pub deleted: bool,
}

/// The status that a marker such as `(Currently amended)` names.
pub(super) fn status(marker: &str) -> ClaimStatus {
    let marker = marker.to_lowercase();
    let names = |words: &[&str]| words.iter().any(|word| marker.contains(word));
    if names(&["cancel", "gestrichen", "annul", "supprim", "deleted"]) {
        ClaimStatus::Canceled
    } else if names(&["not entered", "not  entered"]) {
        ClaimStatus::NotEntered
    } else if names(&["currently"]) && !names(&["withdrawn"]) {
        ClaimStatus::CurrentlyAmended
    } else if names(&["withdrawn"]) {
        ClaimStatus::Withdrawn
    } else if names(&["previously", "presented", "once", "twice"]) {
        ClaimStatus::PreviouslyPresented
    } else if names(&["new", "neu", "nouvelle"]) {
        ClaimStatus::New
    } else if names(&["amended", "geändert", "modifi"]) {
        ClaimStatus::CurrentlyAmended
    } else {
        ClaimStatus::Original
    }
}

static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\[\[(?P<brackets>[^\[\]]*)\]\]|~~(?P<tildes>[^~]+)~~|<del>(?P<del>[^<]*)</del>|<ins>(?P<ins>[^<]*)</ins>|<u>(?P<u>[^<]*)</u>|\+\+(?P<plus>[^+\n]+)\+\+",
    )
    .expect("the pattern is constant")
});

/// The changes marked in a claim's text.
pub(super) fn changes(text: &str, status: Option<ClaimStatus>) -> Vec<Change> {
    if !text.contains("[[") && !text.contains("~~") && !text.contains('<') && !text.contains("++") {
        return Vec::new();
    }
    let amended = matches!(status, Some(ClaimStatus::CurrentlyAmended | ClaimStatus::Withdrawn));
    MARKS
        .captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let words =
                ["brackets", "tildes", "del", "ins", "u", "plus"].into_iter().find_map(|name| found.name(name))?;
            let bracketed = found.name("brackets").is_some();
            let plus = found.name("plus").is_some();
            let deleted = bracketed || found.name("tildes").is_some() || found.name("del").is_some();
            (amended || !bracketed && !plus).then_some(Change {
                span: Span::new(whole.start(), whole.end()),
                words: Span::new(words.start(), words.end()),
                deleted,
            })
        })
        .collect()
}

/// The text with blanks in place of what was taken away and of all marks, byte for byte as long as the text, so that
/// what is read in it lies in the text.
pub(super) fn masked<'t>(text: &'t str, changes: &[Change]) -> Cow<'t, str> {
    if changes.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    for change in changes {
        masked.push_str(&text[masked.len()..change.span.start]);
        let kept = if change.deleted { Span::new(change.span.end, change.span.end) } else { change.words };
        masked.extend(std::iter::repeat_n(' ', kept.start - masked.len()));
        masked.push_str(kept.of(text));
        masked.extend(std::iter::repeat_n(' ', change.span.end - masked.len()));
    }
    masked.push_str(&text[masked.len()..]);
    Cow::Owned(masked)
}

/// The text as it stands after the amendment: without what was taken away, without marks, and without the doubled blanks
/// that they leave.
pub(super) fn clean(text: &str, changes: &[Change]) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut at = 0;
    for change in changes {
        push(&mut clean, &text[at..change.span.start]);
        if !change.deleted {
            push(&mut clean, change.words.of(text));
        }
        at = change.span.end;
    }
    push(&mut clean, &text[at..]);
    clean
}

/// Adds words, without a blank where one stands already or a mark follows.
fn push(clean: &mut String, words: &str) {
    let ends_blank = clean.ends_with(char::is_whitespace);
    let words = if ends_blank { words.trim_start_matches(' ') } else { words };
    if ends_blank && words.starts_with([',', ';', '.', ':']) {
        clean.truncate(clean.trim_end_matches(' ').len());
    }
    clean.push_str(words);
}
