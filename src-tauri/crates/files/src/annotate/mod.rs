//! Sets remarks beside the words of a DOCX as comments of the word processor; the words and their layout stay as they are.

mod cuts;
mod parts;
mod runs;

use crate::ReadError;
use crate::read::docx::{self, Package};
use claimwright_application::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A place in the manuscript that the reader makes of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Spot {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Byte in its text.
    pub byte: usize,
}

/// What is said of some words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Where the words begin.
    pub start: Spot,
    /// Where they end; where this is not behind their start, the remark stands at the whole paragraph.
    pub end: Spot,
    /// What is said, a paragraph each.
    pub lines: Vec<String>,
}

/// Why remarks cannot be set. [`AnnotateError::sentence`] says it to the user in one sentence that names no path;
/// [`fmt::Display`] does so in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnnotateError {
    /// The file cannot be read.
    Unreadable(ReadError),
    /// The result cannot be packed.
    Unpacked,
    /// The package is built so oddly that a comment has no safe place in it.
    NoPlace,
}

impl AnnotateError {
    /// The sentence for the user.
    pub fn sentence(&self, language: Language) -> String {
        match (self, language) {
            (Self::Unreadable(error), _) => error.sentence(language),
            (Self::Unpacked, Language::En) => "The document could not be packed and nothing was written; write the report as HTML instead.".to_owned(),
            (Self::Unpacked, Language::Fr) => "Le document n'a pas pu être enregistré et rien n'a été écrit ; choisissez le rapport en HTML.".to_owned(),
            (Self::Unpacked, Language::De) => "Das Dokument ließ sich nicht packen, und nichts wurde geschrieben; wählen Sie den Bericht als HTML.".to_owned(),
            (Self::NoPlace, Language::En) => "The document is built in a way that takes no comments; open it in a word processor, save it again as DOCX, and try with that.".to_owned(),
            (Self::NoPlace, Language::Fr) => "La structure du document n'accepte pas de commentaires ; ouvrez-le dans un traitement de texte, enregistrez-le de nouveau en DOCX et réessayez.".to_owned(),
            (Self::NoPlace, Language::De) => "Das Dokument ist so aufgebaut, dass es keine Kommentare aufnimmt; öffnen Sie es in einer Textverarbeitung, speichern Sie es neu als DOCX und versuchen Sie es damit.".to_owned(),
        }
    }
}

impl fmt::Display for AnnotateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Language::En))
    }
}

impl std::error::Error for AnnotateError {}

impl From<ReadError> for AnnotateError {
    fn from(error: ReadError) -> Self {
        Self::Unreadable(error)
    }
}

/// The file with a comment for each remark, in their order; comments that it has are kept, and every part that holds
/// no comment or text is copied as it is. The author is the program; `date`, as `2026-11-22T09:30:00Z`, is when they were
/// made, where it is to be told.
///
/// # Errors
/// Each case of [`AnnotateError`] says what is wrong with the file.
pub fn annotate_docx(bytes: &[u8], remarks: &[Remark], date: Option<&str>) -> Result<Vec<u8>, AnnotateError> {
    let (_, main) = docx::read_placed(bytes)?;
    let mut package = Package::open(bytes)?;
    let mut parts = parts::Parts::of(&mut package, &main)?;
    let first = parts.next_id(&main.text)?;
    let document = cuts::marked(&main, remarks, first)?;
    parts.add(remarks, first, date)?;
    let mut changed: BTreeMap<String, String> = parts.into_changed();
    changed.insert(main.name, in_utf8(document));
    parts::repacked(bytes, changed)
}

/// The text as UTF-8, whatever its declaration says of the encoding that it had.
fn in_utf8(part: String) -> String {
    let Some((declaration, rest)) = part.split_once("?>").filter(|(front, _)| front.starts_with("<?xml")) else {
        return part;
    };
    if !declaration.to_lowercase().contains("utf-16") {
        return part;
    }
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{rest}")
}
