//! Gives reference signs to the parts that product claims introduce; not to matter, values, acts or steps.

use super::names::{COMPOSES, is_whole, labelled, named_further};
use super::{Plan, has_parts};
use crate::Request;
use crate::english::lexicon::Lexicon;
use crate::english::printed;
use claimwright_application::claims::{Claim, Determiner, LimitationKind, Mention, MentionId, Resolution};
use claimwright_application::{Application, ClaimSet, Parts};
use std::collections::{BTreeSet, HashMap};

/// Up to this many parts the signs are 10, 12, 14 …; beyond it 100, 102, 104 ….
const SMALL_SERIES: usize = 45;

/// Signs by mention.
#[derive(Debug, Default)]
pub(crate) struct SignPlan {
    by_mention: Vec<Vec<Option<String>>>,
    list: Vec<(String, String)>,
}

impl SignPlan {
    /// The signs of a set of claims: printed ones first, then those of the disclosure, then new ones
    /// where they may be invented.
    pub fn of(request: &Request<'_>, set: &ClaimSet, plan: &Plan, lexicon: &Lexicon, invent: bool) -> Self {
        let mut by_term: HashMap<String, String> = HashMap::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (claim, mention) in mentions(set).filter(|(claim, _)| !plan.symbolic[claim.index]) {
            if let Some((_, signs)) = printed::behind(claim, mention.span.end) {
                taken.extend(
                    signs.split([',', ';', '/', ' ']).map(str::trim).filter(|sign| !sign.is_empty()).map(str::to_owned),
                );
                by_term.entry(mention.term()).or_insert(signs);
            }
        }
        let disclosed = disclosed(request);
        taken.extend(disclosed.values().cloned());
        let terms = terms(set, plan, lexicon);
        let drawn =
            request.figures.is_some_and(|drawings| drawings.figures.iter().any(|figure| !figure.signs.is_empty()));
        let mut free = fresh(terms.len() + by_term.len(), taken);
        let mut list = Vec::new();
        for term in &terms {
            if let Some(sign) = disclosed.get(term) {
                by_term.entry(term.clone()).or_insert_with(|| sign.clone());
            } else if invent && !drawn && !by_term.contains_key(term) {
                // Drawings that carry signs of their own leave no room for invented ones.
                if let Some(sign) = free.next() {
                    by_term.insert(term.clone(), sign);
                }
            }
            if let Some(sign) = by_term.get(term) {
                list.push((sign.clone(), term.clone()));
            }
        }
        let by_mention = set
            .claims
            .iter()
            .map(|claim| {
                let known = Known { set, plan, lexicon, by_term: &by_term };
                let signed = |index| (!plan.symbolic[claim.index]).then(|| known.sign(claim, index)).flatten();
                (0..claim.mentions.len()).map(signed).collect()
            })
            .collect();
        Self { by_mention, list }
    }

    /// The sign behind a mention.
    pub fn of_mention(&self, claim: usize, mention: usize) -> Option<&str> {
        self.by_mention.get(claim)?.get(mention)?.as_deref()
    }

    /// Signs and terms, in the order of introduction.
    pub fn list(&self) -> &[(String, String)] {
        &self.list
    }
}

fn mentions(set: &ClaimSet) -> impl Iterator<Item = (&Claim, &Mention)> {
    set.claims.iter().flat_map(|claim| claim.mentions.iter().map(move |mention| (claim, mention)))
}

/// The terms that get a sign, in the order in which the description meets them.
fn terms(set: &ClaimSet, plan: &Plan, lexicon: &Lexicon) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    let shared = shared(set, plan);
    let order = plan.independent.iter().chain(set.claims.iter().map(|claim| &claim.index));
    for &index in order {
        let claim = &set.claims[index];
        if !has_parts(&set.claims[plan.root[index]]) {
            continue;
        }
        let independent = plan.independent.contains(&index);
        for (position, mention) in claim.mentions.iter().enumerate() {
            let is_subject = position == 0 && independent;
            let introduces = matches!(mention.resolution, Resolution::Introduces | Resolution::NotExamined)
                && (mention.determiner == Determiner::Indefinite || is_means(claim, mention));
            let part = introduces
                && (!lexicon.is_unsigned(&mention.head) || is_place(claim, mention) || is_means(claim, mention))
                && names_part(mention)
                && !quantified(claim, mention)
                && is_part(claim, mention, independent)
                && is_whole(claim, mention, lexicon)
                && !named_further(claim, mention, lexicon);
            let term = mention.term();
            let alone = !shared.contains(&(plan.root[index], term.clone()));
            if (is_subject && names_part(mention) && !named_further(claim, mention, lexicon) || part && alone)
                && !terms.contains(&term)
            {
                terms.push(term);
            }
        }
    }
    terms
}

/// "a textile receiving area" as an element of its own: a place that a drawing shows, though "an area" as such is none.
fn is_place(claim: &Claim, mention: &Mention) -> bool {
    matches!(mention.head.as_str(), "area" | "region" | "zone" | "section" | "portion" | "space" | "part")
        && mention.modifiers.iter().any(|modifier| !matches!(modifier.as_str(), "first" | "second" | "third"))
        && heads(claim, mention)
}

/// "engaging means" as an element of its own: a part named by what it does, though "means" alone is none.
fn is_means(claim: &Claim, mention: &Mention) -> bool {
    mention.head == "means"
        && !mention.modifiers.is_empty()
        && matches!(mention.determiner, Determiner::Indefinite | Determiner::Bare)
        // "engaging means" reads as a step by its first word.
        && claim.limitations.iter().any(|limitation| {
            limitation.span.start == mention.span.start && limitation.kind != LimitationKind::Clause
        })
}

/// Whether a phrase heads an element of the claim.
fn heads(claim: &Claim, mention: &Mention) -> bool {
    claim
        .limitations
        .iter()
        .any(|limitation| limitation.span.start == mention.span.start && limitation.kind == LimitationKind::Element)
}

/// Names that one claim tree gives to several parts, told apart by what they are of ("an inlet of the pump", "an inlet of
/// the tank"), by root and term: one sign would be wrong for them (37 CFR 1.84(p)(4), Rule 46(2)(i) EPC).
fn shared(set: &ClaimSet, plan: &Plan) -> BTreeSet<(usize, String)> {
    let mut wholes: HashMap<(usize, String), BTreeSet<String>> = HashMap::new();
    for (claim, mention) in mentions(set).filter(|(_, mention)| mention.determiner == Determiner::Indefinite) {
        let after = &claim.text[mention.span.end..];
        let start = mention.span.end + (after.len() - after.trim_start().len());
        let Some(rest) = claim.text[start..].strip_prefix("of ") else { continue };
        let start = claim.text.len() - rest.trim_start().len();
        if let Some(whole) = claim.mentions.iter().find(|whole| whole.span.start == start) {
            wholes.entry((plan.root[claim.index], mention.term())).or_default().insert(whole.term());
        }
    }
    wholes.into_iter().filter(|(_, wholes)| wholes.len() > 1).map(|(key, _)| key).collect()
}

/// Whether the words are words and no formula.
fn names_part(mention: &Mention) -> bool {
    mention.head.len() > 2
        && !matches!(
            mention.head.as_str(),
            "first"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "other"
                | "latter"
                | "former"
                | "one"
                | "remaining"
                | "dummy"
                | "front"
                | "rear"
                | "left"
                | "right"
                | "upper"
                | "lower"
                | "inner"
                | "outer"
        )
        && !mention.head.ends_with("ly")
        && mention.head.chars().all(|c| c.is_alphabetic() || c == '-')
        && mention.modifiers.iter().all(|modifier| !modifier.chars().any(|c| c.is_ascii_digit()))
}

/// Whether the words around a phrase make it a part of what is claimed: it heads a limitation, or follows a word of
/// composition; in an independent claim, whatever its body introduces. What only the preamble names, and alternatives, are
/// no parts.
fn is_part(claim: &Claim, mention: &Mention, independent: bool) -> bool {
    let heads = heads(claim, mention);
    let before = claim.text[..mention.span.start].trim_end();
    let previous =
        before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_matches([',', ':', ';']).to_lowercase();
    let composed = COMPOSES.contains(&previous.as_str());
    let next = claim.text[mention.span.end..].split_whitespace().next().unwrap_or_default();
    let alternative = previous == "or" || next == "or";
    let in_preamble = mention.span.end <= claim.preamble.end;
    // "The spring is a torsion spring": another name for what has its sign already.
    let named_again = matches!(previous.as_str(), "is" | "are" | "being" | "be" | "as" | "becomes");
    !alternative && !named_again && (heads || composed || independent && !in_preamble)
}

/// "one of", "any", "no", "another": speaks of a kind, not of a part.
fn quantified(claim: &Claim, mention: &Mention) -> bool {
    let first = mention.span.of(&claim.text).split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "any" | "no" | "every" | "some" | "another" | "other")
}

/// What the sign of a single mention is found with.
#[derive(Clone, Copy)]
struct Known<'a> {
    set: &'a ClaimSet,
    plan: &'a Plan,
    lexicon: &'a Lexicon,
    by_term: &'a HashMap<String, String>,
}

impl Known<'_> {
    fn sign(&self, claim: &Claim, index: usize) -> Option<String> {
        let mention = &claim.mentions[index];
        if let Some((_, signs)) = printed::behind(claim, mention.span.end) {
            return Some(signs);
        }
        if mention.determiner == Determiner::Possessive
            || quantified(claim, mention)
            || !is_whole(claim, mention, self.lexicon)
            || named_further(claim, mention, self.lexicon)
            || labelled(claim, mention)
        {
            return None;
        }
        // "first and second layers" are two parts with two signs.
        if mention.span.of(&claim.text).split_whitespace().any(|word| matches!(word, "and" | "or" | "and/or")) {
            return None;
        }
        // "the external and the internal sleeves" are two parts as well.
        let before = claim.text[..mention.span.start].trim_end();
        let of_one = match &mention.resolution {
            Resolution::NumberMismatch(_) => true,
            Resolution::Refers(id) => self.one(id) || self.named_alone(mention),
            _ => self.named_alone(mention),
        };
        if mention.plural && [" and", " or", " and/or"].iter().any(|joined| before.ends_with(joined)) && of_one {
            return None;
        }
        if let Some(sign) = self.by_term.get(&mention.term()) {
            return Some(sign.clone());
        }
        match &mention.resolution {
            Resolution::Refers(id) | Resolution::Reintroduces(id) | Resolution::NumberMismatch(id) => {
                if mention.plural && self.one(id) {
                    let kinds = self.kinds(claim, mention);
                    if kinds.len() > 1 {
                        let known = |kind: &String| self.by_term.get(kind).map(String::as_str);
                        // Several things of that name, or many of one: no list of signs is sure to be all of them.
                        let vague = self.vague(claim, mention);
                        let signs: Option<Vec<&str>> = kinds.iter().map(known).collect();
                        return signs.filter(|_| !vague).map(|signs| signs.join(", "));
                    }
                }
                let antecedent = self.mention(id)?;
                (antecedent.head == mention.head).then(|| self.by_term.get(&antecedent.term()).cloned()).flatten()
            }
            _ => None,
        }
    }

    fn mention(&self, id: &MentionId) -> Option<&Mention> {
        self.set.claims.get(id.claim)?.mentions.get(id.mention)
    }

    fn one(&self, id: &MentionId) -> bool {
        self.mention(id).is_some_and(|known| !known.plural)
    }

    fn named_alone(&self, mention: &Mention) -> bool {
        let term = mention.term();
        let mut named = mentions(self.set).map(|(_, known)| known);
        let first = named.find(|known| known.determiner == Determiner::Indefinite && known.term() == term);
        first.is_some_and(|known| !known.plural)
    }

    /// The single things that a plural may name together: "the loss calculators" behind "a mechanical loss calculator" and
    /// "an electrical loss calculator".
    fn kinds(&self, claim: &Claim, mention: &Mention) -> Vec<String> {
        let root = self.plan.root[claim.index];
        let mut kinds: Vec<String> = Vec::new();
        let subject = self.set.claims[root].mentions.first().map(Mention::term);
        for (_, known) in mentions(self.set).filter(|(known, _)| self.plan.root[known.index] == root) {
            let kind = Some(known.term()) != subject
                && known.determiner == Determiner::Indefinite
                && !known.plural
                && known.head == mention.head
                && mention.modifiers.iter().all(|word| known.modifiers.contains(word));
            if kind && !kinds.contains(&known.term()) {
                kinds.push(known.term());
            }
        }
        kinds
    }

    /// Whether the claims also speak of one or of many things by the very name of a plural.
    fn vague(&self, claim: &Claim, mention: &Mention) -> bool {
        let root = self.plan.root[claim.index];
        mentions(self.set).any(|(at, known)| {
            self.plan.root[at.index] == root
                && known.head == mention.head
                && known.determiner != Determiner::Definite
                && (known.plural || known.modifiers == mention.modifiers)
        })
    }
}

/// Signs that the disclosure and the captions of given figures use, by term.
fn disclosed(request: &Request<'_>) -> HashMap<String, String> {
    let captions = request.figures.iter().flat_map(|drawings| &drawings.figures).map(|figure| figure.caption.as_str());
    let known = request.disclosure.into_iter().chain(captions).filter(|text| !text.is_empty());
    let text = known.collect::<Vec<_>>().join("\n");
    if text.is_empty() {
        return HashMap::new();
    }
    let parts = Parts { language: Some(request.application.language), description: Some(text), ..Parts::default() };
    let mut found: HashMap<String, String> = HashMap::new();
    for used in Application::from_parts(parts, request.application.facts).signs {
        found.entry(used.name).or_insert(used.sign);
    }
    found
}

/// New signs: even numbers from 10, or from 100 where there are many.
fn fresh(count: usize, taken: BTreeSet<String>) -> impl Iterator<Item = String> {
    let start = if count <= SMALL_SERIES { 10 } else { 100 };
    (start..).step_by(2).map(|number: u32| number.to_string()).filter(move |sign| !taken.contains(sign))
}
