//! The plain form of a dependent claim, "The lock of claim 1": what stands before the reference; not what the claim adds.

use claimwright_application::claims::ClaimReference;
use claimwright_application::{Claim, Language, Span};
use regex::Regex;
use std::sync::LazyLock;

/// What a claim calls its subject before it refers to another claim.
pub(crate) struct Designation<'a> {
    /// The words, without article, as written.
    pub span: Span,
    /// The reference that follows.
    pub reference: &'a ClaimReference,
}

static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:an?|the|one or more)?\s*(?P<name>.+?)\s*,?\s+(?:of|in|as|to|according to|in accordance with|as (?:claimed|recited|defined|set forth|described|in|per|specified|stated|of)(?: in)?|under|per|(?:recited|claimed|defined|set forth|described) in|with|from)$",
    )
});
static GERMAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:ein|eine|der|die|das)?\s*(?P<name>.+?)\s*,?\s+(?:nach|gemäß|gemäss|laut|entsprechend|wie in|wie nach)$",
    )
});
static FRENCH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:une?|le|la|les|l['’])?\s*(?P<name>.+?)\s*,?\s+(?:selon|suivant|d['’]après|conforme à|conformément à|de|tel que défini dans|telle que définie dans)$",
    )
});

/// Words that make the claim one to another thing, which only uses or contains the thing of the claim referred to.
static OTHER_THING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)\b(?:compris(?:ing|es|e)|includ(?:ing|es)|contain(?:ing|s)|having|has|storing|stores?|encod(?:ing|ed)|us(?:ing|es|ed)|employing|carry(?:ing)?\ out|perform(?:ing|s|ed)?|
        implement(?:ing|s|ed)?|execut(?:ing|es|e)|practicing|practising|conducting|obtain(?:ed|able)|produc(?:ed|ible)|made|prepared|manufactured|formed|configured|adapted|programmed|arranged|
        equipped|fitted|provided|with|which|that|wherein|
        umfassend|enthaltend|aufweisend|mit|zur\ durchführung|hergestellt|erhältlich|unter\ verwendung|
        comprenant|comportant|contenant|muni[es]*|équipé[es]*|mettant\ en|pour\ la\ mise|obtenu[es]*|fabriqué[es]*|destiné[es]*)\b",
    )
    .expect("a constant pattern")
});

static ARTICLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:the|an?|said|des|der|die|das|dem|den|eines|einer|einem|le|la|les|du|un|une|l['’])\b")
        .expect("a constant pattern")
});

fn pattern(form: &str) -> Regex {
    Regex::new(&format!("(?is){form}")).expect("a constant pattern")
}

/// The designation of a claim whose first reference follows its first words plainly. `target` is the text of the claim
/// referred to, in which longer designations must be found again.
pub(crate) fn plain<'a>(claim: &'a Claim, target: &str) -> Option<Designation<'a>> {
    let reference = claim.references.first()?;
    let start = claim.label.end;
    let before = claim.text.get(start..reference.span.start)?.trim();
    let form = match claim.language {
        Language::En => &ENGLISH,
        Language::De => &GERMAN,
        Language::Fr => &FRENCH,
    };
    let name = form.captures(before)?.name("name")?;
    let words = name.as_str();
    let offset = start + claim.text[start..].find(before)? + name.start();
    let plain = words.split_whitespace().count() <= 14
        && !words.contains([';', ':'])
        && OTHER_THING.find_iter(words).all(|word| word.as_str() == "with" && tail_is_known(words, target))
        && (!ARTICLE.is_match(words) || tail_is_known(words, target));
    plain.then_some(Designation { span: Span::new(offset, offset + words.len()), reference })
}

/// Whether all but the first word of a designation stands in the claim referred to: "method of coating a wire".
fn tail_is_known(words: &str, target: &str) -> bool {
    let tail: Vec<String> = words.split_whitespace().skip(1).map(str::to_lowercase).collect();
    let target: Vec<String> = target
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    let same = |a: &str, b: &str| a == b || (is_article(a) && is_article(b));
    !tail.is_empty() && target.windows(tail.len()).any(|window| window.iter().zip(&tail).all(|(a, b)| same(a, b)))
}

fn is_article(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "the" | "said" | "der" | "die" | "das" | "des" | "eines" | "einer" | "un" | "une" | "le" | "la"
    )
}

/// Whether a claim is to an activity, by its category or by what its first words say ("A method implemented in a computer").
pub(crate) fn is_activity(claim: &Claim) -> bool {
    let preamble = claim.preamble.of(&claim.text).to_lowercase();
    claim.category.is_activity() || ACTIVITY.is_match(&preamble)
}

static ACTIVITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\S+ ){0,4}?(?:method|process|procédé|verfahren)\b|,\s+(?:a|the|said)\s+(?:[\w-]+ ){0,4}?(?:method|process)\b")
        .expect("a constant pattern")
});
