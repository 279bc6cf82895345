//! Claims to English description prose: words → noun phrases, predicates → sentences; not sections, which
//! [`crate::sections`] compose.
//!
//! Every sentence keeps all words of the limitation that it tells: a limitation whose grammar is not understood is told
//! as it stands behind "includes", never shortened.

pub(crate) mod clause;
pub(crate) mod dependent;
pub(crate) mod lexicon;
pub(crate) mod lists;
pub(crate) mod np;
pub(crate) mod predicate;
pub(crate) mod printed;
pub(crate) mod step;
pub(crate) mod thing;
pub(crate) mod token;
pub(crate) mod tree;

use crate::plan::Plan;
use claimwright_application::claims::{Claim, Determiner, Resolution};
use claimwright_application::{ClaimSet, Office, Span};
use lexicon::Lexicon;
use token::{Signs, Token};

/// What the sentences are written from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The claims.
    pub set: &'a ClaimSet,
    /// The plan.
    pub plan: &'a Plan,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// Decides between "comprises" and "includes".
    pub office: Office,
}

impl Source<'_> {
    /// The verb of open composition for a subject.
    pub fn comprises(&self, subject: &Subject) -> &'static str {
        match (subject.has, self.office, subject.plural) {
            (true, _, false) => "has",
            (true, _, true) => "have",
            (_, Office::Us, false) => "includes",
            (_, Office::Us, true) => "include",
            (_, _, false) => "comprises",
            (_, _, true) => "comprise",
        }
    }

    /// The words of a span of a claim.
    pub fn tokens(&self, claim: &Claim, span: Span) -> Vec<Token> {
        let mut tokens = token::tokens(claim, span, self.plan, self.office);
        self.free_verbs(claim, &mut tokens);
        tokens
    }

    /// Takes verbs out of noun phrases that they end ("the pick member projects", "members alternately project").
    fn free_verbs(&self, claim: &Claim, tokens: &mut [Token]) {
        for at in 1..tokens.len() {
            let Some(index) = tokens[at].mention else { continue };
            let ends = tokens.get(at + 1).is_none_or(|next| next.mention != Some(index));
            let mention = &claim.mentions[index];
            let antecedent = match &mention.resolution {
                Resolution::Refers(id) => {
                    self.set.claims.get(id.claim).and_then(|claim| claim.mentions.get(id.mention)).zip(Some(id))
                }
                _ => None,
            };
            let named = antecedent.filter(|(known, _)| {
                let before = &tokens[at - 1];
                known.head != mention.head && before.mention == Some(index) && before.lower.starts_with(&known.head)
            });
            let adverb = at > 1
                && tokens[at - 1].mention.is_none()
                && lexicon::is_adverb(&tokens[at - 1].lower)
                && tokens[at - 2].mention.is_some_and(|noun| claim.mentions[noun].plural)
                && mention.determiner == Determiner::Bare
                && tokens[at - 1].mention != Some(index);
            if let Some((_, id)) = named.filter(|_| ends && self.lexicon.is_third(&tokens[at].lower)) {
                tokens[at].mention = None;
                tokens[at - 1].sign = self.plan.sign(id.claim, id.mention).map(str::to_owned);
            } else if adverb && ends && self.lexicon.of_base(&tokens[at].lower).is_some() {
                tokens[at].mention = None;
            }
        }
    }
}

/// A sentence about a limitation, not yet placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// Its words, without final stop.
    pub tokens: Vec<Token>,
    /// The limitation, in the claim's text.
    pub limitation: Span,
    /// Whether its subject is something that the sentence before introduced.
    pub follows: bool,
}

impl Said {
    /// As running text that begins with `intro` where there is one.
    pub fn text(&self, intro: &str, signs: Signs) -> String {
        let body = token::text(&token::described(&self.tokens), signs);
        if intro.is_empty() { token::sentence(&body) } else { token::sentence(&format!("{intro} {body}")) }
    }
}

/// What a sentence speaks of.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    /// "the hinge 10".
    pub definite: Vec<Token>,
    /// Whether a verb said of it stands in the plural.
    pub plural: bool,
    /// Whether its claim says "having" of it, so that what follows may be no part ("has stored thereon …").
    pub has: bool,
}

impl Subject {
    /// A thing that has parts.
    pub fn new(definite: Vec<Token>, plural: bool) -> Self {
        Self { definite, plural, has: false }
    }
    /// The subject of an independent claim, as its preamble names it.
    pub fn of(source: &Source<'_>, claim: &Claim) -> Self {
        let tokens =
            source.tokens(claim, Span::new(claim.preamble.start, claim.preamble.end.max(claim.preamble.start)));
        let transition =
            claim.transition.map(|transition| transition.span.of(&claim.text).to_lowercase()).unwrap_or_default();
        let has = transition.split_whitespace().any(|word| matches!(word, "having" | "has" | "have"));
        match np::at_start(behind_setting(&tokens, claim), claim) {
            Some(np) => Self { definite: np.definite, plural: np.plural, has },
            None => Self { definite: vec![Token::word("the"), Token::word(category_word(claim))], plural: false, has },
        }
    }

    /// What the preamble ends with and goes on about, other than what is claimed: "…, the elevator having", "… formed by
    /// a method comprising".
    pub fn described(source: &Source<'_>, claim: &Claim) -> Option<Self> {
        let index = crate::plan::described(claim).or_else(|| crate::plan::process(claim))?;
        let start = claim.mentions[index].span.start;
        let tokens = source.tokens(claim, Span::new(start, claim.preamble.end));
        let has = claim.transition.is_some_and(|transition| transition.span.of(&claim.text).contains("having"));
        np::at_start(&tokens, claim).map(|np| Self { definite: np.definite, plural: np.plural, has })
    }

    /// The subject followed by a verb.
    pub fn with(&self, words: &[&str]) -> Vec<Token> {
        let mut tokens = self.definite.clone();
        tokens.extend(words.iter().map(|word| Token::word(word)));
        tokens
    }
}

/// A preamble without the setting that it may begin with ("In a network, a method …").
pub(crate) fn behind_setting<'t>(tokens: &'t [Token], claim: &Claim) -> &'t [Token] {
    let placed = tokens.first().is_some_and(|first| {
        first.mention.is_none() && matches!(first.lower.as_str(), "in" | "for" | "on" | "at" | "with" | "within")
    });
    let after = |comma: usize| &tokens[comma + 1..];
    let named = |comma: &usize| np::at_start(after(*comma), claim).is_some_and(|np| !np.refers);
    let mut commas = (0..tokens.len()).filter(|&at| tokens[at].text == ",");
    if placed { commas.find(named).map_or(tokens, after) } else { tokens }
}

fn category_word(claim: &Claim) -> &'static str {
    use claimwright_application::claims::Category;
    match claim.category {
        Category::Product => "article",
        Category::Apparatus => "apparatus",
        Category::System => "system",
        Category::Composition => "composition",
        Category::Medium => "medium",
        Category::Program => "program",
        Category::Signal => "signal",
        Category::Kit => "kit",
        Category::Method => "method",
        Category::Use => "use",
    }
}
