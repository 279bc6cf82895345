//! Provisions of law and how far they were checked; not what follows from them.

use claimwright_application::Office;

/// One provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The key that rules use.
    pub key: String,
    /// Whose law.
    pub office: Office,
    /// As practitioners cite it.
    pub cite: String,
    /// How far it was checked.
    pub status: CitationStatus,
}

/// How far a citation was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitationStatus {
    /// Seen at the source or in a faithful copy.
    Verified,
    /// A predecessor, a parallel provision or a secondary source was seen.
    PartlyVerified,
    /// Not seen.
    FromKnowledge,
}

impl CitationStatus {
    /// The word of the command-line contract.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::PartlyVerified => "partly-verified",
            Self::FromKnowledge => "from-knowledge",
        }
    }
}

/// The citation of a key for an office.
pub fn citation(_office: Office, _key: &str) -> Option<&'static Citation> {
    None
}
