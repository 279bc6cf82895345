//! Parts that stand in another order than the offices want; not sections of the description.
#![doc = include_str!("part_order.md")]

use crate::rule::pages;
use crate::rules::stages::BEFORE_FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName};

static META: RuleMeta = RuleMeta {
    id: "document/part-order",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-ii"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-77-a-b"]),
        OfficeRule::pct(Severity::Warning, &["ai-section-207-a"]),
        OfficeRule::fr(Severity::Info, &["r-612-3"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: BEFORE_FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("part_order"),
};

/// The rule.
pub struct PartOrder;

impl Rule for PartOrder {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let mut order: Vec<PartName> =
            application.recognised.iter().map(|piece| piece.part).filter(|part| rank(*part).is_some()).collect();
        order.dedup();
        let twice = (0..order.len()).any(|at| order[..at].contains(&order[at]));
        let inverted = order.windows(2).find(|pair| rank(pair[0]) > rank(pair[1]));
        let key = match (twice, inverted.map(|pair| pair[0])) {
            (true, _) => "interleaved",
            (_, Some(PartName::Claims)) => "claims",
            (_, Some(PartName::Abstract)) => "abstract",
            (_, Some(_)) => "drawings",
            (_, None) => return,
        };
        let Some(finding) = findings.report(&META, Place::part(PartName::Document), Message::new(META.id, key)) else {
            return;
        };
        // The EPO and INPI take the parts in any order, as long as each stands in one piece; the USPTO takes drawings apart.
        finding.retain_offices(|office| match office {
            Office::Ep | Office::Fr => twice,
            Office::Us => key != "drawings",
            Office::Pct => true,
        });
    }
}

/// The place of a part in the order of the PCT and the USPTO.
const fn rank(part: PartName) -> Option<u8> {
    match part {
        PartName::Description => Some(0),
        PartName::Claims => Some(1),
        PartName::Abstract => Some(2),
        PartName::Drawings => Some(3),
        PartName::Title | PartName::Document => None,
    }
}
