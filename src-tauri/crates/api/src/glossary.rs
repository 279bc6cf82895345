//! The table of terms as JSON and as text for a terminal; which terms belong together is concluded in `assist`.

use crate::batch::BatchDocument;
use crate::naming::Naming;
use crate::offsets::{Offsets, Unit};
use claimwright_application::application::Parts;
use claimwright_application::claims::{ClaimSet, MentionId};
use claimwright_application::{Application, FilingFacts, Language, PartName};
pub use claimwright_assist::terms::Field;
use claimwright_assist::terms::{Group, Mentioned, Table};
use serde::Serialize;
use std::fmt::Write as _;

/// The terms of an application and the groups that they form.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlossaryView {
    /// Language of the claims.
    pub language: &'static str,
    /// Every name, in the order of first mentions.
    pub terms: Vec<GlossaryTerm>,
    /// Names that belong together, or that look as if they did.
    pub groups: Vec<GlossaryGroup>,
    /// The field whose usual names are told; null where none was named.
    pub field: Option<GlossaryField>,
}

/// A subclass of the Cooperative Patent Classification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryField {
    /// Its symbol.
    pub code: &'static str,
    /// Its title.
    pub title: &'static str,
}

/// A name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlossaryTerm {
    /// Its words, the head in the singular.
    pub term: String,
    /// Its first mention.
    pub first: GlossaryPlace,
    /// All its mentions.
    pub mentions: Vec<GlossaryPlace>,
    /// Its reference signs, of the claims and the description.
    pub signs: Vec<String>,
    /// Index in `groups` of the group that it belongs to; null where it stands alone.
    pub group: Option<usize>,
    /// How sure that is, from 0 to 1; null where it stands alone.
    pub score: Option<f64>,
    /// Where the description and the abstract use it.
    pub described: Vec<GlossarySpot>,
    /// Sentences of the description that define it.
    pub definitions: Vec<GlossarySpot>,
    /// Its acronyms in the description.
    pub acronyms: Vec<String>,
    /// Other names that the description gives its reference signs.
    pub by_sign: Vec<GlossaryAlias>,
    /// Wider terms of these claims: its words without those in front.
    pub broader: Vec<String>,
    /// Narrower terms of these claims: its words behind others.
    pub narrower: Vec<String>,
    /// What the field calls such things.
    pub usual: Vec<&'static str>,
}

/// A place in the description or the abstract, in code points of its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossarySpot {
    /// `description` or `abstract`.
    pub part: &'static str,
    /// Start.
    pub start: usize,
    /// End, exclusive.
    pub end: usize,
    /// The words as they stand there.
    pub excerpt: String,
}

/// Another name with the same reference sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryAlias {
    /// The name.
    pub term: String,
    /// The sign.
    pub sign: String,
    /// How often.
    pub count: usize,
}

/// Where a name stands, in code points of the claim's own text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryPlace {
    /// Printed number of the claim.
    pub claim: u32,
    /// Start.
    pub start: usize,
    /// End, exclusive.
    pub end: usize,
    /// The words as they stand there.
    pub excerpt: String,
}

/// A group of names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlossaryGroup {
    /// `same`, `maybe` or `different`.
    pub answer: &'static str,
    /// What decided: `variant`, `new-in-dependent`, `misspelt`, `inflected`, `abbreviated`, `same-sign`, `look-alike`.
    pub kind: &'static str,
    /// How sure the answer is.
    pub score: f64,
    /// The names, the one that was introduced first before the others.
    pub terms: Vec<String>,
    /// The name that the others may stand for.
    pub root: String,
    /// The others, each with what ties it to that name.
    pub links: Vec<GlossaryLink>,
}

/// What ties a name to its group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlossaryLink {
    /// The name.
    pub term: String,
    /// As of the group.
    pub answer: &'static str,
    /// As of the group.
    pub kind: &'static str,
    /// As of the group.
    pub score: f64,
    /// Whether a glossary says so.
    pub decided: bool,
}

/// The application of a document in a batch, as far as its terms go.
pub fn application(document: BatchDocument, language: Option<Language>) -> Application {
    let parts = Parts {
        language: language.or_else(|| document.lang.as_deref().and_then(Language::from_code)),
        title: document.title,
        abstract_: document.abstract_,
        claims: document.claims,
        description: document.description,
        drawings: None,
    };
    Application::from_parts(parts, FilingFacts::default())
}

/// A table with its application, to show.
pub struct Glossary<'a> {
    set: &'a ClaimSet,
    application: &'a Application,
    table: Table,
}

impl<'a> Glossary<'a> {
    /// The terms of an application; `None` where it has no claims.
    pub fn of(application: &'a Application) -> Option<Self> {
        let set = application.claims.present()?;
        Some(Self { set, application, table: Table::of(application) })
    }

    /// The table with its groups, and what the field named calls such things.
    pub fn view(&self, naming: &mut Naming, field: Option<Field>) -> GlossaryView {
        let mut usual = field.map(|field| self.table.usual(field)).unwrap_or_default();
        usual.resize(self.table.terms.len(), Vec::new());
        let groups = naming.groups(self.application, &self.table);
        let described = self.table.described(self.application);
        let spots = Spots::of(self.application);
        let mut narrower = vec![Vec::new(); described.len()];
        for (place, one) in described.iter().enumerate() {
            one.broader.iter().for_each(|wider| narrower[*wider].push(self.table.terms[place].name.clone()));
        }
        let offsets: Vec<Offsets<'_>> =
            self.set.claims.iter().map(|claim| Offsets::new(&claim.text, Unit::CodePoint)).collect();
        let place = |id: &MentionId| -> Option<GlossaryPlace> {
            let (claim, mention) = self.set.mention(*id)?;
            let points = offsets.get(claim.index)?.of_span(mention.span);
            let excerpt = mention.span.of(&claim.text).to_owned();
            Some(GlossaryPlace { claim: claim.number, start: points.start, end: points.end, excerpt })
        };
        let group_of = |term: usize| groups.iter().position(|group: &Group| group.terms.contains(&term));
        let terms = self.table.terms.iter().enumerate().filter_map(|(index, term)| {
            let mentions: Vec<GlossaryPlace> = term.mentions.iter().filter_map(place).collect();
            let group = group_of(index);
            Some(GlossaryTerm {
                term: term.name.clone(),
                first: mentions.first()?.clone(),
                mentions,
                signs: term.signs.iter().cloned().collect(),
                group,
                score: group.map(|group| rounded(groups[group].confidence)),
                described: described[index].places.iter().filter_map(|there| spots.spot(there)).collect(),
                definitions: described[index].definitions.iter().filter_map(|there| spots.spot(there)).collect(),
                acronyms: described[index].acronyms.clone(),
                by_sign: described[index]
                    .by_sign
                    .iter()
                    .map(|other| GlossaryAlias {
                        term: other.name.clone(),
                        sign: other.sign.clone(),
                        count: other.places.len(),
                    })
                    .collect(),
                broader: described[index].broader.iter().map(|wider| self.table.terms[*wider].name.clone()).collect(),
                narrower: narrower[index].clone(),
                usual: usual[index].clone(),
            })
        });
        GlossaryView {
            language: self.application.language.code(),
            field: field.map(|Field { code, title, .. }| GlossaryField { code, title }),
            terms: terms.collect(),
            groups: groups
                .iter()
                .map(|group| GlossaryGroup {
                    answer: group.answer.word(),
                    kind: group.kind.word(),
                    score: rounded(group.confidence),
                    terms: group.terms.iter().map(|term| self.table.terms[*term].name.clone()).collect(),
                    root: self.table.terms[group.root].name.clone(),
                    links: group
                        .links
                        .iter()
                        .map(|link| GlossaryLink {
                            term: self.table.terms[link.term].name.clone(),
                            answer: link.answer.word(),
                            kind: link.kind.word(),
                            score: rounded(link.confidence),
                            decided: link.decided,
                        })
                        .collect(),
                })
                .collect(),
        }
    }
}

/// The texts beside the claims, in which places are counted.
struct Spots<'a> {
    texts: Vec<(PartName, &'a str, Offsets<'a>)>,
}

impl<'a> Spots<'a> {
    fn of(application: &'a Application) -> Self {
        let texts = [
            (PartName::Description, application.description.present().map(|description| description.text.as_str())),
            (PartName::Abstract, application.abstract_.present().map(String::as_str)),
        ];
        let texts = texts.into_iter().filter_map(|(part, text)| {
            let text = text?;
            Some((part, text, Offsets::new(text, Unit::CodePoint)))
        });
        Self { texts: texts.collect() }
    }

    fn spot(&self, there: &Mentioned) -> Option<GlossarySpot> {
        let (part, text, offsets) = self.texts.iter().find(|(part, ..)| *part == there.part)?;
        let points = offsets.of_span(there.span);
        let excerpt = there.span.of(text).to_owned();
        Some(GlossarySpot { part: part.word(), start: points.start, end: points.end, excerpt })
    }
}

/// To three places.
fn rounded(value: f32) -> f64 {
    (f64::from(value) * 1000.0).round() / 1000.0
}

/// The table as text.
pub fn text(view: &GlossaryView) -> String {
    let mut out = String::new();
    let widest = view.terms.iter().map(|term| term.term.chars().count()).max().unwrap_or_default().clamp(4, 48);
    let _ = writeln!(out, "{:<widest$}  {:<10}{:>8}  {:<8}group", "term", "first", "mentions", "signs");
    for term in &view.terms {
        let group = term.group.map_or_else(String::new, |group| {
            let found = &view.groups[group];
            format!("{} {} {:.2}", group + 1, found.answer, found.score)
        });
        let first = format!("claim {}", term.first.claim);
        let line = format!(
            "{:<widest$}  {first:<10}{:>8}  {:<8}{group}",
            term.term,
            term.mentions.len(),
            term.signs.join(" ")
        );
        let _ = writeln!(out, "{}", line.trim_end());
    }
    for term in &view.terms {
        for definition in &term.definitions {
            let _ = writeln!(out, "\n{} is defined: {}", term.term, definition.excerpt);
        }
        if !term.acronyms.is_empty() {
            let _ = writeln!(out, "\n{} is short: {}", term.term, term.acronyms.join(", "));
        }
        for other in &term.by_sign {
            let _ = writeln!(
                out,
                "\n{} is in the description also: {} {} ({})",
                term.term, other.term, other.sign, other.count
            );
        }
    }
    for term in view.terms.iter().filter(|term| !term.narrower.is_empty()) {
        let _ = writeln!(out, "\n{} is wider than {}", term.term, term.narrower.join(", "));
    }
    if let Some(field) = &view.field {
        let _ = writeln!(out, "\nusual names in {} ({}):", field.code, field.title);
        for term in view.terms.iter().filter(|term| !term.usual.is_empty()) {
            let _ = writeln!(out, "{}: {}", term.term, term.usual.join(", "));
        }
    }
    for (index, group) in view.groups.iter().enumerate() {
        let verdict = match group.answer {
            "same" => "one thing under several names",
            "maybe" => "perhaps one thing",
            _ => "look alike, introduced as several things",
        };
        let _ = writeln!(
            out,
            "{}group {} ({}, {:.2}): {} - {verdict}",
            if index == 0 { "\n" } else { "" },
            index + 1,
            group.kind,
            group.score,
            group.terms.join(" / ")
        );
    }
    out
}
