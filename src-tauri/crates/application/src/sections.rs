//! Divides the paragraphs of a description into sections, by headings and, where these are missing, by form; not the
//! recognition of the headings themselves.

use crate::description::{DescriptionParagraph, Section, SectionKind};
use crate::{Span, figures, headings};
use regex::Regex;
use std::sync::LazyLock;

/// Marks each paragraph with its section and answers the sections. `levels` gives the level of each heading.
pub(crate) fn divide(text: &str, paragraphs: &mut [DescriptionParagraph], levels: &[u8]) -> Vec<Section> {
    let mut sections = by_headings(text, paragraphs, levels);
    by_form(text, paragraphs, &mut sections);
    for (index, section) in sections.iter().enumerate() {
        // Paragraphs and sections are both in order, so that each paragraph is looked at once per section it is in.
        let from = paragraphs.partition_point(|p| p.span.start < section.span.start);
        for paragraph in paragraphs[from..].iter_mut().take_while(|p| p.span.start < section.span.end) {
            paragraph.section = index;
        }
    }
    sections
}

fn by_headings(text: &str, paragraphs: &[DescriptionParagraph], levels: &[u8]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    // The level of the heading that opened the current known section, so that deeper headings stay inside it.
    let mut open: Option<(SectionKind, u8)> = None;
    for (paragraph, &level) in paragraphs.iter().zip(levels) {
        if !paragraph.heading {
            match sections.last_mut() {
                Some(section) => section.span.end = paragraph.span.end,
                None => sections.push(Section { kind: SectionKind::Other, heading: None, span: paragraph.span }),
            }
            continue;
        }
        let line = paragraph.span.of(text);
        let kind = match headings::section_of_heading(line) {
            Some(kind) => {
                open = Some((kind, level));
                kind
            }
            None if headings::part(line) == Some(headings::PartHeading::Description) => {
                // At the top it names the whole text; after the background or the figures it opens the modes.
                let late = sections.iter().any(|s| {
                    matches!(s.kind, SectionKind::Background | SectionKind::Summary | SectionKind::DrawingsList)
                });
                let kind = if late { SectionKind::Detailed } else { SectionKind::Other };
                open = late.then_some((kind, level));
                kind
            }
            None => match open {
                Some((kind, above)) if level > above || kind == SectionKind::Detailed => kind,
                _ => SectionKind::Other,
            },
        };
        sections.push(Section { kind, heading: Some(paragraph.span), span: paragraph.span });
    }
    sections
}

/// What a section without a telling heading holds is told by its paragraphs: the list of figures, the field.
fn by_form(text: &str, paragraphs: &[DescriptionParagraph], sections: &mut Vec<Section>) {
    if !sections.iter().any(|s| s.kind == SectionKind::DrawingsList)
        && let Some(list) = figure_list(text, paragraphs)
    {
        split(sections, list, SectionKind::DrawingsList, Some(SectionKind::Detailed));
    }
    let headed = sections.iter().find(|s| s.kind == SectionKind::DrawingsList && s.heading.is_some());
    if let Some(list) = headed.and_then(|section| list_in(text, paragraphs, section)) {
        split(sections, list, SectionKind::DrawingsList, Some(SectionKind::Detailed));
    }
    let first = paragraphs.iter().find(|p| !p.heading);
    if !sections.iter().any(|s| s.kind == SectionKind::Field)
        && let Some(first) = first
        && opens_with_field(without_label(first.span.of(text)))
        && sections.first().is_some_and(|s| s.kind == SectionKind::Other && s.span.contains(first.span))
    {
        split(sections, first.span, SectionKind::Field, None);
    }
}

/// Cuts `part` out of the section that holds it; `after` is what the rest of that section is.
fn split(sections: &mut Vec<Section>, part: Span, kind: SectionKind, after: Option<SectionKind>) {
    let Some(at) = sections.iter().position(|s| s.span.contains(part)) else { return };
    let whole = sections[at].clone();
    let mut pieces = Vec::with_capacity(3);
    if whole.span.start < part.start {
        let end = whole.heading.filter(|h| h.end >= part.start).map_or(part.start, |h| h.end);
        pieces.push(Section { span: Span::new(whole.span.start, end), ..whole.clone() });
    }
    pieces.push(Section { kind, heading: whole.heading.filter(|heading| part.contains(*heading)), span: part });
    if part.end < whole.span.end {
        let rest = after.unwrap_or(whole.kind);
        pieces.push(Section { kind: rest, heading: None, span: Span::new(part.end, whole.span.end) });
    }
    sections.splice(at..=at, pieces);
}

/// The part of a section of figures that its captions fill, where running text follows them without a heading.
fn list_in(text: &str, paragraphs: &[DescriptionParagraph], section: &Section) -> Option<Span> {
    let inside: Vec<&DescriptionParagraph> =
        paragraphs.iter().filter(|p| section.span.contains(p.span) && !p.heading).collect();
    let caption = |p: &DescriptionParagraph| {
        let line = without_label(p.span.of(text));
        let named = figures::labels(line).into_iter().next().filter(|mention| mention.span.start < LONGEST_OPENING);
        named.filter(|_| line.len() <= LONGEST_CAPTION).map(|mention| mention.label)
    };
    let mut seen = std::collections::HashSet::new();
    // A figure that comes up again is discussed; the list ends with the last that is new.
    let mut new = |p: &&DescriptionParagraph| caption(p).is_some_and(|label| seen.insert(label));
    let end = inside.iter().copied().enumerate().filter(|(_, p)| new(p)).last()?.0 + 1;
    let rest = inside.get(end)?;
    let words = text[rest.span.start..section.span.end].split_whitespace().count();
    (words >= LEAST_REST).then(|| Span::new(section.span.start, inside[end - 1].span.end))
}

/// Bytes of the longest caption of a figure, and of what may stand before the figure's number in it.
const LONGEST_CAPTION: usize = 2000;
const LONGEST_OPENING: usize = 30;
/// Fewer words after the captions are a remark about them.
const LEAST_REST: usize = 60;

/// The first run of short paragraphs that each say what one figure shows: two or more, or one after a lead-in.
fn figure_list(text: &str, paragraphs: &[DescriptionParagraph]) -> Option<Span> {
    static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:[-–—•*]\s*)?(?:(?:the|la|les|die)\s+)?(?:figs?\b\.?|figures?|figur(?:en)?|abb(?:ildung(?:en)?)?\b\.?)\s*",
            r"\(?\d{1,3}\s?[a-z]?'?\)?(?:(?:\s*(?:,|;|and|und|et|to|bis|à|-|–)\s*)+\d{1,3}[a-z]?|\s*[-–]\s*[a-z]\b)*\s*",
            r"(?:[:;,.=–—-]|is\b|are\b|shows?\b|show\b|illustrat|depict|represent|schemat|zeigt|zeigen|eine?\b|représente|montre|est\b|sont\b|illustre|provides?\b|a\b|an\b|describes?\b|presents?\b|displays?\b|die\b|der\b|das\b|une?\b)",
        ))
        .expect("a constant pattern")
    });
    static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:in which|wherein|where|zeigen|zeigt|dans lesquels|dans lesquelles|drawings?|figures?|zeichnung(?:en)?|dessins?(?: annexés)?|sur lesquels)[^.]{0,80}:\s*$")
            .expect("a constant pattern")
    });
    // Some lists stand in one paragraph: "Dabei zeigen: Fig. 1: eine Ansicht, Fig. 2: einen Schnitt."
    static IN_ONE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)(?:zeigen|zeigt|in which|wherein|représentent|montrent|dans les?quel(?:le)?s)\s*:?\s*[-–•]?\s*",
            r"fig(?:s|ure|ur|uren|ures)?\b\.?\s*\d[^:]{0,12}(?::|\s+(?:eine?n?|une?|an?|the|is|shows)\b)",
        ))
        .expect("a constant pattern")
    });
    let entry = |p: &DescriptionParagraph| {
        let line = without_label(p.span.of(text));
        !p.heading && (line.len() <= 500 && ENTRY.is_match(line) || line.len() <= 4000 && IN_ONE.is_match(line))
    };
    let mut from = 0;
    while from < paragraphs.len() {
        if !entry(&paragraphs[from]) {
            from += 1;
            continue;
        }
        let count = paragraphs[from..].iter().take_while(|p| entry(p)).count();
        let lead = from.checked_sub(1).map(|i| &paragraphs[i]).filter(|p| !p.heading);
        let led = lead.is_some_and(|p| LEAD_IN.is_match(p.span.of(text).trim_end()));
        if count >= 2 || led || IN_ONE.is_match(paragraphs[from].span.of(text)) {
            let start = if led {
                lead.map_or(paragraphs[from].span.start, |p| p.span.start)
            } else {
                paragraphs[from].span.start
            };
            return Some(Span::new(start, paragraphs[from + count - 1].span.end));
        }
        from += count;
    }
    None
}

fn opens_with_field(line: &str) -> bool {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:(?:the|this)\s+(?:present\s+)?(?:invention|disclosure|application|technology)\s+(?:generally\s+|broadly\s+)?(?:relates|pertains|concerns|is\s+(?:directed|in the field))",
            r"|die\s+(?:vorliegende\s+)?erfindung\s+(?:betrifft|bezieht\s+sich)|gegenstand\s+der\s+erfindung",
            r"|(?:la\s+(?:présente\s+)?|l['’])invention\s+(?:concerne|se\s+rapporte|est\s+relative|a\s+trait|porte))",
        ))
        .expect("a constant pattern")
    });
    FIELD.is_match(line)
}

/// The text of a paragraph after its printed label.
pub(crate) fn without_label(line: &str) -> &str {
    printed_label(line).map_or(line, |label| line[label.end..].trim_start())
}

/// Where a printed paragraph number such as `[0012]` stands at the front of a line.
pub(crate) fn printed_label(line: &str) -> Option<Span> {
    let trimmed = line.trim_start();
    let start = line.len() - trimmed.len();
    let (open, close) = [('[', ']'), ('【', '】')].into_iter().find(|&(open, _)| trimmed.starts_with(open))?;
    let inner = &trimmed[open.len_utf8()..];
    let end = inner.char_indices().take(8).find(|&(_, c)| c == close)?.0;
    let digits = inner[..end].bytes().take_while(u8::is_ascii_digit).count();
    let rest = &inner[digits..end];
    ((3..=6).contains(&digits) && (rest.is_empty() || rest.len() == 1 && rest.is_ascii()))
        .then(|| Span::new(start, start + open.len_utf8() + end + close.len_utf8()))
}

#[cfg(test)]
mod tests {
    use crate::Description;
    use crate::description::SectionKind;

    #[test]
    fn a_description_goes_on_behind_its_list_of_figures_without_a_heading() {
        let list = "## Brief description of the drawings\nFig. 1 shows a lock.\nFig. 2 shows the bolt of Fig. 1.\n";
        let words = "The lock 1 of Fig. 1 has a bolt 10 that slides in a sleeve 12 of bronze. ".repeat(5);
        let kinds = |text: &str| -> Vec<(SectionKind, bool)> {
            let description = Description::from_text(text.to_owned());
            description.sections.iter().map(|section| (section.kind, section.heading.is_some())).collect()
        };
        let whole = format!("{list}{words}\n{words}");
        assert_eq!(kinds(&whole), [(SectionKind::DrawingsList, true), (SectionKind::Detailed, false)]);
        let remark = format!("{list}The drawings are not to scale.");
        assert_eq!(kinds(&remark), [(SectionKind::DrawingsList, true)]);
    }
}
