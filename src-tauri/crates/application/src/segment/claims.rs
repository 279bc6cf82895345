//! Finds claims that no heading announces, and joins the paragraphs of claims to one text; not their analysis.

use super::line;
use crate::PartName;
use crate::claims::has_status;
use crate::manuscript::{Paragraph, Role, Style};
use crate::paging::Paged;

/// The paragraph at which claims without a heading begin; none where a heading announces them or there are none.
pub(super) fn start_by_form(paragraphs: &[Paragraph]) -> Option<usize> {
    let headed = paragraphs.iter().any(|p| {
        line::part_heading(p) == Some(crate::headings::PartHeading::Claims)
            || line::inline_heading(p).is_some_and(|(heading, _)| heading == crate::headings::PartHeading::Claims)
            || p.role == Role::Claim
    });
    if headed || (0..paragraphs.len()).any(|index| super::sets::opens(paragraphs, index)) {
        return None;
    }
    numbered(paragraphs).or_else(|| unnumbered(paragraphs))
}

/// The last run of numbered paragraphs from 1 upwards that reads like claims: one refers to another, or the first has
/// the transition of a claim.
fn numbered(paragraphs: &[Paragraph]) -> Option<usize> {
    let numbers: Vec<(usize, u32)> = paragraphs
        .iter()
        .enumerate()
        .filter(|(_, p)| !p.is_furniture() && !line::has_heading_role(p))
        .filter_map(|(index, p)| line::claim_number(p).map(|number| (index, number)))
        .collect();
    let first = paragraphs.iter().position(|p| !p.is_furniture())?;
    let (mut best, mut best_refers) = (None, false);
    let mut at = 0;
    while at < numbers.len() {
        let (start, number) = numbers[at];
        // A text that begins with a number is a set of claims even where the first of them is missing.
        if number != 1 && start != first {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < numbers.len() && numbers[end].1 > 1 {
            end += 1;
        }
        let refers = numbers[at + 1..end].iter().any(|&(index, _)| line::refers_to_claim(&paragraphs[index].text));
        let reach =
            (start + 1..paragraphs.len()).take(40).take_while(|&i| line::claim_number(&paragraphs[i]).is_none());
        let opens = line::has_transition(&paragraphs[start].text)
            || reach.into_iter().any(|i| line::has_transition(&paragraphs[i].text)) && start == first;
        if refers || opens && !best_refers || start == first {
            best = Some(start);
            best_refers = refers;
        }
        at = end;
    }
    best
}

/// Claims without numbers: a short text that is nothing but single sentences of which one refers to a claim or has a
/// transition.
fn unnumbered(paragraphs: &[Paragraph]) -> Option<usize> {
    let texts: Vec<(usize, &str)> =
        paragraphs.iter().enumerate().filter(|(_, p)| !p.is_furniture()).map(|(i, p)| (i, p.text.trim())).collect();
    let &(start, first) = texts.first()?;
    let plain = paragraphs.iter().all(|p| {
        !line::has_heading_role(p)
            && line::part_heading(p).is_none()
            && line::section_heading(p).is_none()
            && p.label.is_none()
    });
    let single = texts.iter().filter(|(_, text)| crate::sentences::sentences(text).len() <= 1).count() == texts.len();
    let refers = texts.iter().skip(1).any(|(_, text)| line::refers_to_claim(text));
    (plain && texts.len() <= 500 && single && opens_claim(first) && (refers || line::has_transition(first)))
        .then_some(start)
}

/// Whether a text begins as a claim does: an article and a thing, no statement about it.
fn opens_claim(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let article = matches!(
        first.as_str(),
        "a" | "an"
            | "in"
            | "the"
            | "apparatus"
            | "method"
            | "ein"
            | "eine"
            | "verfahren"
            | "vorrichtung"
            | "un"
            | "une"
            | "procédé"
            | "dispositif"
    );
    let statement = words.take(8).any(|word| {
        matches!(word, "is" | "are" | "shows" | "relates" | "ist" | "sind" | "est" | "sont" | "concerne" | "betrifft")
    });
    article && !statement
}

/// The text of the part: each claim after a blank line, its further paragraphs on lines of their own. Where a claim has a
/// status, words that the file shows struck or underlined stand between the marks of an amendment. With it,
/// where in it paragraphs begin that bear a page.
pub(super) fn text(paragraphs: impl Iterator<Item = Paragraph>) -> (String, Vec<Paged>) {
    let paragraphs: Vec<Paragraph> = paragraphs.collect();
    let any_number = paragraphs.iter().any(|p| line::claim_number(p).is_some());
    let labelled = |p: &Paragraph| format!("{} {}", p.label.as_deref().unwrap_or_default(), p.text);
    let styled = paragraphs.iter().any(|p| p.styles.iter().any(|run| mark(run.style).is_some()));
    let amended = styled && paragraphs.iter().any(|p| has_status(labelled(p).trim_start()));
    let (mut text, mut paged) = (String::new(), Vec::new());
    for paragraph in &paragraphs {
        let opens = if any_number {
            line::claim_number(paragraph).is_some()
        } else {
            let small = paragraph.text.trim_start().starts_with(char::is_lowercase);
            !(small || text.trim_end().ends_with([':', ';', ',']))
        };
        if !text.is_empty() {
            text.push_str(if opens { "\n\n" } else { "\n" });
        }
        let start = text.len();
        paged.extend(paragraph.page.map(|page| Paged { part: PartName::Claims, start, page }));
        if let Some(label) = &paragraph.label {
            text.push_str(label);
            text.push(' ');
        }
        if amended {
            text.push_str(marked(paragraph).trim_end());
        } else {
            text.push_str(paragraph.text.trim_end());
        }
    }
    // The part has no white space around it.
    let before = text.len() - text.trim_start().len();
    paged.iter_mut().for_each(|paged| paged.start = paged.start.saturating_sub(before));
    (text, paged)
}

/// The text of a paragraph with marks about its struck and underlined words.
fn marked(paragraph: &Paragraph) -> String {
    let mut marked = String::with_capacity(paragraph.text.len() + 16);
    let mut at = 0;
    for run in &paragraph.styles {
        let Some((open, close)) = mark(run.style) else { continue };
        let Some(words) = paragraph.text.get(run.span.start..run.span.end).filter(|_| run.span.start >= at) else {
            continue;
        };
        if words.trim().is_empty() || words.contains(['~', '<', '\n']) {
            continue;
        }
        marked.push_str(&paragraph.text[at..run.span.start]);
        marked.push_str(open);
        marked.push_str(words);
        marked.push_str(close);
        at = run.span.end;
    }
    marked.push_str(&paragraph.text[at..]);
    marked
}

/// The marks of words that are taken away or added.
const fn mark(style: Style) -> Option<(&'static str, &'static str)> {
    match style {
        Style::Struck => Some(("~~", "~~")),
        Style::Underlined => Some(("<u>", "</u>")),
        _ => None,
    }
}
