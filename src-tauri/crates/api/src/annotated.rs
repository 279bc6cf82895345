//! A validation as comments of a word processor beside the words of the document; not how a package is changed, which is
//! the worker's part.

use crate::alignment::{Alignment, Haystack};
use crate::anchor::Anchor;
use crate::export::{self, ExportFormat, ExportKind};
use crate::report::{self, ValidationReport};
use crate::{ApiError, Document, ErrorCode};
use claimwright_application::application::Recognised;
use claimwright_application::sheets::SourceFormat;
use claimwright_application::{Application, Manuscript, Office, PartName, Span};
use claimwright_files::{Remark, Spot};
use std::collections::BTreeMap;

/// Comments and the package that they are to be set in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The package: the document's own, or a working copy of it.
    pub package: Vec<u8>,
    /// The comments.
    pub remarks: Vec<Remark>,
}

/// A comment at each finding and one before them that sums them up. They are for the DOCX that the document was read
/// from, handed in as `bytes`; where it is of another format, or its claims were edited since, for a working copy of it.
///
/// # Errors
/// [`ErrorCode::CannotWrite`] with the sentence of what stands in the way.
pub fn remarks(document: &Document, report: &ValidationReport, bytes: &[u8]) -> Result<Annotation, ApiError> {
    let is_own = document.application.sheets.format == Some(SourceFormat::Docx) && !document.is_edited();
    let (package, read);
    let manuscript = if is_own {
        package = bytes.to_vec();
        document.source()
    } else {
        let page = document.page(report.offices.first().and_then(|word| Office::from_word(word)).unwrap_or(Office::Ep));
        package = export::written(&document.manuscript(), ExportFormat::Docx, ExportKind::Working, page)?;
        // The package is our own, made a moment ago.
        read = claimwright_files::read(&package, "copy.docx")
            .map_err(|error| ApiError::new(ErrorCode::CannotWrite, format!("{}: {error}", document.name)))?;
        &read
    };
    let mut places = Places::new(document, manuscript);
    let mut remarks =
        vec![places.remark(Anchor { part: PartName::Document, span: None, exact: false }, report.overview())];
    for (finding, anchors) in report.findings.iter().zip(&report.anchors) {
        remarks.push(places.remark(anchors.at, report::lines(finding, report.interface)));
    }
    Ok(Annotation { package, remarks })
}

/// Finds the places of a document's parts in the manuscript of its DOCX.
struct Places<'a> {
    document: &'a Document,
    manuscript: &'a Manuscript,
    recognised: Vec<Recognised>,
    haystack: Haystack,
    /// For each paragraph, where its text begins and ends in the text that is looked in; its label stands before it.
    texts: Vec<Span>,
    parts: BTreeMap<PartName, Alignment>,
}

impl<'a> Places<'a> {
    fn new(document: &'a Document, manuscript: &'a Manuscript) -> Self {
        let application = &document.application;
        let recognised =
            Application::from_manuscript(manuscript, Some(application.language), application.facts).recognised;
        let (mut whole, mut texts) = (String::new(), Vec::with_capacity(manuscript.paragraphs.len()));
        for paragraph in &manuscript.paragraphs {
            whole.extend(paragraph.label.iter().flat_map(|label| [label.as_str(), " "]));
            texts.push(Span::new(whole.len(), whole.len() + paragraph.text.len()));
            whole.push_str(&paragraph.text);
            whole.push('\n');
        }
        let haystack = Haystack::new(&whole);
        Self { document, manuscript, recognised, haystack, texts, parts: BTreeMap::new() }
    }

    fn remark(&mut self, anchor: Anchor, lines: Vec<String>) -> Remark {
        let found = anchor.span.and_then(|span| self.found(anchor.part, span));
        let (start, end) = match found {
            Some((start, end)) if anchor.exact => (start, end),
            Some((start, _)) => self.whole(start.paragraph),
            None => self.whole(self.first(anchor.part)),
        };
        Remark { start, end, lines }
    }

    /// Where a span of a part's text begins and ends in the manuscript.
    fn found(&mut self, part: PartName, span: Span) -> Option<(Spot, Spot)> {
        if !self.parts.contains_key(&part) {
            let alignment = self.haystack.align(&self.document.text(part)?, self.range(part));
            self.parts.insert(part, alignment);
        }
        let place = self.parts.get(&part)?.of(span)?;
        let last = if place.start < place.end { place.end - 1 } else { place.end };
        let (first, last) = (self.paragraph(place.start), self.paragraph(last));
        let byte = |index: usize, at: usize| {
            at.clamp(self.texts[index].start, self.texts[index].end) - self.texts[index].start
        };
        Some((
            Spot { paragraph: first, byte: byte(first, place.start) },
            Spot { paragraph: last, byte: byte(last, place.end) },
        ))
    }

    /// The paragraph around a byte of the text that is looked in.
    fn paragraph(&self, byte: usize) -> usize {
        self.texts.partition_point(|text| text.end < byte).min(self.texts.len().saturating_sub(1))
    }

    fn whole(&self, paragraph: usize) -> (Spot, Spot) {
        let end = self.manuscript.paragraphs.get(paragraph).map_or(0, |paragraph| paragraph.text.len());
        (Spot { paragraph, byte: 0 }, Spot { paragraph, byte: end })
    }

    /// The first paragraph of a part; that of the document where the part is not there.
    fn first(&self, part: PartName) -> usize {
        self.recognised.iter().find(|recognised| recognised.part == part).map_or(0, |found| found.paragraphs.start)
    }

    /// The bytes in which a part stands.
    fn range(&self, part: PartName) -> std::ops::Range<usize> {
        let of = self.recognised.iter().filter(|recognised| recognised.part == part);
        let (first, after) = of.fold((usize::MAX, 0), |(first, after), found| {
            (first.min(found.paragraphs.start), after.max(found.paragraphs.end))
        });
        let before =
            |index: usize| index.checked_sub(1).and_then(|index| self.texts.get(index)).map_or(0, |text| text.end);
        if first < after { before(first)..before(after.min(self.texts.len())) } else { 0..before(self.texts.len()) }
    }
}
