//! The open document: its application, its name, the offices asked; not how it is checked or drafted.

use crate::wire::{DocumentView, ExportFormat, FactsView, PartText, SourceParagraph, SourceView};
use crate::{ApiError, ErrorCode};
use claimwright_application::application::{FoundSet, RecognisedBy};
use claimwright_application::claims::ClaimSet;
use claimwright_application::facts::Fact;
use claimwright_application::manuscript::{Paragraph, Role};
use claimwright_application::{Application, FilingFacts, Language, Manuscript, Office, Part, PartName, Route, Stage};
use claimwright_files::Page;
use std::collections::BTreeMap;

/// An open document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its file name.
    pub name: String,
    /// What was read, paragraph by paragraph.
    source: Manuscript,
    /// What it was understood as.
    pub application: Application,
    /// The claims as they were read.
    read: Option<String>,
    /// The claims as they stand in an editor, where they were changed there.
    edited: Option<String>,
    /// Offices asked; never empty.
    pub offices: Vec<Office>,
}

impl Document {
    /// The document in a file's bytes.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`] with the reader's sentence, or where there are more claims than are taken in.
    pub fn read(name: &str, bytes: &[u8], language: Option<Language>, facts: FilingFacts) -> Result<Self, ApiError> {
        let manuscript = claimwright_files::read(bytes, name)
            .map_err(|error| ApiError::new(ErrorCode::CannotRead, format!("{name}: {error}")))?;
        Self::of(name, manuscript, language, facts)
    }

    /// The document in a manuscript that was read elsewhere.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`] where there are more claims than are taken in.
    pub fn of(
        name: &str,
        manuscript: Manuscript,
        language: Option<Language>,
        facts: FilingFacts,
    ) -> Result<Self, ApiError> {
        let application = Application::from_manuscript(&manuscript, language, facts);
        if let Some(claims) = application.claims.present() {
            crate::structure::within_limits(claims, Some(name))?;
        }
        Ok(Self {
            name: name.to_owned(),
            source: manuscript,
            read: claims_of(&application),
            application,
            edited: None,
            offices: vec![Office::Ep, Office::Us],
        })
    }

    /// The names of the sets of claims that it holds, where it holds several; empty otherwise.
    pub fn claim_sets(&self) -> Vec<String> {
        let name = |(index, set): (usize, &FoundSet)| set.label.clone().unwrap_or_else(|| (index + 1).to_string());
        self.application.sets.iter().enumerate().map(name).collect()
    }

    /// Reads another of its sets of claims; a number beyond them changes nothing.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`] where there are more claims than are taken in.
    pub fn read_claim_set(&mut self, index: usize) -> Result<(), ApiError> {
        let facts = FilingFacts { claim_set: u32::try_from(index + 1).ok(), ..self.application.facts };
        let baseline = self.application.baseline.take();
        let mut application = Application::from_manuscript(&self.source, Some(self.application.language), facts);
        application.baseline = baseline;
        if let Some(claims) = application.claims.present() {
            crate::structure::within_limits(claims, Some(&self.name))?;
        }
        self.read = claims_of(&application);
        self.application = application;
        self.edited = None;
        Ok(())
    }

    /// The file's text, where `bytes`, which the document was read from, are a file of text or Markdown in UTF-8.
    pub fn text_of<'a>(&self, bytes: &'a [u8]) -> Option<&'a str> {
        let text = std::str::from_utf8(bytes).ok()?;
        let is_markup = self.name.to_lowercase().ends_with(".xml") || self.application.sheets.format.is_some();
        (!is_markup).then(|| text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// What was read.
    pub const fn source(&self) -> &Manuscript {
        &self.source
    }

    /// Whether its claims were changed in an editor.
    pub const fn is_edited(&self) -> bool {
        self.edited.is_some()
    }

    /// The document with the claims as they stand in an editor, its application with them.
    pub fn edited(&self, claims: &str) -> Self {
        let mut edited = self.clone();
        edited.edit_claims(claims);
        edited.application = self.with_claims(claims);
        edited
    }

    /// Takes a paragraph for the beginning of a part, or of what belongs to none; what the editor holds is given up.
    pub fn assign(&mut self, paragraph: usize, part: Option<PartName>) {
        self.source.assigned.insert(paragraph, part);
        self.recognise();
    }

    /// Forgets every correction of what was recognised.
    pub fn recognise_anew(&mut self) {
        self.source.assigned.clear();
        self.recognise();
    }

    fn recognise(&mut self) {
        let Application { language, facts, .. } = self.application;
        self.application = Application::from_manuscript(&self.source, Some(language), facts);
        self.read = claims_of(&self.application);
        self.edited = None;
    }

    /// The corrections of what was recognised: paragraphs, and the part that begins there.
    pub const fn corrections(&self) -> &BTreeMap<usize, Option<PartName>> {
        &self.source.assigned
    }

    /// What was read, with the part that each paragraph was taken for.
    pub fn source_view(&self) -> SourceView {
        let pieces = &self.application.recognised;
        let of = |index: usize| {
            pieces.iter().rev().find(|piece| (piece.paragraphs.start..piece.paragraphs.end).contains(&index))
        };
        let mut before: Option<usize> = None;
        let paragraphs = self.source.paragraphs.iter().enumerate().filter(|(_, paragraph)| !paragraph.is_furniture());
        let paragraphs = paragraphs
            .map(|(index, paragraph)| {
                let piece = of(index);
                let begins = piece.filter(|piece| before != Some(piece.paragraphs.start));
                before = piece.map(|piece| piece.paragraphs.start);
                let assigned = self.source.assigned.contains_key(&index);
                let mut opening: String = paragraph.text.split_whitespace().collect::<Vec<_>>().join(" ");
                if let Some((cut, _)) = opening.char_indices().nth(OPENING) {
                    opening.truncate(cut);
                    opening.push('…');
                }
                SourceParagraph {
                    index,
                    opening,
                    label: paragraph.label.clone(),
                    page: paragraph.page,
                    part: piece.map(|piece| piece.part.word().to_owned()),
                    begins: begins.map(|piece| told(piece.by)).or(assigned.then_some("person")).map(str::to_owned),
                }
            })
            .collect();
        SourceView { paragraphs, corrections: self.source.assigned.len() }
    }

    /// Remembers the claims as they stand in an editor.
    pub fn edit_claims(&mut self, claims: &str) {
        let unchanged = self.read.as_deref() == Some(claims);
        self.edited = (!unchanged).then(|| claims.to_owned());
    }

    /// The text of a part.
    pub fn text(&self, part: PartName) -> Option<String> {
        part_text(&self.application, part)
    }

    /// The page that an office asks for.
    pub const fn page(&self, office: Office) -> Page {
        Page { office, language: self.application.language }
    }

    /// The document as it is to be written, with the claims of the editor.
    pub fn manuscript(&self) -> Manuscript {
        self.manuscript_with(&self.edited.iter().map(|claims| (PartName::Claims, claims.clone())).collect())
    }

    /// The document as a format is to show it: in plain text, amendments that the file shows by its type stand between
    /// marks.
    pub fn manuscript_for(&self, format: ExportFormat) -> Manuscript {
        let plain = matches!(format, ExportFormat::Txt | ExportFormat::Md);
        let amended = |set: &&ClaimSet| set.claims.iter().any(|claim| !claim.changes.is_empty());
        match self.application.claims.present().filter(amended) {
            Some(set) if plain && self.edited.is_none() => {
                self.manuscript_with(&BTreeMap::from([(PartName::Claims, set.text.clone())]))
            }
            _ => self.manuscript(),
        }
    }

    /// The document with other texts for some parts. Paragraphs whose text stays the same keep their type.
    pub fn manuscript_with(&self, texts: &BTreeMap<PartName, String>) -> Manuscript {
        let mut written = self.source.with_roles();
        // The roles say it now, and the indices are about to change.
        written.assigned.clear();
        let pieces = &self.application.recognised;
        // From the end, so that the ranges of earlier parts stay true.
        for (index, recognised) in pieces.iter().enumerate().rev() {
            let Some(text) = texts.get(&recognised.part) else { continue };
            // A part in several pieces is written where the first of them stands.
            let first = pieces[..index].iter().all(|piece| piece.part != recognised.part);
            let text = if first { text.as_str() } else { "" };
            let range = recognised.paragraphs.start..recognised.paragraphs.end.min(written.paragraphs.len());
            let (heading, mut old): (Vec<_>, Vec<_>) = written.paragraphs[range.clone()]
                .iter()
                .filter(|paragraph| !paragraph.is_furniture())
                .cloned()
                .partition(|paragraph| paragraph.role == Role::Heading(1));
            let inline = old.first_mut().filter(|_| recognised.skip > 0).map(|paragraph| {
                paragraph.styles.clear();
                paragraph.text.drain(..recognised.skip).collect::<String>()
            });
            let heading =
                heading.into_iter().chain(inline.map(|text| Paragraph::new(Role::Heading(1), text.trim_end())));
            let new = match recognised.part {
                PartName::Claims => {
                    let set = ClaimSet::parse(text, self.application.language);
                    set.claims.iter().map(|claim| Paragraph::new(Role::Claim, claim.text.as_str())).collect()
                }
                _ => rewritten(&old, text),
            };
            written.paragraphs.splice(range, heading.chain(new));
        }
        written
    }

    /// The application with the claims as they stand in an editor.
    pub fn with_claims(&self, claims: &str) -> Application {
        let mut application = self.application.clone();
        if application.claims.present().is_some_and(|set| set.text == claims) {
            return application;
        }
        application.claims = if claims.trim().is_empty() {
            Part::Lacking
        } else {
            Part::Present(ClaimSet::parse(claims, application.language))
        };
        application
    }

    /// Takes over facts that a person stated; words that are no fact are left as they were.
    pub fn set_facts(&mut self, facts: &FactsView) {
        let current = &mut self.application.facts;
        if let Some(route) = Route::from_word(&facts.route) {
            current.route = Fact { value: route, given: facts.route_given };
        }
        if let Some(stage) = Stage::from_word(&facts.stage) {
            current.stage = Fact { value: stage, given: facts.stage_given };
        }
        let offices: Vec<Office> = facts.offices.iter().filter_map(|word| Office::from_word(word)).collect();
        if !offices.is_empty() {
            self.offices = offices;
        }
    }

    /// As the window shows it; `interface` is the language of its sentences.
    pub fn view(&self, interface: Language) -> DocumentView {
        let facts = self.application.facts;
        DocumentView {
            name: self.name.clone(),
            language: self.application.language.code().to_owned(),
            parts: parts(&self.application),
            facts: FactsView {
                route: facts.route.value.word().to_owned(),
                route_given: facts.route.given,
                stage: facts.stage.value.word().to_owned(),
                stage_given: facts.stage.given,
                offices: self.offices.iter().map(|office| office.word().to_owned()).collect(),
            },
            notices: self.application.notices.iter().map(|notice| notice.sentence(interface)).collect(),
            earlier: None,
            passages: 0,
            claim_sets: self.claim_sets(),
            claim_set: self.application.set,
        }
    }
}

/// Characters shown of a paragraph.
const OPENING: usize = 100;

fn claims_of(application: &Application) -> Option<String> {
    application.claims.present().map(|set| set.text.clone())
}

/// The word for what told a part from its neighbours.
const fn told(by: RecognisedBy) -> &'static str {
    match by {
        RecognisedBy::Heading => "heading",
        RecognisedBy::Form => "form",
        RecognisedBy::Person => "person",
    }
}

/// The parts that are there, in the order in which all four offices accept them.
pub fn parts(application: &Application) -> Vec<PartText> {
    let recognised = |part: PartName| {
        let found = application.recognised.iter().find(|recognised| recognised.part == part);
        found.map(|recognised| told(recognised.by).to_owned())
    };
    [PartName::Title, PartName::Description, PartName::Claims, PartName::Drawings, PartName::Abstract]
        .into_iter()
        .filter_map(|part| {
            Some(PartText {
                part: part.word().to_owned(),
                text: part_text(application, part)?,
                recognised_by: recognised(part),
            })
        })
        .collect()
}

/// The text of a part, in which positions of findings count.
fn part_text(application: &Application, part: PartName) -> Option<String> {
    match part {
        PartName::Title => application.title.present().cloned(),
        PartName::Description => application.description.present().map(|description| description.text.clone()),
        PartName::Claims => application.claims.present().map(|set| set.text.clone()),
        PartName::Abstract => application.abstract_.present().cloned(),
        PartName::Drawings => application.drawings.present().map(|drawings| {
            let lines =
                drawings.figures.iter().map(|figure| format!("Fig. {}: {}", figure.label, figure.signs.join(", ")));
            lines.collect::<Vec<_>>().join("\n")
        }),
        PartName::Document => None,
    }
}

/// Paragraphs with new lines of text; a paragraph whose text is the same keeps its type and label.
fn rewritten(old: &[Paragraph], text: &str) -> Vec<Paragraph> {
    let kept: Vec<&Paragraph> = old.iter().filter(|paragraph| !paragraph.text.trim().is_empty()).collect();
    text.lines()
        .enumerate()
        .map(|(index, line)| {
            let Some(before) = kept.get(index) else { return Paragraph::new(Role::Body, line) };
            let label = before.label.as_deref().unwrap_or_default();
            let line = line.strip_prefix(label).unwrap_or(line).trim_start();
            let mut paragraph = (*before).clone();
            if paragraph.text.trim() != line {
                line.clone_into(&mut paragraph.text);
                paragraph.styles.clear();
            }
            paragraph
        })
        .collect()
}
