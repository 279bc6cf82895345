//! The relations of the main part: what its pictures, headers and links are; follows none of them.

use crate::ReadError;
use crate::read::walk::{Node, Walk};

/// One relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub id: String,
    kind: String,
    /// The part it names, beside the main one, or an address.
    pub target: String,
    /// Whether it leads outside the file.
    pub external: bool,
}

impl Relation {
    /// Whether its type ends in this word.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }

    /// Whether it names a page header or footer.
    pub(super) fn is_furniture(&self) -> bool {
        self.is("header") || self.is("footer")
    }
}

/// Reads a part of relations.
pub(super) fn read(part: &str) -> Result<Vec<Relation>, ReadError> {
    let mut walk = Walk::new(part);
    let mut relations = Vec::new();
    while let Some(node) = walk.next_node()? {
        let Node::Open(element) = node else { continue };
        let Some(kind) = element.get("Type") else { continue };
        relations.push(Relation {
            id: element.get("Id").unwrap_or_default(),
            kind,
            target: element.get("Target").unwrap_or_default(),
            external: element.get("TargetMode").is_some_and(|mode| mode == "External"),
        });
    }
    Ok(relations)
}
