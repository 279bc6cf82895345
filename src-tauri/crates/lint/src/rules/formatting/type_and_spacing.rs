//! Line spacing and size of type of the text; not of tables and formulae.
#![doc = include_str!("type_and_spacing.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName};

static META: RuleMeta = RuleMeta {
    id: "formatting/type-and-spacing",
    group: Group::Formatting,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-49-2", "oj-epo-2022-a113-art-2-7"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-52-b-2"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-9-c-d"]),
        OfficeRule::fr(Severity::Info, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("type_and_spacing"),
};

/// The rule.
pub struct TypeAndSpacing;

impl Rule for TypeAndSpacing {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let sheets = &application.sheets;
        if sheets.line_spacing.is_none() && sheets.type_size.is_none() {
            findings.cannot_assess(&META, Message::new("engine", "layout-unknown"));
            return;
        }
        if let Some(spacing) = sheets.line_spacing.filter(|spacing| *spacing < SPACING) {
            let value = format!("{}.{:02}", spacing / 100, spacing % 100);
            findings.report(
                &META,
                Place::part(PartName::Document),
                Message::new(META.id, "spacing").with("value", value),
            );
        }
        let Some(size) = sheets.type_size else { return };
        let points =
            |half: u32| if half.is_multiple_of(2) { (half / 2).to_string() } else { format!("{}.5", half / 2) };
        for (office, least) in SIZES {
            if size >= least || !findings.asks(office) {
                continue;
            }
            let message = Message::new(META.id, "size").with("value", points(size)).with("min", points(least));
            if let Some(finding) = findings.report(&META, Place::part(PartName::Document), message) {
                finding.retain_offices(|other| other == office);
            }
        }
    }
}

/// Least line spacing, in percent of single spacing.
const SPACING: u32 = 150;

/// Least size of type in half-points: capitals are about 0.7 of the size, so that 0.21 cm is 9 point and 0.28 cm 11.5.
const SIZES: [(Office, u32); 4] = [(Office::Ep, 18), (Office::Us, 18), (Office::Pct, 23), (Office::Fr, 18)];
