//! Claims to a medical use: a substance for a use (Art. 54(4) and (5) EPC) and the Swiss form (G 2/08); not other uses.

use std::sync::LazyLock;

use regex::Regex;

use super::Category;
use crate::{Language, Span};

/// How a claim protects a medical use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MedicalUse {
    /// "Substance X for use in the treatment of Y": Art. 54(4) and (5) EPC.
    Substance,
    /// "Use of substance X for the manufacture of a medicament for Y": no longer allowed (G 2/08).
    Swiss,
}

struct Phrases {
    substance: Regex,
    swiss: Regex,
}

/// How many bytes of a claim can tell.
const REACH: usize = 400;

static ENGLISH: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        r"\bfor\s+(?:the\s+)?use\s+(?:in|as|for)\s+(?:(?:an?|the)\s+)?(?:(?:method|process)\s+(?:of|for)\s+)?(?:(?:the|medical|therapeutic|first|second)\s+)*(?:treat|prevent|therap|medic|diagnos|prophyla|alleviat|inhibiti|vaccin|pharmaceutic|drug)",
        r"\b(?:manufacture|preparation|production|making)\s+of\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,2}(?:medicament|drug|medicine|pharmaceutical)",
    )
});

static GERMAN: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        r"\bzur\s+(?:verwendung|anwendung)\s+(?:bei|in|als|zur)\s+(?:(?:der|dem|einem|einer|ein)\s+)?(?:verfahren\s+zur\s+)?(?:\w+\s+){0,2}?(?:behandlung|arzneimittel|medikament|therapie|vorbeugung|prophylaxe|diagnose|prävention)",
        r"\bzur\s+herstellung\s+(?:eines|von)\s+(?:\w+\s+){0,2}?(?:arzneimittel|medikament)",
    )
});

static FRENCH: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        r"\bpour\s+(?:son\s+|une\s+|l['’])?(?:utilisation|emploi|usage)\s+(?:dans|comme|en\s+tant\s+que|pour)\s+(?:(?:le|la|un|une|l['’])\s*)?(?:(?:méthode|procédé)\s+de\s+)?(?:traitement|médicament|thérapie|prévention|prophylaxie|diagnostic)",
        r"\bpour\s+la\s+(?:fabrication|préparation|production)\s+d['’]un\s+(?:\w+\s+){0,2}?médicament",
    )
});

fn phrases(substance: &str, swiss: &str) -> Phrases {
    let compile = |pattern: &str| Regex::new(&format!("(?i){pattern}")).expect("the pattern is constant");
    Phrases { substance: compile(substance), swiss: compile(swiss) }
}

/// The medical use that a claim's first words protect.
pub(super) fn medical_use(text: &str, words: Span, category: Category, language: Language) -> Option<MedicalUse> {
    let phrases = match language {
        Language::En => &ENGLISH,
        Language::De => &GERMAN,
        Language::Fr => &FRENCH,
    };
    let words = words.of(text);
    let end = (0..=REACH.min(words.len())).rev().find(|&at| words.is_char_boundary(at)).unwrap_or(0);
    let words = &words[..end];
    match category {
        Category::Use => phrases.swiss.is_match(words).then_some(MedicalUse::Swiss),
        Category::Method => None,
        _ => phrases.substance.is_match(words).then_some(MedicalUse::Substance),
    }
}
