//! Drawings in colour and photographs; not what they show.
#![doc = include_str!("colour_or_photo.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::sheets::{Picture, PictureKind};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "drawings/colour-or-photo",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["oj-epo-2022-a113-art-1-2-a"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-84-a-2", "37-cfr-1-84-b"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-13-a"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("colour_or_photo"),
};

/// The rule.
pub struct ColourOrPhoto;

impl Rule for ColourOrPhoto {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let drawn = || application.sheets.pictures.iter().filter(|picture| picture.part == PartName::Drawings);
        let open = |picture: &Picture| picture.coloured.is_none() && picture.kind != PictureKind::Photograph;
        if drawn().next().is_none() || drawn().any(open) {
            findings.cannot_assess(&META, Message::new(META.id, "unknown"));
        }
        for (index, picture) in drawn().enumerate() {
            let coloured = picture.coloured.is_some_and(|share| share > COLOURED);
            if !coloured && picture.kind != PictureKind::Photograph {
                continue;
            }
            let label = picture.figure.clone().unwrap_or_else(|| (index + 1).to_string());
            let key = if coloured { "colour" } else { "photograph" };
            findings.report(&META, Place::part(PartName::Drawings), Message::new(META.id, key).with("fig", label));
        }
    }
}

/// Share of coloured pixels, in per mille, that the noise of scans explains.
const COLOURED: u32 = 10;
