//! Reads DOCX: text, roles, computed numbers, notes, tracked changes as accepted; follows nothing that leads outside.

mod body;
mod measure;
mod notes;
mod number_format;
mod numbering;
mod package;
mod paragraph;
mod picture;
mod relations;
mod styles;
mod symbol;

use crate::ReadError;
use crate::read::walk;
use claimwright_application::Notice;
use claimwright_application::manuscript::{Manuscript, Revisions};
use claimwright_application::sheets::{Pagination, PictureKind, SourceFormat};
pub(crate) use package::Package;
pub(crate) use paragraph::Origin;
use relations::Relation;

/// The colours of further pictures are not looked at.
const MOST_PICTURES: usize = 500;
const RELATIONS: &str = "_rels/.rels";

/// The main part of a package, with where each paragraph of its manuscript comes from.
#[derive(Debug)]
pub(crate) struct MainPart {
    pub name: String,
    pub text: String,
    pub origins: Vec<Vec<Origin>>,
}

/// The manuscript of a DOCX file.
pub(super) fn read(bytes: &[u8]) -> Result<Manuscript, ReadError> {
    read_placed(bytes).map(|(manuscript, _)| manuscript)
}

/// The manuscript of a DOCX file, and where its text stands in the file.
pub(crate) fn read_placed(bytes: &[u8]) -> Result<(Manuscript, MainPart), ReadError> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let document = package.part(&main)?.ok_or(ReadError::NotADocx)?;
    let styles = match package.part(&beside("styles.xml"))? {
        Some(part) => styles::read(&part)?,
        None => styles::Styles::default(),
    };
    let numbering = match package.part(&beside("numbering.xml"))? {
        Some(part) => numbering::read(&part)?,
        None => numbering::Numbering::default(),
    };
    let mut notes = notes::Notes::default();
    for (name, kind) in [("footnotes.xml", "w:footnote"), ("endnotes.xml", "w:endnote")] {
        if let Some(part) = package.part(&beside(name))? {
            notes.read(&part, kind)?;
        }
    }
    let comments = match package.part(&beside("comments.xml"))? {
        Some(part) => count(&part, "w:comment")?,
        None => 0,
    };
    let mut found = body::read(&document, &styles, numbering, &notes)?;
    let relations = match package.part(&beside("_rels/document.xml.rels"))? {
        Some(part) => relations::read(&part)?,
        None => Vec::new(),
    };
    found.notices.extend(left_out(&mut package, &beside, &relations)?);
    let mut sheets = found.sheets;
    sheets.format = Some(SourceFormat::Docx);
    sheets.page_numbers = Some(page_numbers(&mut package, &beside, &relations)?);
    for (picture, id) in sheets.pictures.iter_mut().zip(&found.relations).take(MOST_PICTURES) {
        let relation = id.as_ref().and_then(|id| relations.iter().find(|relation| relation.id == *id));
        if let Some(relation) = relation.filter(|relation| !relation.external)
            && let Some(head) = package.head(&beside(&relation.target))
        {
            picture.coloured = picture::is_grey(&head).then_some(0);
        }
    }
    let drawn = sheets.pictures.iter().filter(|picture| picture.kind != PictureKind::Formula).count();
    let manuscript = Manuscript {
        paragraphs: found.paragraphs,
        notices: found.notices,
        pictures: Some(drawn),
        revisions: Revisions { tracked: found.tracked, comments },
        sheets,
        ..Manuscript::default()
    };
    Ok((manuscript, MainPart { name: main, text: document, origins: found.origins }))
}

/// The name of the main part, which the package's relations tell; nearly always `word/document.xml`.
fn main_part(package: &mut Package<'_>) -> Result<String, ReadError> {
    let relations = package.part(RELATIONS)?.ok_or(ReadError::NotADocx)?;
    let mut walk = walk::Walk::new(&relations);
    while let Some(node) = walk.next_node()? {
        if let walk::Node::Open(element) = node
            && element.local() == "Relationship"
            && element.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            && element.get("TargetMode").is_none_or(|mode| mode != "External")
            && let Some(target) = element.get("Target")
        {
            return Ok(target.trim_start_matches('/').to_owned());
        }
    }
    Err(ReadError::NotADocx)
}

/// A sentence for each kind of thing that the document brings along and that is not read; `beside` names a part in the
/// folder of the main one.
fn left_out(
    package: &mut Package<'_>,
    beside: &dyn Fn(&str) -> String,
    relations: &[Relation],
) -> Result<Vec<Notice>, ReadError> {
    // A hyperlink is an address in the text, which stays; everything else outside would have to be fetched.
    let outside = relations.iter().filter(|one| one.external && !one.is("hyperlink")).count();
    let active = ["oleObject", "package", "vbaProject", "aFChunk", "control"];
    let active = relations.iter().filter(|one| active.iter().any(|kind| one.is(kind))).count();
    let mut notices = Vec::new();
    let mut worded = false;
    for relation in relations.iter().filter(|one| one.is_furniture()) {
        let part = package.part(&beside(&relation.target))?;
        worded = worded || part.as_deref().map(has_words).transpose()?.unwrap_or(false);
    }
    if worded {
        notices.push(Notice::PageFurniture);
    }
    if outside > 0 {
        notices.push(Notice::Links(outside));
    }
    if active > 0 {
        notices.push(Notice::Programs(active));
    }
    Ok(notices)
}

/// Whether a header or footer says more than which page it is on.
fn has_words(part: &str) -> Result<bool, ReadError> {
    const COUNTING: &[&str] = &["page", "of", "seite", "von", "sur"];
    let (mut walk, mut inside, mut said) = (walk::Walk::new(part), false, String::new());
    while let Some(node) = walk.next_node()? {
        match node {
            walk::Node::Open(element) => inside = element.name() == "w:t",
            walk::Node::Close(_) => inside = false,
            walk::Node::Text(text) if inside => said.push_str(&text),
            walk::Node::Text(_) => {}
        }
    }
    let mut words = said.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    Ok(words.any(|word| !COUNTING.contains(&word.to_lowercase().as_str())))
}

/// How pages are numbered: by a field in a header or footer, or not at all.
fn page_numbers(
    package: &mut Package<'_>,
    beside: &dyn Fn(&str) -> String,
    relations: &[Relation],
) -> Result<Pagination, ReadError> {
    for relation in relations.iter().filter(|one| one.is_furniture()) {
        let part = package.part(&beside(&relation.target))?;
        if part.as_deref().map(has_page_field).transpose()?.unwrap_or(false) {
            return Ok(Pagination::Computed);
        }
    }
    Ok(Pagination::None)
}

/// Whether a header or footer shows the number of its page.
fn has_page_field(part: &str) -> Result<bool, ReadError> {
    let names_page = |code: &str| code.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "PAGE");
    let (mut walk, mut code, mut inside) = (walk::Walk::new(part), String::new(), false);
    while let Some(node) = walk.next_node()? {
        match node {
            walk::Node::Open(element) => {
                inside = element.name() == "w:instrText";
                let simple = element.name() == "w:fldSimple";
                if element.name() == "w:pgNum" || simple && names_page(&element.get("w:instr").unwrap_or_default()) {
                    return Ok(true);
                }
            }
            walk::Node::Close(_) => inside = false,
            walk::Node::Text(text) if inside => code.push_str(&text),
            walk::Node::Text(_) => {}
        }
    }
    Ok(names_page(&code))
}

fn count(part: &str, name: &str) -> Result<usize, ReadError> {
    let mut walk = walk::Walk::new(part);
    let mut count = 0;
    while let Some(node) = walk.next_node()? {
        count += usize::from(matches!(node, walk::Node::Open(element) if element.name() == name));
    }
    Ok(count)
}
