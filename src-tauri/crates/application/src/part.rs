//! The parts of an application, and what can be known of each; not their content.

use serde::{Deserialize, Serialize};

/// The name of a part, as findings and reports use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PartName {
    /// The title of the invention.
    Title,
    /// The description.
    Description,
    /// The claims.
    Claims,
    /// The drawings.
    Drawings,
    /// The abstract.
    Abstract,
    /// The document as a whole.
    Document,
}

impl PartName {
    /// The lower-case English word of the command-line contract.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::Claims => "claims",
            Self::Drawings => "drawings",
            Self::Abstract => "abstract",
            Self::Document => "document",
        }
    }
}

/// One part of an application as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Part<T> {
    /// Nobody handed it over; rules that need it cannot be assessed.
    #[default]
    NotSupplied,
    /// The document was given and lacks the part.
    Lacking,
    /// It is there and could not be understood; the sentence says why.
    Unreadable(String),
    /// It is there.
    Present(T),
}

impl<T> Part<T> {
    /// The content, where present.
    pub const fn present(&self) -> Option<&T> {
        match self {
            Self::Present(content) => Some(content),
            _ => None,
        }
    }
}
