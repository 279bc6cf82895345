//! Walks through an XML part, element by element, and refuses what a document never has: document types, great depth,
//! hundreds of attributes; not what the elements mean.

use crate::ReadError;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

const DEEPEST: usize = 256;
const MOST_ATTRIBUTES: usize = 256;

/// What comes next in a part.
pub(super) enum Node<'a> {
    Open(Element<'a>),
    Close(String),
    Text(String),
}

/// An element as opened.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name with its prefix: `w:p`.
    pub(super) fn name(&self) -> &str {
        self.0.name().into_inner()
    }

    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its full name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attribute = attributes.with_checks(false).flatten().find(|a| a.key.into_inner() == name)?;
        attribute.normalized_value(XmlVersion::Explicit1_0).ok().map(|value| value.into_owned())
    }

    /// The attribute `w:val`.
    pub(super) fn value(&self) -> Option<String> {
        self.get("w:val")
    }

    /// Whether a switch such as `<w:b/>` is on.
    pub(super) fn is_on(&self) -> bool {
        self.value().is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// A walk through a part.
pub(super) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// An empty element is opened and closed.
    closing: Option<String>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(part: &'a str) -> Self {
        let mut reader = Reader::from_str(part);
        reader.config_mut().check_end_names = true;
        Self { reader, depth: 0, closing: None }
    }

    /// The next node; none at the end.
    pub(super) fn next_node(&mut self) -> Result<Option<Node<'a>>, ReadError> {
        if let Some(name) = self.closing.take() {
            return Ok(Some(Node::Close(name)));
        }
        loop {
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
                    // Only the five names of XML itself are known; no declared entity is ever expanded.
                    let c = match reference.resolve_char_ref() {
                        Ok(Some(c)) => c,
                        _ => match reference.xml10_content().as_ref() {
                            "amp" => '&',
                            "lt" => '<',
                            "gt" => '>',
                            "quot" => '"',
                            "apos" => '\'',
                            _ => char::REPLACEMENT_CHARACTER,
                        },
                    };
                    return Ok(Some(Node::Text(c.to_string())));
                }
                Event::DocType(_) => return Err(ReadError::UnsafeXml),
                Event::Eof if self.depth > 0 => return Err(ReadError::Truncated),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            }
        }
    }

    /// Passes over everything inside the element just opened, its end included.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
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
