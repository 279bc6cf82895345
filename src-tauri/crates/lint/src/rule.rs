//! What a rule is; not any rule.

use crate::phrases::PhraseList;
use crate::{Findings, Message};
use claimwright_application::{Application, Language, Office, PartName, Stage};

/// One rule, one file.
pub trait Rule: Sync {
    /// Everything about it but its code.
    fn meta(&self) -> &'static RuleMeta;

    /// Whether the application is one that it speaks about at all; where not, it neither runs nor cannot be assessed.
    fn concerns(&self, _application: &Application) -> bool {
        true
    }

    /// The word list that all its findings come from, where it has one.
    fn list(&self) -> Option<&'static PhraseList> {
        None
    }

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
    /// The fix that it may offer.
    pub fix: FixKind,
    /// How far it can be trusted.
    pub status: RuleStatus,
    /// Its page in Markdown: what the user reads, the documentation, and its tests.
    pub pages: Pages,
}

/// The page of a rule in the languages of the interface, each with examples in that language.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// English.
    pub en: &'static str,
    /// French.
    pub fr: &'static str,
    /// German.
    pub de: &'static str,
}

impl Pages {
    /// The page in a language.
    pub const fn of(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Fr => self.fr,
            Language::De => self.de,
        }
    }
}

/// The pages that lie beside a rule's file: `name.md`, `name.fr.md` and `name.de.md`.
macro_rules! pages {
    ($name:literal) => {
        $crate::rule::Pages {
            en: include_str!(concat!($name, ".md")),
            fr: include_str!(concat!($name, ".fr.md")),
            de: include_str!(concat!($name, ".de.md")),
        }
    };
}
pub(crate) use pages;

impl RuleMeta {
    /// Its severity for an office.
    pub fn severity(&self, office: Office) -> Option<Severity> {
        self.offices.iter().find(|rule| rule.office == office).map(|rule| rule.severity)
    }

    /// Keys of the provisions it rests on for an office.
    pub fn citations(&self, office: Office) -> &'static [&'static str] {
        self.offices.iter().find(|rule| rule.office == office).map_or(&[], |rule| rule.citations)
    }

    /// Its title, for lists and reports.
    pub const fn title(&self) -> Message {
        Message::new(self.id, "title")
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

impl OfficeRule {
    /// What the EPO says.
    pub const fn ep(severity: Severity, citations: &'static [&'static str]) -> Self {
        Self { office: Office::Ep, severity, citations }
    }

    /// What the USPTO says.
    pub const fn us(severity: Severity, citations: &'static [&'static str]) -> Self {
        Self { office: Office::Us, severity, citations }
    }

    /// What the authorities of the PCT say.
    pub const fn pct(severity: Severity, citations: &'static [&'static str]) -> Self {
        Self { office: Office::Pct, severity, citations }
    }

    /// What INPI says.
    pub const fn fr(severity: Severity, citations: &'static [&'static str]) -> Self {
        Self { office: Office::Fr, severity, citations }
    }
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

/// Which fix a rule may offer; a single finding may still come without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FixKind {
    /// None that is honest.
    None,
    /// One that a person must look at.
    Review,
    /// One that cannot change the scope of protection nor add matter.
    Safe,
}

impl FixKind {
    /// The word of the rule index.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Review => "review",
            Self::Safe => "safe",
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
    Amendment,
}

impl Group {
    /// All groups, in the order of reports.
    pub const ALL: [Self; 13] = [
        Self::Document,
        Self::Title,
        Self::Description,
        Self::Claims,
        Self::Dependency,
        Self::Terminology,
        Self::Numerals,
        Self::Drawings,
        Self::Abstract,
        Self::Formatting,
        Self::SequenceListing,
        Self::Priority,
        Self::Amendment,
    ];

    /// The first half of the ids of its rules.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Title => "title",
            Self::Description => "description",
            Self::Claims => "claims",
            Self::Dependency => "dependency",
            Self::Terminology => "terminology",
            Self::Numerals => "numerals",
            Self::Drawings => "drawings",
            Self::Abstract => "abstract",
            Self::Formatting => "formatting",
            Self::SequenceListing => "sequence-listing",
            Self::Priority => "priority",
            Self::Amendment => "amendment",
        }
    }
}
