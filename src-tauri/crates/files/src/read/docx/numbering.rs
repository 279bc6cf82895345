//! Computes the numbers that Word prints before list paragraphs; a claim's number is often nowhere else.

use super::number_format::formatted;
use crate::ReadError;
use crate::read::walk::{Node, Walk};
use std::collections::HashMap;

const LEVELS: usize = 9;

/// One level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new() }
    }
}

/// A list as paragraphs name it.
#[derive(Debug, Clone, Default)]
struct List {
    definition: String,
    /// New starts, by level, that count from the list's first paragraph on.
    restarts: HashMap<usize, u32>,
    /// Levels that the list defines anew.
    own: HashMap<usize, Level>,
    begun: bool,
}

/// The lists of a document with their counters.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    definitions: HashMap<String, Vec<Level>>,
    lists: HashMap<String, List>,
    /// Lists of one definition count together.
    counters: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// The label of the next paragraph of a list: `1.`, `[0012]`, `(a)`; empty for a bullet, none for no list.
    pub(super) fn next_label(&mut self, list: &str, level: u8) -> Option<String> {
        let level = usize::from(level).min(LEVELS - 1);
        let entry = self.lists.get_mut(list)?;
        let levels = self.definitions.get(&entry.definition)?;
        let counters = self.counters.entry(entry.definition.clone()).or_default();
        if !entry.begun {
            entry.begun = true;
            for (&at, &start) in &entry.restarts {
                if let Some(counter) = counters.get_mut(at) {
                    *counter = start.checked_sub(1);
                    // A start at 0 has no number before it.
                    if start == 0 {
                        *counter = None;
                    }
                }
            }
        }
        let at = |index: usize| entry.own.get(&index).or_else(|| levels.get(index)).cloned().unwrap_or_default();
        counters[level] = Some(match counters[level] {
            Some(number) => number.saturating_add(1),
            None => entry.restarts.get(&level).copied().unwrap_or(at(level).start),
        });
        for deeper in counters.iter_mut().skip(level + 1) {
            *deeper = None;
        }
        let shown = at(level);
        if shown.format == "bullet" {
            return Some(String::new());
        }
        let mut label = shown.text.clone();
        for (index, counter) in counters.iter().enumerate().take(level + 1) {
            let mark = format!("%{}", index + 1);
            if label.contains(&mark) {
                let number = counter.unwrap_or(at(index).start);
                label = label.replace(&mark, &formatted(number, &at(index).format));
            }
        }
        Some(label.trim().to_owned())
    }
}

/// Reads `numbering.xml`.
pub(super) fn read(part: &str) -> Result<Numbering, ReadError> {
    let mut numbering = Numbering::default();
    let mut walk = Walk::new(part);
    let mut definition: Option<String> = None;
    let mut list: Option<String> = None;
    let mut level: Option<usize> = None;
    while let Some(node) = walk.next_node()? {
        let element = match node {
            Node::Open(element) => element,
            Node::Close(name) => {
                match name.as_str() {
                    "w:abstractNum" => definition = None,
                    "w:num" => list = None,
                    "w:lvl" if list.is_none() => level = None,
                    "w:lvlOverride" => level = None,
                    _ => {}
                }
                continue;
            }
            Node::Text(_) => continue,
        };
        match element.name() {
            "w:abstractNum" => definition = element.get("w:abstractNumId"),
            "w:num" => list = element.get("w:numId"),
            "w:abstractNumId" => {
                if let (Some(id), Some(of)) = (&list, element.value()) {
                    numbering.lists.entry(id.clone()).or_default().definition = of;
                }
            }
            "w:lvlOverride" | "w:lvl" => {
                level = element.get("w:ilvl").and_then(|v| v.parse().ok()).filter(|&l| l < LEVELS)
            }
            "w:startOverride" => {
                if let (Some(id), Some(at), Some(start)) = (&list, level, element.value().and_then(|v| v.parse().ok()))
                {
                    numbering.lists.entry(id.clone()).or_default().restarts.insert(at, start);
                }
            }
            name @ ("w:start" | "w:numFmt" | "w:lvlText") => {
                let Some(at) = level else { continue };
                let target = match (&list, &definition) {
                    (Some(id), _) => numbering.lists.entry(id.clone()).or_default().own.entry(at).or_default(),
                    (None, Some(id)) => {
                        let levels = numbering.definitions.entry(id.clone()).or_default();
                        if levels.len() <= at {
                            levels.resize(at + 1, Level::default());
                        }
                        &mut levels[at]
                    }
                    (None, None) => continue,
                };
                let value = element.value().unwrap_or_default();
                match name {
                    "w:start" => target.start = value.parse().unwrap_or(1),
                    "w:numFmt" => target.format = value,
                    _ => target.text = value,
                }
            }
            _ => {}
        }
    }
    Ok(numbering)
}
