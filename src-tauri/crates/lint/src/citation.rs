//! Provisions of law and how far they were checked; not what follows from them.

use claimwright_application::Office;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// One table of `assets/authorities/<office>.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    cite: String,
    status: CitationStatus,
}

static AUTHORITIES: LazyLock<HashMap<(Office, String), Citation>> = LazyLock::new(|| {
    let sources = [
        (Office::Ep, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/authorities/ep.toml"))),
        (Office::Us, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/authorities/us.toml"))),
        (Office::Pct, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/authorities/pct.toml"))),
        (Office::Fr, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/authorities/fr.toml"))),
    ];
    let mut all = HashMap::new();
    for (office, source) in sources {
        let entries: HashMap<String, Entry> =
            toml::from_str(source).expect("the authorities are compiled in and read by a test");
        for (key, Entry { cite, status }) in entries {
            all.insert((office, key.clone()), Citation { key, office, cite, status });
        }
    }
    all
});

/// The citation of a key for an office.
pub fn citation(office: Office, key: &str) -> Option<&'static Citation> {
    AUTHORITIES.get(&(office, key.to_owned()))
}
