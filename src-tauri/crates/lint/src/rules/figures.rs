//! Sets of figure labels and how one label covers another; not the mentions, which the application knows.

use claimwright_application::Application;
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Labels in the brief description of the drawings. Where its heading was not recognised, the paragraphs that begin with
/// a figure and a verb ("FIG. 1 shows") stand for it.
pub(crate) fn listed(application: &Application) -> BTreeSet<&str> {
    let mut listed: BTreeSet<&str> =
        application.figures.iter().filter(|mention| mention.in_list).map(|mention| mention.label.as_str()).collect();
    let entries: BTreeSet<&str> = entries(application).collect();
    if entries.len() > MIN_ENTRIES && entries.len() > 2 * listed.len() {
        listed.extend(entries);
    }
    listed
}

/// Entries that make a list where no heading does.
const MIN_ENTRIES: usize = 1;

/// A paragraph that describes a figure in one line.
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:[\[(]\d+[\])]\s*)?(?:la |die )?fig(?:ure|ur|uren)?s?\.?\s*\d+[A-Z]?[^.]{0,60}?\s(?:is|are|shows?|depicts?|illustrates?|represents?|provides?|presents?|zeigt|zeigen|représentent?|montrent?|illustrent?)\s|^(?:[\[(]\d+[\])]\s*)?fig(?:ure)?s?\.?\s*\d+[A-Z]?\s*[:;,–—-]")
        .expect("a constant pattern")
});

/// Labels of figures with which a paragraph begins that has the form of an entry.
pub(crate) fn entries(application: &Application) -> impl Iterator<Item = &str> {
    let description = application.description.present();
    application.figures.iter().filter(|mention| !mention.of_another_document).filter_map(move |mention| {
        let description = description?;
        let paragraph = &description.paragraphs[description.paragraph_at(mention.span.start)?];
        let text = paragraph.span.of(&description.text);
        let lead = mention.span.start - paragraph.span.start;
        (lead <= LONGEST_LEAD && ENTRY.is_match(text)).then_some(mention.label.as_str())
    })
}

/// Bytes before the last figure of an entry: a label, "FIGS. 1A, 1B and".
const LONGEST_LEAD: usize = 40;

/// Whether a set has a label, the whole of which it is a part (`1` for `1A`), or a part of it (`1A` for `1`).
pub(crate) fn covers(set: &BTreeSet<&str>, label: &str) -> bool {
    let digits = |label: &str| label.find(|c: char| !c.is_ascii_digit()).unwrap_or(label.len());
    let base = &label[..digits(label)];
    set.contains(label)
        || (!base.is_empty() && set.contains(base))
        || (base == label
            && set
                .range(label..)
                .take_while(|other| other.starts_with(label))
                .any(|other| &other[..digits(other)] == label))
}
