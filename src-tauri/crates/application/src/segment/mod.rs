//! Makes an application of a manuscript's parts; not their recognition (`layout`) nor what they mean.

mod assigned;
mod claims;
mod drawn;
mod layout;
mod line;
mod roles;
mod sets;
mod sheets;
mod stage;

use crate::application::Recognised;
use crate::facts::{Fact, Presence};
use crate::manuscript::Role;
use crate::paging::Paged;
use crate::{Application, ClaimSet, Description, FilingFacts, Language, Manuscript, Part, PartName};
use layout::{Layout, Piece};
use std::collections::HashSet;

pub(crate) use roles::{description_paragraphs, with_roles};

pub(crate) fn application(manuscript: &Manuscript, language: Option<Language>, facts: FilingFacts) -> Application {
    let mut layout = Layout::of(manuscript);
    let language = language.unwrap_or_else(|| guessed_language(manuscript));
    let sets = sets::found(&manuscript.paragraphs, &layout.pieces);
    let set = sets::chosen(&sets, language, facts.claim_set);
    if sets.len() > 1 {
        let read: HashSet<usize> = sets[set].pieces.iter().map(|piece| piece.from).collect();
        layout.pieces.retain(|piece| piece.part != PartName::Claims || read.contains(&piece.from));
    }
    let layout = layout;
    let versions = sets::versions(&sets, set, manuscript);
    let pieces = |part: PartName| layout.pieces.iter().filter(move |piece| piece.part == part);
    let paragraphs = |part: PartName| pieces(part).flat_map(|piece| piece.content(manuscript));

    let title = paragraphs(PartName::Title).map(|p| p.text).collect::<Vec<_>>().join(" ").replace('\n', " ");
    let abstract_ = paragraphs(PartName::Abstract).map(|p| p.text.replace('\n', " ")).collect::<Vec<_>>().join("\n");
    let (claims, mut paged) = claims::text(paragraphs(PartName::Claims));
    for part in [PartName::Title, PartName::Abstract] {
        let mut start = 0;
        for paragraph in paragraphs(part) {
            paged.extend(paragraph.page.map(|page| Paged { part, start, page }));
            start += paragraph.text.len() + 1;
        }
    }
    let description: Vec<_> = paragraphs(PartName::Description).collect();
    let description = Description::from_paragraphs(&description);
    let on_sheets = manuscript.paragraphs.iter().filter(|p| p.role == Role::Drawn).map(|p| p.text.clone());
    let read = manuscript.paragraphs.iter().any(|p| p.role == Role::Drawn);
    let drawings = drawn::drawings(paragraphs(PartName::Drawings).map(|p| p.text).chain(on_sheets))
        .map(|drawings| if read { drawn::borne_out(drawings, &description.text) } else { drawings });

    // A document that holds nothing but one part says nothing about the others.
    let has = |part| pieces(part).next().is_some();
    let described = !description.paragraphs.is_empty();
    let telling = description.sections.iter().filter(|s| s.heading.is_some()).count() >= 2;
    let whole = described && (has(PartName::Claims) || has(PartName::Abstract) || telling)
        || has(PartName::Claims) && has(PartName::Abstract);
    let absent = || if whole { Absence::Lacking } else { Absence::NotSupplied };

    let mut facts = facts;
    if !facts.stage.given
        && let Some(stage) = stage::guessed(manuscript, &layout)
    {
        facts.stage = Fact::guessed(stage);
    }
    let pictures = manuscript.pictures.is_some_and(|count| count > 0);
    if !facts.drawings.given && (pictures || has(PartName::Drawings)) {
        facts.drawings = Fact::guessed(Presence::Present);
    }
    if !facts.listing.given && layout.listing {
        facts.listing = Fact::guessed(Presence::Present);
    }

    // A translation of the claims is looked at by itself: what stands in another language cannot bear it out.
    let other = sets.get(set).filter(|_| sets.len() > 1).map(|set| set.found.language);
    let translated = other.filter(|other| *other != language);
    let language = translated.unwrap_or(language);
    let application = Application {
        language,
        title: absent().or(title.trim(), |text| text.to_owned()),
        abstract_: absent().or(abstract_.trim(), |text| text.to_owned()),
        claims: absent().or(claims.trim(), |text| ClaimSet::parse(text, language)),
        description: match (described, absent()) {
            (true, _) => Part::Present(description),
            (false, Absence::Lacking) => Part::Lacking,
            (false, Absence::NotSupplied) => Part::NotSupplied,
        },
        // Drawings come on sheets of their own, so that their absence from a text says nothing.
        drawings: drawings.map_or(Part::NotSupplied, Part::Present),
        facts,
        paged,
        recognised: layout.pieces.iter().map(Piece::recognised).collect::<Vec<Recognised>>(),
        notices: manuscript.notices.iter().cloned().chain(sets::notice(&sets, set)).collect(),
        revisions: manuscript.revisions,
        sheets: sheets::placed(manuscript, &layout),
        sets: if sets.len() > 1 { sets.into_iter().map(|set| set.found).collect() } else { Vec::new() },
        set,
        versions,
        ..Application::default()
    };
    if translated.is_none() {
        return application;
    }
    let (title, description, abstract_) = (Part::NotSupplied, Part::NotSupplied, Part::NotSupplied);
    Application { title, description, abstract_, ..application }
}

/// What the absence of a part means in this document.
#[derive(Debug, Clone, Copy)]
enum Absence {
    Lacking,
    NotSupplied,
}

impl Absence {
    fn or<T>(self, text: &str, read: impl FnOnce(&str) -> T) -> Part<T> {
        match (text.is_empty(), self) {
            (false, _) => Part::Present(read(text)),
            (true, Self::Lacking) => Part::Lacking,
            (true, Self::NotSupplied) => Part::NotSupplied,
        }
    }
}

fn guessed_language(manuscript: &Manuscript) -> Language {
    // The beginning may be bibliographic data in several languages; a good sample of the text outweighs it.
    let mut sample = String::new();
    for paragraph in &manuscript.paragraphs {
        sample.push_str(&paragraph.text);
        sample.push('\n');
        if sample.len() > 60_000 {
            break;
        }
    }
    Language::of(&sample)
}

#[cfg(test)]
mod tests;
