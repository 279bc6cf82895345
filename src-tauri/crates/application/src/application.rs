//! The application as the rest of the program sees it, and the two ways to make one: from loose parts or a manuscript.

use crate::claims::ClaimSet;
use crate::figures::{self, FigureMention};
use crate::signs::{self, SignUse};
use crate::{Baseline, Description, Drawings, FilingFacts, Language, Manuscript, Part, Span, guess, segment};

/// A patent application, parsed. Positions are bytes in the text of the part.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Application {
    /// Language of the text.
    pub language: Language,
    /// The title.
    pub title: Part<String>,
    /// The description.
    pub description: Part<Description>,
    /// The claims.
    pub claims: Part<ClaimSet>,
    /// The drawings.
    pub drawings: Part<Drawings>,
    /// The abstract; paragraphs are separated by one line feed.
    pub abstract_: Part<String>,
    /// Mentions of figures in the description.
    pub figures: Vec<FigureMention>,
    /// Uses of reference signs in the description.
    pub signs: Vec<SignUse>,
    /// Facts about the filing.
    pub facts: FilingFacts,
    /// The application as filed, where it was given to compare with.
    pub baseline: Option<Baseline>,
    /// The pages of paragraphs outside the description, in order, where the source knows pages.
    pub paged: Vec<crate::paging::Paged>,
    /// How each part was recognised in the source, in order; empty where the parts were given apart.
    pub recognised: Vec<Recognised>,
    /// What the reader of the file left out or could not read.
    pub notices: Vec<crate::Notice>,
    /// Revision marks and comments of the source.
    pub revisions: crate::manuscript::Revisions,
    /// What was measured on the pages of the source.
    pub sheets: crate::Sheets,
    /// The sets of claims that the document holds, where it holds several; empty otherwise.
    pub sets: Vec<FoundSet>,
    /// The one of them that [`Self::claims`] is, as an index.
    pub set: usize,
    /// The claims in the other languages in which the document holds them.
    pub versions: Vec<LanguageVersion>,
}

/// The claims in another language.
#[derive(Debug, Clone, PartialEq)]
pub struct LanguageVersion {
    /// The language.
    pub language: Language,
    /// The claims.
    pub claims: ClaimSet,
}

/// One of several sets of claims in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSet {
    /// Its heading as printed, such as `Auxiliary Request 1`; none where the claims merely begin again at 1.
    pub label: Option<String>,
    /// Language of its claims.
    pub language: Language,
    /// Whether it is a copy that shows changes.
    pub marked: bool,
    /// Whether its claims bear numbers.
    pub numbered: bool,
}

/// How a part was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// The part.
    pub part: crate::PartName,
    /// Paragraphs of the manuscript that belong to it, as a half-open range of indices.
    pub paragraphs: Span,
    /// Bytes at the front of its first paragraph that are its heading ("Abstract: A lock …").
    pub skip: usize,
    /// What told.
    pub by: RecognisedBy,
}

/// What told a part from its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecognisedBy {
    /// A heading.
    Heading,
    /// Its form (numbered claims, an office's template, a first line that is a title).
    Form,
    /// A person, who corrected what was recognised.
    Person,
}

/// Parts handed over apart. `None` is "not given"; an empty text is "the document lacks it".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parts {
    /// Language, where known.
    pub language: Option<Language>,
    /// Title.
    pub title: Option<String>,
    /// Abstract.
    pub abstract_: Option<String>,
    /// Claims, each with its number.
    pub claims: Option<Vec<String>>,
    /// Description; a line that begins with `#` is a heading, each other line a paragraph.
    pub description: Option<String>,
    /// Drawings.
    pub drawings: Option<Drawings>,
}

impl Application {
    /// The application made of parts that are already apart.
    pub fn from_parts(parts: Parts, facts: FilingFacts) -> Self {
        let language = parts.language.unwrap_or_else(|| guessed_language(&parts));
        let text = |part: Option<String>| match part {
            None => Part::NotSupplied,
            Some(text) if text.trim().is_empty() => Part::Lacking,
            Some(text) => Part::Present(text),
        };
        let application = Self {
            language,
            title: text(parts.title),
            abstract_: text(parts.abstract_),
            claims: match parts.claims {
                None => Part::NotSupplied,
                Some(claims) if claims.iter().all(|claim| claim.trim().is_empty()) => Part::Lacking,
                Some(claims) => Part::Present(ClaimSet::from_texts(claims, language)),
            },
            description: match text(parts.description) {
                Part::Present(text) => Part::Present(Description::from_text(text)),
                Part::Lacking => Part::Lacking,
                _ => Part::NotSupplied,
            },
            drawings: parts.drawings.map_or(Part::NotSupplied, Part::Present),
            facts,
            ..Self::default()
        };
        application.finished()
    }

    /// The 1-based page on which the paragraph at a byte of a part's text begins, where the source knows pages.
    pub fn page(&self, part: crate::PartName, at: usize) -> Option<u32> {
        match (part, &self.description) {
            (crate::PartName::Description, Part::Present(description)) => {
                description.paragraphs.get(description.paragraph_at(at)?)?.page
            }
            _ => crate::paging::page(&self.paged, part, at),
        }
    }

    /// The name of the set of claims that was read, where the document holds several.
    pub fn set_name(&self) -> Option<String> {
        let set = self.sets.get(self.set)?;
        Some(set.label.clone().unwrap_or_else(|| (self.set + 1).to_string()))
    }

    /// The application found in a manuscript. Facts that were not given are guessed from the text.
    pub fn from_manuscript(manuscript: &Manuscript, language: Option<Language>, facts: FilingFacts) -> Self {
        segment::application(manuscript, language, facts).finished()
    }

    /// Reads what needs several parts at once: figures, signs, and the facts that nobody gave.
    fn finished(mut self) -> Self {
        if let Part::Present(description) = &self.description {
            self.figures = figures::mentions(description);
            self.signs = signs::uses(description, self.language);
        }
        self.facts = guess::completed(&self);
        self
    }
}

/// The language of the first part that has enough text to tell.
fn guessed_language(parts: &Parts) -> Language {
    let claims = parts.claims.as_deref().map(|claims| claims.join("\n")).unwrap_or_default();
    let texts = [parts.description.as_deref(), Some(&claims), parts.abstract_.as_deref(), parts.title.as_deref()];
    Language::of(texts.into_iter().flatten().find(|text| !text.trim().is_empty()).unwrap_or_default())
}
