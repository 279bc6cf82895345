//! The paragraph styles of a document and the roles that they give; not direct formatting.

use crate::ReadError;
use crate::read::walk::{Node, Walk};
use claimwright_application::manuscript::Role;
use std::collections::HashMap;

/// Styles are based on one another; a longer chain is a mistake or a trap.
const LONGEST_CHAIN: usize = 20;

/// One paragraph style.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    /// The list and level that the style puts its paragraphs in.
    list: Option<String>,
    level: Option<u8>,
}

/// The styles by their ids.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
}

impl Styles {
    /// The role that a style gives, its ancestors asked where it is silent.
    pub(super) fn role(&self, id: &str) -> Option<Role> {
        self.chain(id).find_map(|(id, style)| {
            by_name(&style.name)
                .or_else(|| by_name(id))
                .or_else(|| style.outline.filter(|&l| l < 9).map(|l| Role::Heading(l + 1)))
        })
    }

    /// The list and level that a style puts its paragraphs in.
    pub(super) fn list(&self, id: &str) -> Option<(String, u8)> {
        self.chain(id).find_map(|(_, style)| style.list.clone().map(|list| (list, style.level.unwrap_or(0))))
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = self.by_id.get(id).map(|style| (id, style));
        std::iter::successors(first, |(_, style)| {
            let base = style.based_on.as_deref()?;
            self.by_id.get(base).map(|style| (base, style))
        })
        .take(LONGEST_CHAIN)
    }
}

/// The role of a style by its name or id; word processors translate the names of built-in styles.
fn by_name(name: &str) -> Option<Role> {
    let name = name.to_lowercase();
    let name = name.trim();
    const HEADINGS: [&str; 5] = ["heading", "überschrift", "berschrift", "titre", "titel"];
    for heading in HEADINGS {
        if let Some(rest) = name.strip_prefix(heading)
            && let Ok(level) = rest.trim().parse::<u8>()
            && (1..=9).contains(&level)
        {
            return Some(Role::Heading(level));
        }
    }
    match name {
        "title" | "titel" | "titre" => Some(Role::Title),
        "caption" | "légende" | "legende" | "beschriftung" => Some(Role::Caption),
        "list paragraph" | "listparagraph" | "listenabsatz" | "paragraphe de liste" => Some(Role::ListItem),
        "claim" | "claims" | "claim element" | "claimelement" | "anspruch" | "ansprüche" | "revendication"
        | "revendications" => Some(Role::Claim),
        "header" | "footer" | "kopfzeile" | "fußzeile" | "en-tête" | "pied de page" => Some(Role::PageFurniture),
        "normal" | "standard" | "body text" | "bodytext" | "textkörper" | "corps de texte" => Some(Role::Body),
        _ => None,
    }
}

/// Reads `styles.xml`.
pub(super) fn read(part: &str) -> Result<Styles, ReadError> {
    let mut styles = Styles::default();
    let mut walk = Walk::new(part);
    let mut current: Option<(String, Style)> = None;
    while let Some(node) = walk.next_node()? {
        match node {
            Node::Open(element) => match (element.name(), &mut current) {
                ("w:style", _) if element.get("w:type").is_none_or(|kind| kind == "paragraph") => {
                    current = element.get("w:styleId").map(|id| (id, Style::default()));
                }
                ("w:name", Some((_, style))) => style.name = element.value().unwrap_or_default(),
                ("w:basedOn", Some((_, style))) => style.based_on = element.value(),
                ("w:outlineLvl", Some((_, style))) => style.outline = element.value().and_then(|v| v.parse().ok()),
                ("w:numId", Some((_, style))) => style.list = element.value(),
                ("w:ilvl", Some((_, style))) => style.level = element.value().and_then(|v| v.parse().ok()),
                _ => {}
            },
            Node::Close(name) if name == "w:style" => {
                if let Some((id, style)) = current.take() {
                    styles.by_id.insert(id, style);
                }
            }
            _ => {}
        }
    }
    Ok(styles)
}
