//! Technical field and background; the background names the field, and states nothing as known of its own accord.

use super::disclosure::Place;
use super::{Desk, Pages, coded, said, subject, title};
use crate::document::{BlockKind, Origin};

/// The technical field.
pub(crate) fn field(desk: &Desk<'_>, pages: &mut Pages) {
    pages.heading(2, "heading-field", desk.profile.heading("field"));
    let mut names: Vec<String> = Vec::new();
    for &index in &desk.source.plan.independent {
        let name = title::told(desk, &desk.source.set.claims[index]);
        if !name.is_empty() && !names.iter().any(|known| *known == name || known.starts_with(&format!("{name} of "))) {
            names.push(name);
        }
    }
    let subjects = match names.as_slice() {
        [] => "the subject matter claimed".to_owned(),
        [one] => one.clone(),
        [one, other] => format!("{one} and to {other}"),
        [some @ .., last] => format!("{}, and to {last}", some.join(", to ")),
    };
    let sentence = desk.profile.sentence("field", &[("subjects", &subjects)]);
    pages.block(BlockKind::Paragraph, said([("field", sentence)]));
    desk.disclosure.add(Place::Field, pages);
}

/// Names that say nothing of a field.
const GENERIC: &[&str] = &[
    "methods",
    "processes",
    "devices",
    "systems",
    "apparatus",
    "apparatuses",
    "machines",
    "articles",
    "compositions",
    "assemblies",
    "media",
    "kits",
    "products",
    "units",
    "arrangements",
    "computer-implemented methods",
    "structures",
    "circuits",
    "elements",
    "materials",
    "uses",
    "compounds",
    "programs",
    "articles of manufacture",
    "computer program products",
    "computing devices",
];

/// The background.
pub(crate) fn background(desk: &Desk<'_>, pages: &mut Pages) {
    pages.heading(2, "heading-background", desk.profile.heading("background"));

    let told =
        desk.source.plan.independent.iter().map(|&index| subject::plural(&desk.source, &desk.source.set.claims[index]));
    let sentence = match told.into_iter().find(|name| !GENERIC.contains(&name.as_str())) {
        Some(field) => desk.profile.sentence("background", &[("field", &field)]),
        // A bare "method" or "device" names no field.
        None => desk.profile.sentence("background_plain", &[]),
    };
    let note = desk.profile.sentence("background_note", &[]);
    pages.block(
        BlockKind::Paragraph,
        vec![coded(sentence, Origin::Template("background")), coded(note, Origin::Template("background-note"))],
    );
    desk.disclosure.add(Place::Background, pages);
}
