//! Words, values, exclusions and combinations that the application as filed does not have; not whether their matter can be
//! derived from it.
#![doc = include_str!("no_literal_basis.md")]

use crate::rule::pages;
use crate::rules::claims::negative_limitation;
use crate::rules::forms::{self, Forms};
use crate::rules::passages::{self, Passages};
use crate::rules::quantities::{self, Quantities};
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Claim, Language, PartName, Span, Stage};
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "amendment/no-literal-basis",
    group: Group::Amendment,
    offices: &[
        OfficeRule::ep(Severity::Info, &["art-123-2"]),
        OfficeRule::us(Severity::Info, &["35-usc-132-a"]),
        OfficeRule::pct(Severity::Info, &["art-34-2-b"]),
        OfficeRule::fr(Severity::Info, &["l-613-25-c"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("no_literal_basis"),
};

/// The rule.
pub struct NoLiteralBasis;

impl Rule for NoLiteralBasis {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    /// Until it is amended, an application is what was filed.
    fn concerns(&self, application: &Application) -> bool {
        application.baseline.is_some() || application.facts.stage.value >= Stage::Amended
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(baseline) = &application.baseline else {
            findings.cannot_assess(&META, Message::new(META.id, "no-baseline"));
            return;
        };
        if Language::of(&baseline.text) != application.language {
            findings.cannot_assess(&META, Message::new(META.id, "language"));
            return;
        }
        let mut comparison = Comparison::with(&baseline.text, application.language);
        for claim in reading::claims(application) {
            comparison.read_claim(claim);
        }
        if let Some(description) = application.description.present() {
            for paragraph in description.paragraphs.iter().filter(|paragraph| !paragraph.heading) {
                let place = |span: Span| Place::description(description, span);
                let text = paragraph.span.of(&description.text);
                comparison.read(PartName::Description, text, paragraph.span.start, |_| false, place);
            }
        }
        if let Some(text) = application.abstract_.present() {
            let place = |span: Span| Place::span(PartName::Abstract, span);
            comparison.read(PartName::Abstract, text, 0, |_| false, place);
        }
        if comparison.is_of_another_text() {
            findings.cannot_assess(&META, Message::new(META.id, "other-text"));
            return;
        }
        for (place, message) in comparison.added {
            findings.report(&META, place, message);
        }
    }
}

/// Different words from which it can be told that two texts have nothing to do with each other.
const ENOUGH: usize = 40;

/// Words of matter from which a feature is a combination.
const COMBINED: usize = 5;

/// The share of a feature's words that its nearest passage has at most where the combination is reported.
const APART: f64 = 0.6;

/// Characters under which a combination is shown.
const SHOWN: usize = 120;

/// Pieces between spaces behind an exclusion in which what it excludes is named.
const EXCLUDED: usize = 6;

/// What a document has beside its application as filed.
struct Comparison<'a> {
    language: Language,
    forms: Forms,
    quantities: Quantities,
    passages: Passages<'a>,
    /// What the baseline excludes.
    exclusions: Forms,
    /// Words looked up, as they are written without accents, and whether the baseline has them.
    known: HashMap<String, bool>,
    /// Stems and values that were reported of a part.
    seen: HashSet<(PartName, String)>,
    added: Vec<(Place, Message)>,
}

impl<'a> Comparison<'a> {
    fn with(baseline: &'a str, language: Language) -> Self {
        let exclusions = negative_limitation::LIST.spans(baseline, language);
        let excluded: String = exclusions.into_iter().flat_map(|span| [excluded(baseline, span), "\n"]).collect();
        Self {
            language,
            forms: Forms::of(baseline, language),
            quantities: Quantities::of(baseline),
            passages: Passages::of(baseline, language),
            exclusions: Forms::of(&excluded, language),
            known: HashMap::new(),
            seen: HashSet::new(),
            added: Vec::new(),
        }
    }

    /// Reads a claim: its words and values, what it excludes, and which of its features stand nowhere together.
    fn read_claim(&mut self, claim: &Claim) {
        let deleted = |span: Span| {
            claim.changes.iter().any(|c| c.deleted && c.span.start <= span.start && span.end <= c.span.end)
        };
        let place = |span: Span| Place::claim(claim.index, span);
        let before = self.added.len();
        self.read(PartName::Claims, claim.body_text(), claim.label.end, deleted, place);
        let features: Vec<Span> = features(claim).filter(|feature| !deleted(*feature)).collect();
        let holds = |feature: &Span, span: Span| feature.start <= span.start && span.end <= feature.end;
        let mut told: Vec<Span> = Vec::new();
        for index in before..self.added.len() {
            let Some(span) = self.added[index].0.span else { continue };
            told.push(span);
            let feature = features.iter().find(|feature| holds(feature, span));
            let words = feature.map_or_else(Vec::new, |feature| self.matter(feature.of(&claim.text)));
            if let Some(nearest) = self.passages.nearest(&words) {
                let message = &mut self.added[index].1;
                message.key = if message.key == "value" { "value-near" } else { "message-near" };
                message.values.push(("near", nearest.quote));
            }
        }
        for feature in features {
            let text = feature.of(&claim.text);
            for exclusion in negative_limitation::LIST.spans(text, self.language) {
                let (excluded, span) = (excluded(text, exclusion), exclusion.shifted(feature.start));
                let words = self.matter(excluded);
                let is_known = words.is_empty() || words.iter().any(|word| self.exclusions.has(&forms::plain(word)));
                if is_known || !self.seen.insert((PartName::Claims, forms::plain(excluded))) {
                    continue;
                }
                let whole = Span::new(span.start, span.end + excluded.len());
                told.push(whole);
                let later = self.added.split_off(before);
                let apart = |(place, _): &(Place, Message)| place.span.is_none_or(|span| !holds(&whole, span));
                self.added.extend(later.into_iter().filter(apart));
                let message = Message::new(META.id, "exclusion").with("text", whole.of(&claim.text).trim());
                self.added.push((place(reading::trimmed(whole.of(&claim.text)).shifted(whole.start)), message));
            }
            // What is new by itself is told; a combination is of what is known.
            if told.iter().all(|span| !holds(&feature, *span)) {
                self.read_combination(claim, feature);
            }
        }
    }

    /// Reports a feature whose words all stand in the baseline, but in no passage together.
    fn read_combination(&mut self, claim: &Claim, feature: Span) {
        let words = self.matter(feature.of(&claim.text));
        if words.len() < COMBINED {
            return;
        }
        let Some(nearest) = self.passages.nearest(&words) else { return };
        let lacking: Vec<&str> =
            words.iter().zip(&nearest.has).filter(|(_, has)| !**has).map(|(word, _)| *word).collect();
        let share = 1.0 - lacking.len() as f64 / words.len() as f64;
        let mut all: Vec<String> = words.iter().map(|word| forms::stem(&forms::plain(word), self.language)).collect();
        all.sort_unstable();
        if share > APART || !self.seen.insert((PartName::Claims, all.join(" "))) {
            return;
        }
        let message =
            Message::new(META.id, "combination").with("lacking", lacking.join(", ")).with("near", nearest.quote);
        let shown = reading::shortened(&claim.text, feature, SHOWN);
        self.added.push((Place::claim(claim.index, shown), message));
    }

    /// The words of a text that carry matter, each once, in order.
    fn matter<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut seen = HashSet::new();
        let words = passages::words(text).filter(|word| {
            let plain = forms::plain(word);
            !is_function_word(&plain, self.language) && seen.insert(forms::stem(&plain, self.language))
        });
        words.collect()
    }

    /// Reads a text that begins at byte `from` of what `place` counts in.
    fn read(
        &mut self,
        part: PartName,
        text: &str,
        from: usize,
        is_left_out: impl Fn(Span) -> bool,
        place: impl Fn(Span) -> Place,
    ) {
        for quantity in quantities::of(text) {
            let span = quantity.span.shifted(from);
            let written = quantity.span.of(text);
            if !self.quantities.has(&quantity) && !is_left_out(span) && self.seen.insert((part, forms::plain(written)))
            {
                self.added.push((place(span), Message::new(META.id, "value").with("text", written)));
            }
        }
        for found in WORD.find_iter(text) {
            let span = Span::new(found.start(), found.end());
            let numbered = text[..span.start].ends_with(|c: char| c.is_numeric() || c == '_')
                || text[span.end..].starts_with(|c: char| c.is_numeric() || c == '_');
            if numbered || is_left_out(span.shifted(from)) || self.has(&forms::plain(found.as_str())) {
                continue;
            }
            let mut at = span.start;
            for word in found.as_str().split(is_hyphen) {
                let own = Span::new(at, at + word.len());
                at = (own.end + text[own.end..].chars().next().map_or(0, char::len_utf8)).min(span.end);
                let plain = forms::plain(word);
                if !self.has(&plain) && self.seen.insert((part, forms::stem(&plain, self.language))) {
                    let message = Message::new(META.id, "message").with("text", word);
                    self.added.push((place(own.shifted(from)), message));
                }
            }
        }
    }

    /// Whether the baseline has a word, or the word carries no matter.
    fn has(&mut self, plain: &str) -> bool {
        if plain.chars().count() < passages::SHORTEST || is_function_word(plain, self.language) {
            return true;
        }
        if let Some(&known) = self.known.get(plain) {
            return known;
        }
        let known = self.forms.has(plain);
        self.known.insert(plain.to_owned(), known);
        known
    }

    /// Whether the baseline lacks so much that it is the text of something else.
    fn is_of_another_text(&self) -> bool {
        let lacking = self.known.values().filter(|known| !**known).count();
        self.known.len() >= ENOUGH && 2 * lacking > self.known.len()
    }
}

/// The features of a claim that hold no others, as they are set apart.
fn features(claim: &Claim) -> impl Iterator<Item = Span> {
    let limitations = &claim.limitations;
    let holds_others = |index: usize| limitations.iter().any(|limitation| limitation.parent == Some(index));
    limitations
        .iter()
        .enumerate()
        .filter(move |(index, _)| !holds_others(*index))
        .map(|(_, limitation)| limitation.span)
}

/// What follows the words of an exclusion: some words, to the end of their clause.
fn excluded(text: &str, exclusion: Span) -> &str {
    let rest = &text[exclusion.end..];
    let end = rest.find([',', ';', '.', ':', '\n']).unwrap_or(rest.len());
    let length = rest[..end].split_inclusive(' ').take(EXCLUDED).map(str::len).sum();
    &rest[..length]
}

fn is_function_word(plain: &str, language: Language) -> bool {
    FUNCTION_WORDS[language as usize].contains(plain)
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

static WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{L}\p{M}]+(?:[-\u{2010}\u{2011}][\p{L}\p{M}]+)*").expect("a constant pattern"));

/// Words without matter, for each language in the order of [`Language`].
static FUNCTION_WORDS: LazyLock<[HashSet<String>; 3]> = LazyLock::new(|| {
    let source = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/words/function-words.toml"));
    let mut lists: HashMap<String, String> =
        toml::from_str(source).expect("the list is compiled in and read by a test");
    [Language::En, Language::Fr, Language::De].map(|language| {
        let list = lists.remove(language.code()).unwrap_or_default();
        list.split_whitespace().map(str::to_owned).collect()
    })
});
