//! The texts of footnotes and endnotes; not where they are referred to.

use crate::ReadError;
use crate::read::walk::{Node, Walk};
use std::collections::HashMap;

/// The texts of footnotes and endnotes, by kind and id.
#[derive(Debug, Default)]
pub(super) struct Notes {
    texts: HashMap<String, String>,
}

impl Notes {
    /// Reads a part of notes; `kind` is the element that holds one.
    pub(super) fn read(&mut self, part: &str, kind: &str) -> Result<(), ReadError> {
        let mut walk = Walk::new(part);
        let mut current: Option<(String, String)> = None;
        let mut in_text = false;
        while let Some(node) = walk.next_node()? {
            match node {
                // Separators are notes of a special type.
                Node::Open(element) if element.name() == kind && element.get("w:type").is_none() => {
                    current = element.get("w:id").map(|id| (format!("{kind} {id}"), String::new()));
                }
                Node::Open(element) if matches!(element.name(), "w:del" | "w:moveFrom" | "w:instrText") => {
                    walk.skip()?
                }
                Node::Open(element) if element.name() == "w:tab" => {
                    if let Some((_, text)) = &mut current {
                        text.push(' ');
                    }
                }
                Node::Open(element) => in_text = element.name() == "w:t",
                Node::Text(run) if in_text => {
                    if let Some((_, text)) = &mut current {
                        text.push_str(&run);
                    }
                }
                Node::Close(name) if name == kind => {
                    if let Some((id, text)) = current.take() {
                        self.texts.insert(id, text.trim().to_owned());
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of a note.
    pub(super) fn text(&self, kind: &str, id: &str) -> Option<&String> {
        self.texts.get(&format!("{kind} {id}"))
    }
}
