//! Acronyms without a long form; not two meanings of one.
#![doc = include_str!("acronym_undefined.md")]

use crate::rule::pages;
use crate::rules::acronyms;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "terminology/acronym-undefined",
    group: Group::Terminology,
    offices: &[
        OfficeRule::ep(Severity::Info, &["oj-epo-2022-a113-art-2-9", "gl-f-ii-4-11"]),
        OfficeRule::us(Severity::Info, &["mpep-2173-05-a"]),
        OfficeRule::pct(Severity::Info, &["rule-10-1-e"]),
        OfficeRule::fr(Severity::Info, &["arrete-du-19-septembre-1979-art-4"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("acronym_undefined"),
};

/// The rule.
pub struct AcronymUndefined;

impl Rule for AcronymUndefined {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let text = &description.text;
        let mut found: Vec<(&str, usize, Span)> = acronyms::tokens(text)
            .into_iter()
            .filter(|(word, _)| !KNOWN.contains(word))
            .filter(|(_, (_, span))| !shouted(text, *span))
            .filter(|(word, _)| !is_explained(text, word))
            .map(|(word, (count, span))| (word, count, span))
            .collect();
        found.sort_by_key(|(_, count, span)| (std::cmp::Reverse(*count), span.start));
        let Some((_, _, first)) = found.first() else { return };
        let list: Vec<&str> = found.iter().take(MAX_NAMED).map(|(word, ..)| *word).collect();
        let message = Message::new(META.id, "message").with("list", list.join(", ")).with("count", found.len());
        let Some(finding) = findings.report(&META, Place::description(description, *first), message) else { return };
        for (_, _, span) in found.iter().skip(1).take(MAX_NAMED) {
            finding.relate(Place::description(description, *span), Message::new("engine", "also-here"));
        }
    }
}

/// Acronyms that are named.
const MAX_NAMED: usize = 10;

/// Whether an acronym stands in parentheses or before parentheses somewhere, or a phrase says what it stands for.
fn is_explained(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].trim_end_matches(['"', '“', '‘', '\'', ' ']);
        let rest = text[at + word.len()..].trim_start_matches(['s', '"', '”', '’', '\'', ' ']);
        let stands = [
            "stands for",
            "means",
            "denotes",
            "is short for",
            "is an abbreviation",
            "steht für",
            "bedeutet",
            "signifie",
            "désigne",
        ];
        before.ends_with(['(', '[', ';'])
            || before.ends_with("or") && text[..at].ends_with("or ")
            || rest.starts_with(['(', '=', '[', ':'])
            || stands.iter().any(|phrase| rest.starts_with(phrase))
            || before.ends_with("called")
            || before.ends_with("dite")
    })
}

/// Whether the words around are capitals too: a heading, a shouted word, an instruction.
fn shouted(text: &str, span: Span) -> bool {
    let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let letters = text[line..end].chars().filter(|c| c.is_alphabetic()).take(400);
    let (capitals, all) =
        letters.fold((0, 0), |(capitals, all), c| (capitals + usize::from(c.is_uppercase()), all + 1));
    2 * capitals > all
}

/// Acronyms that a reader of patents knows, offices, units and names among them.
const KNOWN: &[&str] = &[
    "LED", "CPU", "GPU", "DNA", "RNA", "GPS", "USB", "LCD", "OLED", "PCB", "RAM", "ROM", "TCP", "UDP", "HTTP", "XML",
    "JSON", "PVC", "ABS", "PCR", "MRI", "WLAN", "LAN", "WAN", "ISO", "DIN", "IEEE", "SQL", "API", "FIG", "FIGS", "PCT",
    "USA", "EPO", "USPTO", "HTML", "PDF", "JPEG", "MPEG", "DVD", "VCR", "CRT", "ASIC", "DSP", "FPGA", "EPROM",
    "EEPROM", "SRAM", "DRAM", "ASCII", "WIPO", "SEQ", "NOS", "AND", "NOT", "NOR", "XOR", "NAND", "THE", "FOR", "TABLE",
    "ASTM", "ANSI", "NASA", "USD", "IBM", "RFID", "SIM", "PIN", "URL", "WWW", "FTP", "SMS", "GSM", "CDMA", "LTE",
    "UMTS", "MOSFET", "CMOS", "TTL", "BIOS", "UNIX", "DOS", "PDA", "VGA", "HDMI", "RGB", "CMYK", "HPLC", "NMR", "UHF",
    "VHF", "RPM", "PSI", "BTU", "AIDS", "HIV", "ATP", "EDTA", "PBS", "PTFE", "PET", "NOTE", "EXAMPLE", "STEP", "YES",
    "END", "MAX", "MIN", "SUS", "JIS", "CAS", "PRIOR", "ART", "CFR", "USC", "MPEP", "CAD", "CAM", "HDD", "SSD", "ATM",
    "DSL", "ISDN", "TFT", "PLC", "PID", "PWM", "RMS", "EMI", "ESD", "SCSI", "IDE", "PCI", "ISBN", "FDA", "EPA", "DMSO",
    "MEMS", "LAN", "VPN", "SSL", "DHCP", "DNS", "FAX", "TEL",
];
