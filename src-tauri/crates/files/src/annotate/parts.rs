//! The parts of a package that make comments known: the comments, the relation to them, their type; not their places.

use super::{AnnotateError, Remark};
use crate::ReadError;
use crate::read::docx::{MainPart, Package};
use crate::read::walk::{Node, Walk};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

const TYPES: &str = "[Content_Types].xml";
const TYPES_SPACE: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS_SPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const WORDS_SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The parts as they are, and then as they shall be.
pub(super) struct Parts {
    /// The namespace of the document, transitional or strict.
    space: String,
    comments: (String, String),
    relations: (String, String),
    types: String,
    /// Whether the relation to the comments has to be made.
    is_new: bool,
}

impl Parts {
    pub(super) fn of(package: &mut Package<'_>, main: &MainPart) -> Result<Self, AnnotateError> {
        let (folder, file) = main.name.rsplit_once('/').unwrap_or(("", &main.name));
        let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let relations_name = beside(&format!("_rels/{file}.rels"));
        let relations = package
            .part(&relations_name)?
            .unwrap_or_else(|| format!("{DECLARATION}<Relationships xmlns=\"{RELATIONS_SPACE}\"></Relationships>"));
        let types = package.part(TYPES)?.unwrap_or_else(|| {
            format!("{DECLARATION}<Types xmlns=\"{TYPES_SPACE}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")
        });
        let space = root(&main.text)?.1.unwrap_or_else(|| WORDS_SPACE.to_owned());
        let target = target(&relations)?;
        let is_new = target.is_none();
        let name = match target {
            Some(target) => target.strip_prefix('/').map_or_else(|| beside(&target), str::to_owned),
            None => {
                let mut name = beside("comments.xml");
                if package.part(&name)?.is_some() {
                    name = beside("claimwrightComments.xml");
                }
                name
            }
        };
        let comments = match package.part(&name)?.filter(|_| !is_new) {
            Some(part) => part,
            None => format!("{DECLARATION}<w:comments xmlns:w=\"{space}\"></w:comments>"),
        };
        Ok(Self { space, comments: (name, comments), relations: (relations_name, relations), types, is_new })
    }

    /// A number that no comment and no mark of one bears yet.
    pub(super) fn next_id(&self, document: &str) -> Result<usize, ReadError> {
        let mut highest = None;
        for part in [document, &self.comments.1] {
            let mut walk = Walk::new(part);
            while let Some(node) = walk.next_node()? {
                if let Node::Open(element) = node
                    && element.local().starts_with("comment")
                    && let Some(id) = element.get("w:id").and_then(|id| id.parse::<usize>().ok())
                {
                    highest = highest.max(Some(id));
                }
            }
        }
        // Word refuses numbers beyond 32 bits.
        Ok(highest.filter(|id| *id < 1 << 30).map_or(0, |id| id + 1))
    }

    /// Adds the comments, and makes them known.
    pub(super) fn add(&mut self, remarks: &[Remark], first: usize, date: Option<&str>) -> Result<(), AnnotateError> {
        let date = date.map(|date| format!(" w:date=\"{}\"", escaped(date).replace('"', ""))).unwrap_or_default();
        let mut added = String::new();
        for (remark, id) in remarks.iter().zip(first..) {
            added.push_str(&format!(
                r#"<w:comment xmlns:w="{}" w:id="{id}" w:author="Claimwright"{date} w:initials="CW">"#,
                self.space
            ));
            for line in &remark.lines {
                added.push_str("<w:p><w:r><w:t xml:space=\"preserve\">");
                added.push_str(&escaped(line));
                added.push_str("</w:t></w:r></w:p>");
            }
            added.push_str("</w:comment>");
        }
        self.comments.1 = with_child(&self.comments.1, &added)?;
        if self.is_new {
            let file = self.comments.0.rsplit('/').next().unwrap_or_default();
            let kind = if self.space.contains("purl.oclc.org") {
                "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
            } else {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
            };
            let mut id = "rIdClaimwright".to_owned();
            while self.relations.1.contains(&format!("\"{id}\"")) {
                id.push('x');
            }
            let relation =
                format!(r#"<Relationship xmlns="{RELATIONS_SPACE}" Id="{id}" Type="{kind}" Target="{file}"/>"#);
            self.relations.1 = with_child(&self.relations.1, &relation)?;
        }
        let name = format!("\"/{}\"", self.comments.0);
        if !self.types.to_lowercase().contains(&name.to_lowercase()) {
            let kind = format!(r#"<Override xmlns="{TYPES_SPACE}" PartName={name} ContentType="{COMMENTS_TYPE}"/>"#);
            self.types = with_child(&self.types, &kind)?;
        }
        Ok(())
    }

    /// The parts by name.
    pub(super) fn into_changed(self) -> BTreeMap<String, String> {
        [self.comments, self.relations, (TYPES.to_owned(), self.types)]
            .into_iter()
            .map(|(name, part)| (name, super::in_utf8(part)))
            .collect()
    }
}

/// The name of a part's outermost element, and what its prefix `w` stands for.
fn root(part: &str) -> Result<(String, Option<String>), AnnotateError> {
    let mut walk = Walk::new(part);
    while let Some(node) = walk.next_node()? {
        if let Node::Open(element) = node {
            return Ok((element.name().to_owned(), element.get("xmlns:w")));
        }
    }
    Err(AnnotateError::NoPlace)
}

/// The part to which the relation of comments leads.
fn target(relations: &str) -> Result<Option<String>, ReadError> {
    let mut walk = Walk::new(relations);
    while let Some(node) = walk.next_node()? {
        if let Node::Open(element) = node
            && element.local() == "Relationship"
            && element.get("Type").is_some_and(|kind| kind.ends_with("/comments"))
            && element.get("TargetMode").is_none_or(|mode| mode != "External")
        {
            return Ok(element.get("Target"));
        }
    }
    Ok(None)
}

/// A part with something more at the end of its outermost element.
fn with_child(part: &str, child: &str) -> Result<String, AnnotateError> {
    let (name, _) = root(part)?;
    if let Some(at) = part.rfind(&format!("</{name}")) {
        return Ok(format!("{}{child}{}", &part[..at], &part[at..]));
    }
    let at = part.rfind("/>").ok_or(AnnotateError::NoPlace)?;
    Ok(format!("{}>{child}</{name}>{}", &part[..at], &part[at + 2..]))
}

fn escaped(text: &str) -> String {
    let shown = text.chars().filter(|&c| c == '\t' || c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    let mut out = String::with_capacity(text.len());
    for c in shown {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
    out
}

/// The archive with some parts changed or added, all others copied as they are packed.
pub(super) fn repacked(bytes: &[u8], mut changed: BTreeMap<String, String>) -> Result<Vec<u8>, AnnotateError> {
    let packing = || AnnotateError::Unpacked;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Truncated)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let write = |writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, part: &str| {
        writer.start_file(name, options).map_err(|_| packing())?;
        writer.write_all(part.as_bytes()).map_err(|_| packing())
    };
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(|_| ReadError::Truncated)?;
        let name = file.name().map(|name| name.into_owned()).unwrap_or_default();
        match changed.remove(&name) {
            Some(part) => write(&mut writer, &name, &part)?,
            None => writer.raw_copy_file(file).map_err(|_| packing())?,
        }
    }
    for (name, part) in &changed {
        write(&mut writer, name, part)?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|_| packing())
}
