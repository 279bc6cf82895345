//! Looks at one paragraph of a manuscript and says what its form shows; not where it belongs.

use crate::description::SectionKind;
use crate::headings::{self, PartHeading};
use crate::manuscript::{Paragraph, Role};
use regex::Regex;
use std::sync::LazyLock;

/// Longer paragraphs are running text whatever they begin with.
const LONGEST_HEADING: usize = 200;

/// Whether the layout of the source makes it a heading or title.
pub(super) fn has_heading_role(paragraph: &Paragraph) -> bool {
    matches!(paragraph.role, Role::Heading(_) | Role::Title)
}

/// The part that a paragraph opens as a heading on its own line.
pub(super) fn part_heading(paragraph: &Paragraph) -> Option<PartHeading> {
    if paragraph.text.len() > LONGEST_HEADING || matches!(paragraph.role, Role::Cell { .. }) {
        return None;
    }
    let found = headings::part(&paragraph.text)?;
    // Running text rarely consists of such a word alone, unless it ends a sentence or is a list entry.
    let shown = has_heading_role(paragraph) || !paragraph.text.trim_end().ends_with('.') && paragraph.label.is_none();
    shown.then_some(found)
}

/// The section of a description that a paragraph opens as its heading.
pub(super) fn section_heading(paragraph: &Paragraph) -> Option<SectionKind> {
    if paragraph.text.len() > LONGEST_HEADING || matches!(paragraph.role, Role::Cell { .. } | Role::Title | Role::Claim)
    {
        return None;
    }
    let kind = headings::section(&paragraph.text)?;
    (has_heading_role(paragraph) || paragraph.label.is_none() && headings::looks_like_heading(&paragraph.text, false))
        .then_some(kind)
}

/// A heading with its text in the same paragraph, such as `Abstract: A lock …`: the part and where the text begins.
pub(super) fn inline_heading(paragraph: &Paragraph) -> Option<(PartHeading, usize)> {
    static INLINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^\s*(?:(?P<title>title(?: of (?:the )?invention)?|titre(?: de l['’]invention)?|titel|bezeichnung(?: der erfindung)?)\s*:\s*",
            r"|(?P<abstract>abstract(?: of the disclosure)?|abrégé|zusammenfassung)\s*[:—–]\s*",
            r"|(?P<claims>what is claimed is|(?:i|we) claim|the invention claimed is|claims|patentansprüche|revendications)\s*[:.]?\s*)(?P<rest>\S)",
        ))
        .expect("a constant pattern")
    });
    let found = INLINE.captures(&paragraph.text)?;
    let rest = found.name("rest")?.start();
    if found.name("title").is_some() {
        return Some((PartHeading::Title, rest));
    }
    if found.name("abstract").is_some() {
        return Some((PartHeading::Abstract, rest));
    }
    // "Claims 1 to 3 differ" is running text; a claim has its number followed by a mark.
    (number_of(&paragraph.text[rest..]) == Some(1)).then_some((PartHeading::Claims, rest))
}

/// The claim number that a paragraph prints, in its label or at the front of its text.
pub(super) fn claim_number(paragraph: &Paragraph) -> Option<u32> {
    match &paragraph.label {
        Some(label) => number_of(&format!("{label} x")),
        None => number_of(&paragraph.text),
    }
}

/// The number in `1. A`, `1.A`, `1) A`, `1 - A`, `1. ) A`; none for `1.5 mm`, `10 mm`, `[0012]`.
fn number_of(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=4).contains(&digits) {
        return None;
    }
    let rest = &text[digits..];
    let mark = rest.trim_start();
    let after = mark.strip_prefix(['.', ')', '-', '–', ':'])?;
    let marked_at_once = mark.len() == rest.len() || !mark.starts_with(['-', '–', ':']) || rest.starts_with(' ');
    (marked_at_once && !after.starts_with(|c: char| c.is_ascii_digit())).then(|| text[..digits].parse().ok()).flatten()
}

/// Whether a text has the transition of a claim in it.
pub(super) fn has_transition(text: &str) -> bool {
    static TRANSITION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:compris(?:ing|es?)|consist(?:ing|s)|including|includes|wherein|characteri[sz]ed|having|containing|whereby",
            r"|umfass\w*|gekennzeichnet|wobei|aufweis\w*|bestehend|enthalt\w*|comprenant|caractéris\w*|comportant|constitué\w*|dans le(?:s)?quels?|use of|verwendung|utilisation)\b",
        ))
        .expect("a constant pattern")
    });
    TRANSITION.is_match(text)
}

/// Whether a text refers to a claim by number near its beginning.
pub(super) fn refers_to_claim(text: &str) -> bool {
    static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:claims?|anspr(?:uch|üche|üchen)|patentanspr(?:uch|üche|üchen)|revendications?)\s+\d|\b(?:preceding|previous|vorhergehenden|vorangehenden|vorstehenden|précédentes)\s+(?:claims?|ansprüche|revendications)|\brevendications? précédentes?")
            .expect("a constant pattern")
    });
    let mut end = text.len().min(400);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    REFERENCE.is_match(&text[..end])
}

/// Whether a sentence has a finite verb that descriptions begin with.
pub(super) fn states(text: &str) -> bool {
    const VERBS: [&str; 36] = [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "relates",
        "relate",
        "pertains",
        "concerns",
        "provides",
        "provide",
        "can",
        "may",
        "shows",
        "show",
        "comprises",
        "includes",
        "claims",
        "betrifft",
        "ist",
        "sind",
        "hat",
        "haben",
        "wird",
        "werden",
        "kann",
        "zeigt",
        "bezieht",
        "concerne",
        "est",
        "sont",
        "a",
        "ont",
        "comprend",
        "peut",
    ];
    let language = crate::Language::of(text);
    text.split(|c: char| !c.is_alphabetic()).any(|word| {
        // "a" is an article in English and a verb in French.
        VERBS.contains(&word) && (word != "a" || language == crate::Language::Fr)
    }) || crate::sentences::sentences(text).len() > 1
}
