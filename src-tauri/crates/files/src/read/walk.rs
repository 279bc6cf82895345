//! Walks through XML, element by element, and refuses what a document never has: great depth, hundreds of attributes,
//! in DOCX a document type; not what the elements mean.

use crate::ReadError;
use quick_xml::XmlVersion;
use quick_xml::escape::{resolve_html5_entity, resolve_xml_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

const DEEPEST: usize = 256;
const MOST_ATTRIBUTES: usize = 256;
/// Most bytes of a document type; those of patents list the files of their drawings.
const LARGEST_DOCUMENT_TYPE: usize = 1 << 16;

/// Whose XML it is, and with it what may stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// A part of a DOCX package: no document type, no names of characters but the five of XML.
    Package,
    /// A patent document: a document type is passed over unread, names of characters are those of HTML, which hold
    /// nearly all of ISO 8879; nothing that the file declares is ever expanded.
    Patent,
}

/// What comes next in a part.
pub(crate) enum Node<'a> {
    Open(Element<'a>),
    Close(String),
    Text(String),
}

/// An element as opened.
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name with its prefix: `w:p`.
    pub(crate) fn name(&self) -> &str {
        self.0.name().into_inner()
    }

    /// The name without its prefix.
    pub(crate) fn local(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its full name.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attribute = attributes.with_checks(false).flatten().find(|a| a.key.into_inner() == name)?;
        attribute.normalized_value(XmlVersion::Explicit1_0).ok().map(|value| value.into_owned())
    }

    /// The attribute `w:val`.
    pub(crate) fn value(&self) -> Option<String> {
        self.get("w:val")
    }

    /// Whether a switch such as `<w:b/>` is on.
    pub(crate) fn is_on(&self) -> bool {
        self.value().is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// A walk through a part.
pub(crate) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    source: Source,
    depth: usize,
    /// The page that the last mark of a page (`<!-- EPO <DP n="3"> -->`) began.
    page: Option<u32>,
    /// Names of characters that are not known.
    unknown: usize,
    /// An empty element is opened and closed.
    closing: Option<String>,
    /// The byte at which the last node began.
    at: usize,
}

impl<'a> Walk<'a> {
    /// A walk through a part of a package.
    pub(crate) fn new(part: &'a str) -> Self {
        Self::of(part, Source::Package)
    }

    pub(crate) fn of(text: &'a str, source: Source) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        Self { reader, source, depth: 0, page: None, unknown: 0, closing: None, at: 0 }
    }

    /// The page of the printed document that has begun, where the file marks pages.
    pub(crate) const fn page(&self) -> Option<u32> {
        self.page
    }

    /// The byte at which the last node began.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// The byte behind the last node.
    pub(crate) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// How many names of characters were not known so far.
    pub(crate) const fn unknown(&self) -> usize {
        self.unknown
    }

    /// The next node; none at the end.
    pub(crate) fn next_node(&mut self) -> Result<Option<Node<'a>>, ReadError> {
        if let Some(name) = self.closing.take() {
            return Ok(Some(Node::Close(name)));
        }
        loop {
            self.at = self.position();
            match self.reader.read_event().map_err(|_| ReadError::Truncated)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(ReadError::UnsafeXml);
                    }
                    return checked(start).map(|element| Some(Node::Open(element)));
                }
                Event::Empty(start) => {
                    self.closing = Some(start.name().into_inner().to_owned());
                    return checked(start).map(|element| Some(Node::Open(element)));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::Close(end.name().into_inner().to_owned())));
                }
                Event::Text(text) => return Ok(Some(Node::Text(text.xml10_content().into_owned()))),
                Event::CData(text) => return Ok(Some(Node::Text(text.xml10_content().into_owned()))),
                Event::GeneralRef(reference) => {
                    let known = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c.to_string()),
                        _ => self.named(&reference.xml10_content()).map(str::to_owned),
                    };
                    self.unknown += usize::from(known.is_none());
                    return Ok(Some(Node::Text(known.unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string()))));
                }
                Event::DocType(kind) if self.source == Source::Package || kind.len() > LARGEST_DOCUMENT_TYPE => {
                    return Err(ReadError::UnsafeXml);
                }
                Event::Eof if self.depth > 0 => return Err(ReadError::Truncated),
                Event::Eof => return Ok(None),
                Event::Comment(comment) => self.page = page_mark(&comment).or(self.page),
                Event::DocType(_) | Event::PI(_) | Event::Decl(_) => {}
            }
        }
    }

    /// The character of a name; no entity that a file declares is ever expanded.
    fn named(&self, name: &str) -> Option<&'static str> {
        match self.source {
            Source::Package => resolve_xml_entity(name),
            Source::Patent => resolve_html5_entity(name),
        }
    }

    /// Passes over everything inside the element just opened, its end included.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let mut depth = 1usize;
        while depth > 0 {
            match self.next_node()? {
                Some(Node::Open(_)) => depth += 1,
                Some(Node::Close(_)) => depth -= 1,
                Some(Node::Text(_)) => {}
                None => return Err(ReadError::Truncated),
            }
        }
        Ok(())
    }
}

fn checked(start: BytesStart<'_>) -> Result<Element<'_>, ReadError> {
    let mut attributes = start.attributes();
    if attributes.with_checks(false).take(MOST_ATTRIBUTES + 1).count() > MOST_ATTRIBUTES {
        return Err(ReadError::UnsafeXml);
    }
    Ok(Element(start))
}

/// The page in ` EPO <DP n="3"> `.
fn page_mark(comment: &str) -> Option<u32> {
    let number = comment.split_once("<DP n=\"")?.1.split_once('"')?.0;
    number.parse().ok()
}
