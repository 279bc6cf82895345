//! Places of findings as SARIF locations: the file, the region in it, the part and claim or paragraph; not the findings.

use crate::Document;
use crate::alignment::{Alignment, Haystack};
use crate::anchor::Anchor;
use crate::offsets::{Offsets, Unit};
use claimwright_application::PartName;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::ops::Range;

/// Finds the places of one input.
#[derive(Debug)]
pub(super) struct Places<'a> {
    document: &'a Document,
    uri: String,
    index: usize,
    file: Option<File<'a>>,
}

/// The text of the input's file.
#[derive(Debug)]
struct File<'a> {
    text: &'a str,
    haystack: Haystack,
    offsets: Offsets<'a>,
    /// Where each line begins.
    lines: Vec<usize>,
    parts: BTreeMap<PartName, Alignment>,
}

impl<'a> Places<'a> {
    /// `index` is the input's among the artifacts of the log.
    pub(super) fn new(document: &'a Document, input: &str, index: usize, file: Option<&'a str>) -> Self {
        let file = file.map(|text| File {
            text,
            haystack: Haystack::new(text),
            offsets: Offsets::new(text, Unit::CodePoint),
            lines: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect(),
            parts: BTreeMap::new(),
        });
        Self { document, uri: uri(input), index, file }
    }

    /// The input itself.
    pub(super) fn artifact(&self) -> Value {
        json!({ "uri": self.uri, "index": self.index })
    }

    /// The input as a location.
    pub(super) fn whole(&self) -> Value {
        json!({ "physicalLocation": { "artifactLocation": self.artifact() } })
    }

    /// A place as a location: always with its part, and with a region where the file is text that holds its words.
    pub(super) fn location(
        &mut self,
        anchor: Anchor,
        claim: Option<u32>,
        paragraph: Option<usize>,
        label: Option<&str>,
    ) -> Value {
        let mut location = self.whole();
        if let Some(region) = self.region(anchor) {
            location["physicalLocation"]["region"] = region;
        }
        let part = anchor.part.word();
        let mut logical = Map::new();
        let (name, qualified, kind) = match (claim, paragraph) {
            (Some(claim), _) => (format!("claim {claim}"), format!("{part}/{claim}"), "claim"),
            (None, Some(paragraph)) => (format!("paragraph {paragraph}"), format!("{part}/{paragraph}"), "paragraph"),
            (None, None) => (part.to_owned(), part.to_owned(), "part"),
        };
        logical.insert("name".to_owned(), json!(name));
        logical.insert("fullyQualifiedName".to_owned(), json!(qualified));
        logical.insert("kind".to_owned(), json!(kind));
        if let Some(label) = label {
            logical.insert("decoratedName".to_owned(), json!(label));
        }
        location["logicalLocations"] = json!([logical]);
        location
    }

    /// The region of a place in the file.
    pub(super) fn region(&mut self, anchor: Anchor) -> Option<Value> {
        let file = self.file.as_mut()?;
        let alignment = match file.parts.entry(anchor.part) {
            std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::btree_map::Entry::Vacant(entry) => {
                let part = self.document.text(anchor.part)?;
                entry.insert(file.haystack.align(&part, 0..file.text.len()))
            }
        };
        let range = alignment.of(anchor.span?)?;
        Some(file.region(range))
    }
}

impl File<'_> {
    fn region(&self, range: Range<usize>) -> Value {
        let place = |byte: usize| {
            let line = self.lines.partition_point(|start| *start <= byte);
            let column = self.text[self.lines[line - 1]..byte].chars().count() + 1;
            (line, column)
        };
        let (start, end) = (self.offsets.of_byte(range.start), self.offsets.of_byte(range.end));
        let ((start_line, start_column), (end_line, end_column)) = (place(range.start), place(range.end));
        json!({
            "startLine": start_line,
            "startColumn": start_column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": start,
            "charLength": end - start,
            "snippet": { "text": &self.text[range] },
        })
    }
}

/// A name as a URI: relative as it was given, or of the scheme `file` where it is absolute.
fn uri(name: &str) -> String {
    let name = name.replace('\\', "/");
    let mut out = String::with_capacity(name.len());
    if name.starts_with('/') {
        out.push_str("file://");
    }
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn names_become_uris() {
        assert_eq!(uri("my claims (v2)/é.txt"), "my%20claims%20%28v2%29/%C3%A9.txt");
        assert_eq!(uri("a:b#c?.md"), "a%3Ab%23c%3F.md");
        assert_eq!(uri("/tmp/a.txt"), "file:///tmp/a.txt");
        assert_eq!(uri("claims\\eins.txt"), "claims/eins.txt");
    }
}
