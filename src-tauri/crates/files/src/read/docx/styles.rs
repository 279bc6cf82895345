//! The paragraph styles of a document and the roles that they give; not direct formatting.

use crate::ReadError;
use crate::read::walk::{Element, Node, Walk};
use claimwright_application::manuscript::Role;
use std::collections::HashMap;

/// Styles are based on one another; a longer chain is a mistake or a trap.
const LONGEST_CHAIN: usize = 20;

/// The distance of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    /// In 240ths of single spacing.
    Multiple(u32),
    /// In twentieths of a point.
    Exactly(u32),
    /// In twentieths of a point, or single spacing where that is more.
    AtLeast(u32),
}

impl Default for Spacing {
    fn default() -> Self {
        Self::Multiple(240)
    }
}

impl Spacing {
    /// The distance that an element `w:spacing` sets.
    pub(super) fn of(element: &Element<'_>) -> Option<Self> {
        let line = element.get("w:line")?.parse::<u32>().ok().filter(|line| (1..10_000).contains(line))?;
        Some(match element.get("w:lineRule").as_deref() {
            Some("exact") => Self::Exactly(line),
            Some("atLeast") => Self::AtLeast(line),
            _ => Self::Multiple(line),
        })
    }
}

/// One style of paragraphs or runs.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    /// The list and level that the style puts its paragraphs in.
    list: Option<String>,
    level: Option<u8>,
    /// Size of its type, in half-points.
    size: Option<u32>,
    spacing: Option<Spacing>,
    /// Whether its paragraphs begin pages.
    breaks: Option<bool>,
}

/// The styles by their ids.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// What holds where no style says anything.
    defaults: Style,
    /// The style of paragraphs that name none.
    usual: Option<String>,
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

    /// The size of type that a style gives, in half-points.
    pub(super) fn size(&self, id: &str) -> Option<u32> {
        self.chain(id).find_map(|(_, style)| style.size)
    }

    /// The size of type in a paragraph of a style.
    pub(super) fn size_of_paragraph(&self, id: Option<&str>) -> Option<u32> {
        self.size(self.named(id)).or(self.defaults.size)
    }

    /// The distance of lines in a paragraph of a style.
    pub(super) fn spacing(&self, id: Option<&str>) -> Option<Spacing> {
        self.chain(self.named(id)).find_map(|(_, style)| style.spacing).or(self.defaults.spacing)
    }

    /// Whether paragraphs of a style begin pages.
    pub(super) fn breaks(&self, id: Option<&str>) -> bool {
        self.chain(self.named(id)).find_map(|(_, style)| style.breaks).unwrap_or_default()
    }

    fn named<'a>(&'a self, id: Option<&'a str>) -> &'a str {
        id.or(self.usual.as_deref()).unwrap_or_default()
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
                ("w:style", _)
                    if element.get("w:type").is_none_or(|kind| matches!(kind.as_str(), "paragraph" | "character")) =>
                {
                    let id = element.get("w:styleId");
                    if element.get("w:type").is_none_or(|kind| kind == "paragraph")
                        && element.get("w:default").is_some_and(|usual| matches!(usual.as_str(), "1" | "true" | "on"))
                    {
                        styles.usual.clone_from(&id);
                    }
                    current = id.map(|id| (id, Style::default()));
                }
                ("w:docDefaults", _) => current = Some((String::new(), Style::default())),
                ("w:sz", Some((_, style))) => style.size = element.value().and_then(|v| v.parse().ok()),
                ("w:spacing", Some((_, style))) => style.spacing = Spacing::of(&element).or(style.spacing),
                ("w:pageBreakBefore", Some((_, style))) => style.breaks = Some(element.is_on()),
                ("w:name", Some((_, style))) => style.name = element.value().unwrap_or_default(),
                ("w:basedOn", Some((_, style))) => style.based_on = element.value(),
                ("w:outlineLvl", Some((_, style))) => style.outline = element.value().and_then(|v| v.parse().ok()),
                ("w:numId", Some((_, style))) => style.list = element.value(),
                ("w:ilvl", Some((_, style))) => style.level = element.value().and_then(|v| v.parse().ok()),
                _ => {}
            },
            Node::Close(name) if name == "w:docDefaults" => {
                styles.defaults = current.take().map(|(_, style)| style).unwrap_or_default();
            }
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
