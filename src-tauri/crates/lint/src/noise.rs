//! How often each rule speaks on granted patents, measured and committed; not whether it is right there.

use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a rule says of granted patents, per hundred documents, all offices asked.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noise {
    /// Findings.
    pub findings: f64,
    /// Findings that at least one office weighs as a warning or an error.
    pub heavy: f64,
    /// Documents with a finding.
    pub documents: f64,
}

/// From this share of the documents on, in percent, a rule is marked as one that often speaks where nothing was refused.
const LOUD: f64 = 25.0;

impl Noise {
    /// Whether it speaks on so many granted patents that its findings are to be weighed with that in mind.
    pub fn is_loud(&self) -> bool {
        self.documents >= LOUD
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    documents: u32,
    rules: HashMap<String, Noise>,
}

static MEASURED: LazyLock<Source> = LazyLock::new(|| {
    toml::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/noise.toml")))
        .expect("the measurement is compiled in and read by a test")
});

/// The noise of a rule, where it was measured.
pub fn of(id: &str) -> Option<Noise> {
    MEASURED.rules.get(id).copied()
}

/// Number of documents that the noise was measured on.
pub fn documents() -> u32 {
    MEASURED.documents
}
