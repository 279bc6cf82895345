//! Every name that claims give to things, with its mentions; not which names belong together.

use super::chains::Chains;
use super::words::{is_for_anything, is_ordinal, parts};
use super::written;
use claimwright_application::claims::{Determiner, Exemption, Mention, MentionId, Reason, Resolution};
use claimwright_application::{Application, ClaimSet, Language};
use std::collections::{BTreeSet, HashMap};

/// A name: the words of a phrase without determiner and ordinals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The name as it is written, in the order of its language: "élément de fixation". Where the claims use the plural
    /// alone, an English name is in the singular all the same, and others are as they stand.
    pub name: String,
    /// The name as it is compared: modifiers and head, small letters, the head in the singular and last, whatever the
    /// language: "fixation élément". No two terms of a table have one key.
    pub key: String,
    /// Its words but the head.
    pub modifiers: Vec<String>,
    /// Its head.
    pub head: String,
    /// All its mentions, in reading order.
    pub mentions: Vec<MentionId>,
    /// Those that introduce something.
    pub introduced: Vec<MentionId>,
    /// Those whose thing is known: that introduce it, or refer to it in these or in more words.
    pub known: Vec<MentionId>,
    /// Definite ones for which nothing was introduced, and which nothing explains; with those that refer to such a one.
    pub dangling: Vec<MentionId>,
    /// Definite ones for which nothing was introduced in their own words, and which are clear in themselves: a part that
    /// its whole implies, a phrase that says what it is, an act or a participle that restates a verb.
    pub implied: Vec<MentionId>,
    /// Reference signs behind it in the claims, and in the description behind the same words.
    pub signs: BTreeSet<String>,
    /// The ordinals that it bears ("first").
    pub ordinals: BTreeSet<String>,
    /// Whether no mention of it has a determiner, as those of acts have none: "receiving a signal".
    pub bare: bool,
    pub(super) words: Words,
    /// The place of the name that its first mention is read as, in other forms of the same words: "the lock arm" after "a
    /// locking arm".
    pub(super) read_as: Option<usize>,
    /// Why a mention that hangs in the air may do so: of the first that does, and of one that nothing explains before others.
    pub(super) excuse: Excuse,
}

/// What explains a definite mention for which nothing was introduced in its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Excuse {
    /// Nothing does.
    None,
    /// What follows says what it belongs to: "the rim of the wheel".
    SaidBehind,
    /// It is clear in itself: implied by its whole, named by the sentence, an act.
    #[default]
    Clear,
    /// It restates a verb, or a description.
    Restates,
}

/// The words of a name in the forms that are compared; German compounds that end in a noun for anything are two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// Modifiers and head.
    pub all: Vec<String>,
    /// Those that are no nouns for anything.
    pub specific: Vec<String>,
    /// All written together, without hyphens.
    pub together: String,
    /// Their first letters, parts of hyphenated words counted apart.
    pub initials: String,
}

impl Words {
    pub(super) fn of(modifiers: &[String], head: &str) -> Self {
        let mut all = modifiers.to_vec();
        match parts(head) {
            Some((first, last)) => all.extend([first.to_owned(), last.to_owned()]),
            None => all.push(head.to_owned()),
        }
        Self {
            specific: all.iter().filter(|word| !is_for_anything(word)).cloned().collect(),
            together: all.concat().replace(['-', '\u{2011}'], ""),
            initials: all.iter().flat_map(|word| word.split('-')).filter_map(|part| part.chars().next()).collect(),
            all,
        }
    }
}

/// The names of a set of claims.
#[derive(Debug)]
pub struct Table {
    /// In the order of their first mentions.
    pub terms: Vec<Term>,
    /// For each term, the reference signs that it bears in the claims themselves.
    pub(super) claimed: Vec<BTreeSet<String>>,
    pub(super) chains: Chains,
    /// Pairs of places in `terms` that were named beside each other in one breath.
    pub(super) beside: BTreeSet<(usize, usize)>,
}

/// More terms than this are compared no further: the rest of the table is still listed.
pub(super) const MOST_TERMS: usize = 5_000;

/// Longer names are listed and never compared.
pub(super) const LONGEST: usize = 200;

impl Table {
    /// The table of an application; empty where it has no claims.
    pub fn of(application: &Application) -> Self {
        let none = ClaimSet::default();
        let set = application.claims.present().unwrap_or(&none);
        let mut table = Self::of_claims(set);
        let mut signs: HashMap<&str, Vec<&str>> = HashMap::new();
        for found in &application.signs {
            signs.entry(&found.name).or_default().push(&found.sign);
        }
        for term in &mut table.terms {
            // The description's names are in the order of its language.
            let written = term.name.to_lowercase();
            for sign in signs.get(term.key.as_str()).or_else(|| signs.get(written.as_str())).into_iter().flatten() {
                term.signs.insert((*sign).to_owned());
            }
        }
        table
    }

    /// The table of claims alone.
    pub fn of_claims(set: &ClaimSet) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut beside = BTreeSet::new();
        let mut of_mention: HashMap<MentionId, usize> = HashMap::new();
        // Mentions that nothing introduces, each with whether it is clear in itself.
        let mut hanging: HashMap<MentionId, bool> = HashMap::new();
        for claim in &set.claims {
            let mut last: Option<(usize, usize, &Mention)> = None;
            for (index, mention) in claim.mentions.iter().enumerate() {
                let id = MentionId { claim: claim.index, mention: index };
                let (ordinals, modifiers): (Vec<String>, Vec<String>) =
                    mention.modifiers.iter().cloned().partition(|word| is_ordinal(word));
                let mut words = modifiers.clone();
                words.push(mention.head.clone());
                let key = words.join(" ");
                let place = *places.entry(key.clone()).or_insert_with(|| {
                    terms.push(Term {
                        name: String::new(),
                        key,
                        words: Words::of(&modifiers, &mention.head),
                        modifiers,
                        head: mention.head.clone(),
                        mentions: Vec::new(),
                        introduced: Vec::new(),
                        known: Vec::new(),
                        dangling: Vec::new(),
                        implied: Vec::new(),
                        signs: BTreeSet::new(),
                        ordinals: BTreeSet::new(),
                        bare: true,
                        read_as: None,
                        excuse: Excuse::default(),
                    });
                    terms.len() - 1
                });
                of_mention.insert(id, place);
                let term = &mut terms[place];
                term.mentions.push(id);
                term.ordinals.extend(ordinals);
                term.bare &= mention.determiner == Determiner::Bare;
                if let Some(sign) = mention.sign {
                    let sign = sign.of(&claim.text).trim_matches(|letter: char| !letter.is_alphanumeric());
                    term.signs.insert(sign.to_owned());
                }
                // Where its words are not those of its antecedent, that it is one is a guess that a variant defeats.
                let guessed = matches!(mention.reason, Reason::RestatesVerb | Reason::DescribedBehind)
                    && mention.determiner == Determiner::Definite;
                if let Resolution::Introduces
                | Resolution::Reintroduces(_)
                | Resolution::Refers(_)
                | Resolution::NumberMismatch(_)
                | Resolution::Exempt(Exemption::ClaimSubject) = mention.resolution
                {
                    term.known.push(id);
                }
                let is_definite = mention.determiner == Determiner::Definite;
                // In French and German, other forms of the words are mostly those that grammar asks for.
                let told = is_definite && claim.language == Language::En;
                if let (true, Reason::SameWords, Resolution::Refers(antecedent)) =
                    (told, &mention.reason, &mention.resolution)
                {
                    let other = of_mention.get(antecedent).filter(|other| **other != place);
                    term.read_as = term.read_as.or(other.copied());
                }
                let hangs = match &mention.resolution {
                    _ if !is_definite || guessed => None,
                    // What refers to a phrase that nothing introduces hangs in the air with it.
                    Resolution::Refers(antecedent) => hanging.get(antecedent).copied(),
                    Resolution::Missing(_) => {
                        Some(matches!(mention.reason, Reason::OneCandidate | Reason::SaidBehind | Reason::Named))
                    }
                    Resolution::Inherent
                    | Resolution::Exempt(Exemption::Unique | Exemption::DefinedByComplement | Exemption::Action) => {
                        Some(true)
                    }
                    _ => None,
                };
                if term.implied.is_empty() && term.dangling.is_empty()
                    || hangs == Some(false) && term.dangling.is_empty()
                {
                    term.excuse = match mention.reason {
                        _ if hangs == Some(false) => Excuse::None,
                        _ if guessed => Excuse::Restates,
                        Reason::SaidBehind | Reason::Owned => Excuse::SaidBehind,
                        _ => Excuse::Clear,
                    };
                }
                if let Some(is_clear) = hangs {
                    hanging.insert(id, is_clear);
                    if is_clear { &mut term.implied } else { &mut term.dangling }.push(id);
                } else if guessed {
                    term.implied.push(id);
                } else if !is_definite && let Resolution::Introduces | Resolution::Reintroduces(_) = mention.resolution
                {
                    term.introduced.push(id);
                }
                let between = |end: usize| claim.text.get(end..mention.span.start).unwrap_or_default();
                if let Some((end, before, other)) = last
                    && before != place
                    && are_beside(other, mention, between(end))
                {
                    beside.insert((before.min(place), before.max(place)));
                }
                let end = mention.sign.map_or(mention.span.end, |sign| sign.end.max(mention.span.end));
                last = Some((end, place, mention));
            }
        }
        for term in &mut terms {
            term.name = written::name(term, set);
        }
        let claimed = terms.iter().map(|term| term.signs.clone()).collect();
        Self { terms, claimed, chains: Chains::of(set), beside }
    }

    /// The places of names as a person may write them: in the words of [`Term::name`] or [`Term::key`], in small letters.
    pub fn by_name(&self) -> HashMap<String, usize> {
        let mut places: HashMap<String, usize> = HashMap::new();
        for (place, term) in self.terms.iter().enumerate() {
            places.insert(term.key.clone(), place);
        }
        for (place, term) in self.terms.iter().enumerate() {
            places.entry(term.name.to_lowercase()).or_insert(place);
        }
        places
    }

    /// The place of the term of a mention.
    pub fn term_of(&self, mention: MentionId) -> Option<usize> {
        self.terms.iter().position(|term| term.mentions.binary_search(&mention).is_ok())
    }
}

impl Term {
    /// Whether nothing of this name was introduced in its own words.
    pub(super) fn is_stray(&self) -> bool {
        let hangs = |mention| self.implied.contains(mention) || self.dangling.contains(mention);
        self.known.iter().all(hangs)
    }
}

/// Whether two phrases name two things in one breath: "the rod and the bar". What tells things apart may differ instead
/// ("the first means and the second device"), and a comma alone joins only what is alike in kind: "a clamp, the device".
fn are_beside(one: &Mention, other: &Mention, between: &str) -> bool {
    let ordinals = |mention: &Mention| -> Vec<String> {
        mention.modifiers.iter().filter(|word| is_ordinal(word)).cloned().collect()
    };
    let joined = between.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ')' | '('));
    let definite = |mention: &Mention| mention.determiner == Determiner::Definite;
    let comma = between.contains(',') && definite(one) != definite(other);
    match joined.to_lowercase().as_str() {
        "" => !between.trim().is_empty() && !comma,
        // "…, and the clamp is": a clause begins, which may say in other words what stands before it.
        _ if comma => false,
        "and" | "or" | "et" | "ou" | "und" | "oder" | "and/or" | "from" | "between" => ordinals(one) == ordinals(other),
        _ => false,
    }
}
