//! US funding without the statement of government rights; not funding elsewhere.
#![doc = include_str!("federal_research_statement.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/federal-research-statement",
    group: Group::Description,
    offices: &[OfficeRule::us(Severity::Warning, &["37-cfr-1-77-b-3", "mpep-310", "35-usc-202-c-6"])],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("federal_research_statement"),
};

/// The rule.
pub struct FederalResearchStatement;

impl Rule for FederalResearchStatement {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        if RIGHTS.is_match(&description.text) {
            return;
        }
        for agency in AGENCY.find_iter(&description.text) {
            let from = description.text.floor_char_boundary(agency.start().saturating_sub(WINDOW));
            let to = description.text.floor_char_boundary(agency.end() + WINDOW);
            let Some(found) = FUNDED.find(&description.text[from..to]) else { continue };
            let span = Span::new(found.start(), found.end()).shifted(from);
            let message = Message::new(META.id, "message").with("text", found.as_str());
            findings.report(&META, Place::description(description, span), message);
            return;
        }
    }
}

/// Bytes around the name of an agency in which grant and number must stand.
const WINDOW: usize = 120;

static RIGHTS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)certain\s+rights|government\s+rights").expect("a constant pattern"));

const AGENCIES: &str = r"(?:NIH|NSF|DARPA|DOE|NASA|USDA|National Institutes? of \w+|National Science Foundation|Department of (?:Energy|Defense|Agriculture|Commerce)|Office of Naval Research|Army Research Office|Air Force)";

static AGENCY: LazyLock<Regex> = LazyLock::new(|| Regex::new(AGENCIES).expect("a constant pattern"));

static FUNDED: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"(?:[^\s.;]+\s+){0,6}?";
    let funding = r"(?i:grants?|contracts?|awards?|awarded|funded|funding|supported|sponsored)";
    let number = r"(?:[A-Z0-9-]*[0-9]{4,}[A-Z0-9-]*)";
    Regex::new(&format!(
        r"\b{AGENCIES}\s+{words}{funding}\s+{words}{number}|\b{funding}\s+{words}{AGENCIES}\s+{words}{number}|\b{funding}\s+{words}{number}\s+{words}{AGENCIES}\b"
    ))
    .expect("a constant pattern")
});
