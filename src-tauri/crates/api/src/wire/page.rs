//! The page of a rule as a tree of nodes, from which the window builds its DOM; never markup in a string.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A rule's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageView {
    /// The rule's id.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// The law per office.
    pub citations: Vec<super::CitationView>,
    /// The page below the title.
    pub nodes: Vec<Node>,
}

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "node", rename_all = "lowercase")]
pub enum Node {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A list of paragraphs.
    List {
        /// Its items.
        items: Vec<Vec<Inline>>,
    },
    /// Preformatted text, such as an example with carets.
    Code {
        /// The text.
        text: String,
    },
    /// A table; its first row is the head.
    Table {
        /// Cells by row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "inline", rename_all = "lowercase")]
pub enum Inline {
    /// Plain.
    Text {
        /// The text.
        text: String,
    },
    /// Emphasised.
    Emphasis {
        /// The text.
        text: String,
    },
    /// Strong.
    Strong {
        /// The text.
        text: String,
    },
    /// As typed.
    Code {
        /// The text.
        text: String,
    },
}
