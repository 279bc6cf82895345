//! Sets of figure labels and how one label covers another; not the mentions, which the application knows.

use claimwright_application::Application;
use std::collections::BTreeSet;

/// Labels in the brief description of the drawings.
pub(crate) fn listed(application: &Application) -> BTreeSet<&str> {
    application.figures.iter().filter(|mention| mention.in_list).map(|mention| mention.label.as_str()).collect()
}

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
