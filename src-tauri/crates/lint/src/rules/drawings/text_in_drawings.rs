//! Long text on the drawings; not reference signs.
#![doc = include_str!("text_in_drawings.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::sheets::SourceFormat;
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "drawings/text-in-drawings",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["oj-epo-2022-a113-art-1-2-j", "gl-a-ix-8-1"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-84-o"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-11-a"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Drawings],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("text_in_drawings"),
};

/// The rule.
pub struct TextInDrawings;

impl Rule for TextInDrawings {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(drawings) = application.drawings.present() else { return };
        // A text that lists the signs of figures says nothing of their words; what is typed on the sheets of a PDF is read.
        let silent = drawings.figures.iter().all(|figure| figure.texts.is_empty());
        if silent && application.sheets.format != Some(SourceFormat::Pdf) {
            findings.cannot_assess(&META, Message::new(META.id, "unknown"));
            return;
        }
        let description = application.description.present();
        for figure in &drawings.figures {
            let charted = description.is_some_and(|description| {
                application.figures.iter().filter(|mention| mention.label == figure.label).any(|mention| {
                    let end =
                        description.text.ceil_char_boundary((mention.span.end + REACH).min(description.text.len()));
                    CHART.is_match(&description.text[mention.span.end..end])
                })
            });
            let most = if charted { IN_CHART } else { ELSEWHERE };
            let Some(text) = figure.texts.iter().find(|text| text.split_whitespace().count() > most) else { continue };
            let message = Message::new(META.id, "message").with("fig", &figure.label).with("text", text);
            findings.report(&META, Place::part(PartName::Drawings), message);
        }
    }
}

/// Words of a catchword.
const ELSEWHERE: usize = 4;

/// Words of a label in a flow chart or block diagram.
const IN_CHART: usize = 15;

/// Bytes after the mention of a figure in which its kind is named.
const REACH: usize = 80;

static CHART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)flow\s?-?chart|flow\s+diagram|block\s+diagram|graph|ablaufplan|flussdiagramm|blockschaltbild|diagramm|organigramme|schéma[- ]bloc|diagramme")
        .expect("a constant pattern")
});
