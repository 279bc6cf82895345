//! What a rule is; not any rule.

use crate::Findings;
use claimwright_application::{Application, Language, Office, PartName, Stage};

/// One rule, one file.
pub trait Rule: Sync {
    /// Everything about it but its code.
    fn meta(&self) -> &'static RuleMeta;

    /// Reports every defect of its kind.
    fn check(&self, application: &Application, findings: &mut Findings);
}

/// Everything about a rule but its code.
#[derive(Debug)]
pub struct RuleMeta {
    /// `group/name`, unique; the name says the defect.
    pub id: &'static str,
    /// Its group, the folder it stands in.
    pub group: Group,
    /// Severity and law per office; an office that is missing does not object.
    pub offices: &'static [OfficeRule],
    /// Languages of the text that it understands; each has examples of both kinds in its page.
    pub languages: &'static [Language],
    /// Stages at which it is asked.
    pub stages: &'static [Stage],
    /// Parts without which it cannot be assessed.
    pub needs: &'static [PartName],
    /// How far it can be trusted.
    pub status: RuleStatus,
    /// Its page in Markdown: what the user reads, the documentation, and its tests.
    pub page: &'static str,
}

impl RuleMeta {
    /// Its severity for an office.
    pub fn severity(&self, office: Office) -> Option<Severity> {
        self.offices.iter().find(|rule| rule.office == office).map(|rule| rule.severity)
    }
}

/// What one office says of a rule.
#[derive(Debug)]
pub struct OfficeRule {
    /// The office.
    pub office: Office,
    /// How heavy the defect weighs there.
    pub severity: Severity,
    /// Keys in `assets/authorities/<office>.toml`.
    pub citations: &'static [&'static str],
}

/// How heavy a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Fee, preference, style, strategy.
    Info,
    /// A likely objection, or a fallible detector.
    Warning,
    /// The office is expected to refuse or object, and the detector is mechanical.
    Error,
}

impl Severity {
    /// The word of the command-line contract.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How far a rule can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuleStatus {
    /// On by default.
    Stable,
    /// On, and shown as new.
    Preview,
}

/// The groups of rules, each a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the name of a folder")]
pub enum Group {
    Document,
    Title,
    Description,
    Claims,
    Dependency,
    Terminology,
    Numerals,
    Drawings,
    Abstract,
    Formatting,
    SequenceListing,
    Priority,
}
