//! Words and values that the application as filed does not have; not whether their matter can be derived from it.
#![doc = include_str!("no_literal_basis.md")]

use crate::rule::pages;
use crate::rules::forms::{self, Forms};
use crate::rules::quantities::{self, Quantities};
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span, Stage};
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
            let deleted = |span: Span| {
                claim.changes.iter().any(|c| c.deleted && c.span.start <= span.start && span.end <= c.span.end)
            };
            let place = |span: Span| Place::claim(claim.index, span);
            comparison.read(
                PartName::Claims,
                claim.body_text(),
                claim.text.len() - claim.body_text().len(),
                deleted,
                place,
            );
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

/// Letters below which a word is too short to be compared.
const SHORTEST: usize = 3;

/// What a document has beside its application as filed.
struct Comparison {
    language: Language,
    forms: Forms,
    quantities: Quantities,
    /// Words looked up, as they are written without accents, and whether the baseline has them.
    known: HashMap<String, bool>,
    /// Stems and values that were reported of a part.
    seen: HashSet<(PartName, String)>,
    added: Vec<(Place, Message)>,
}

impl Comparison {
    fn with(baseline: &str, language: Language) -> Self {
        Self {
            language,
            forms: Forms::of(baseline, language),
            quantities: Quantities::of(baseline),
            known: HashMap::new(),
            seen: HashSet::new(),
            added: Vec::new(),
        }
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
        if plain.chars().count() < SHORTEST || FUNCTION_WORDS[self.language as usize].contains(plain) {
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
