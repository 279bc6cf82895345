//! Finds for each definite phrase what it refers to, or why there is nothing; not whether an office would object.
//!
//! Claims are walked along the dominator tree of their dependencies, so that the store always holds what every chain of
//! the claim in hand has introduced. A second pass looks up what was not found in the index of the whole set.

mod conclusion;
mod definite;
mod entity;
mod graph;
mod index;
mod near;
mod store;

use std::collections::HashMap;

use super::english::nouns::root;
use super::phrase::{Article, Number, Phrase, Reading as PhraseReading, Stem};
use super::reason::{Reason, Verdict};
use super::{Claim, Exemption, Mention, MentionId, Resolution};
use conclusion::Conclusion;
use definite::Definite;
use entity::Entity;
use graph::Graph;
use index::Index;
use store::Store;

/// The noun phrases of a claim and the roots of its other words, each with the number of phrases before it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub phrases: Vec<Phrase>,
    pub roots: Vec<(usize, Stem)>,
    /// For each phrase, the bytes at which its other readings end.
    pub ends: Vec<Vec<usize>>,
}

/// Fills in the resolution of every mention.
pub(super) fn resolve(claims: &mut [Claim], readings: &[Reading], index_of: &dyn Fn(u32) -> Option<usize>) {
    let graph = Graph::new(claims, index_of);
    let mut store = Store::default();
    let mut path: Vec<(usize, usize, usize)> = Vec::new();
    let mut clock = 0;
    let mut span = vec![(0usize, 0usize); claims.len()];
    let mut open: Vec<Open> = Vec::new();
    let roots = &graph.children[claims.len()];
    let mut next_root = 0;
    loop {
        let claim = match path.last_mut() {
            None => match roots.get(next_root) {
                None => break,
                Some(&root) => {
                    next_root += 1;
                    root
                }
            },
            Some((claim, child, mark)) => match graph.children[*claim].get(*child) {
                Some(&below) => {
                    *child += 1;
                    below
                }
                None => {
                    store.leave(*mark);
                    span[*claim].1 = clock;
                    path.pop();
                    continue;
                }
            },
        };
        path.push((claim, 0, store.mark()));
        span[claim].0 = clock;
        clock += 1;
        walk(claim, claims, &readings[claim], graph.broken[claim], &mut store, &mut open);
    }
    if open.is_empty() {
        return;
    }
    let unresolved: Vec<MentionId> = open.iter().map(|open| open.id).collect();
    let index = Index::new(readings, &unresolved, &graph, span);
    let mut astray: HashMap<MentionId, Conclusion> = HashMap::new();
    for Open { id, conclusion } in open {
        let phrase = &readings[id.claim].phrases[id.mention];
        let conclusion = index.second_look(id, phrase, conclusion);
        if matches!(conclusion.resolution, Resolution::OtherBranch(_)) {
            astray.insert(id, conclusion.clone());
        }
        set(claims, id, conclusion);
    }
    if astray.is_empty() {
        return;
    }
    // What a claim says further on of something from another branch hangs in the air as well.
    for claim in 0..claims.len() {
        for mention in 0..claims[claim].mentions.len() {
            if let Resolution::Refers(id) = claims[claim].mentions[mention].resolution
                && id.claim == claim
                && let Some(conclusion) = astray.get(&id)
            {
                set(claims, MentionId { claim, mention }, conclusion.clone());
            }
        }
    }
}

/// Writes a conclusion into the mention that it is about.
fn set(claims: &mut [Claim], id: MentionId, conclusion: Conclusion) {
    let mention = &mut claims[id.claim].mentions[id.mention];
    mention.resolution = conclusion.resolution;
    mention.reason = conclusion.reason;
    mention.candidates = conclusion.seen;
}

/// A mention that the first pass could not resolve.
struct Open {
    id: MentionId,
    conclusion: Conclusion,
}

/// Resolves one claim and adds what it introduces to the store.
fn walk(claim: usize, claims: &mut [Claim], reading: &Reading, broken: bool, store: &mut Store, open: &mut Vec<Open>) {
    let mut roots = reading.roots.iter().peekable();
    for (mention, phrase) in reading.phrases.iter().enumerate() {
        while let Some((_, root)) = roots.next_if(|(before, _)| *before <= mention) {
            store.add_root(root);
        }
        let id = MentionId { claim, mention };
        let conclusion = match phrase.article {
            _ if broken => Conclusion::plain(Resolution::NotExamined, Reason::BrokenChain),
            Article::The if mention == 0 && phrase.tokens.start == 0 => {
                Conclusion::plain(Resolution::Exempt(Exemption::ClaimSubject), Reason::Exempt)
            }
            Article::The => {
                let previous = mention.checked_sub(1).map(|before| &reading.phrases[before]);
                Definite { phrase, previous, next: reading.phrases.get(mention + 1), store }.conclusion()
            }
            _ if claims[claim].dependent && phrase.is_bare_subject() => repeated_subject(phrase, store),
            _ => introduction(phrase, store),
        };
        add(id, phrase, reading.phrases.get(mention + 1), &conclusion.resolution, store);
        // An implied part with a name of its own may be known by it from elsewhere.
        let named = !phrase.reading.stems.is_empty() && !phrase.identified;
        if matches!(conclusion.resolution, Resolution::Missing(_))
            || named && matches!(conclusion.resolution, Resolution::Inherent)
        {
            open.push(Open { id, conclusion: conclusion.clone() });
        }
        if let Some(other) = conclusion.other {
            shorten(&mut claims[claim].mentions[mention], &phrase.others[other], reading.ends[mention][other]);
        }
        set(claims, id, conclusion);
    }
    for (_, root) in roots {
        store.add_root(root);
    }
}

/// "the member projects" after "a member": what answers to the shorter reading tells that the rest is the verb.
fn shorten(mention: &mut Mention, reading: &PhraseReading, end: usize) {
    if end < mention.phrase.end && mention.phrase.start < end && mention.sign.is_none() {
        mention.span.end = end;
        mention.phrase.end = end;
        mention.head.clone_from(&reading.head);
        mention.modifiers.clone_from(&reading.modifiers);
        mention.plural = reading.number == Number::Plural;
    }
}

/// "Verfahren nach Anspruch 1": a subject without article is that of the claim it builds on, by whatever name.
fn repeated_subject(phrase: &Phrase, store: &Store) -> Conclusion {
    let candidates = store.candidates(&phrase.reading.stem, &phrase.reading.stems, None);
    match candidates.first() {
        Some(best) => Conclusion::refers(best.1, Reason::SameWords),
        None => Conclusion::plain(Resolution::Exempt(Exemption::ClaimSubject), Reason::Exempt),
    }
}

/// The conclusion about a phrase that introduces, or repeats what is known.
fn introduction(phrase: &Phrase, store: &Store) -> Conclusion {
    let reading = &phrase.reading;
    let known = store.of(&reading.stem).find(|entity| {
        entity.ordinals == reading.ordinals && same(&entity.stems, &reading.stems) && reading.members.is_empty()
    });
    if phrase.article == Article::Any
        && known.is_none()
        && reading.ordinals.is_empty()
        && let Some(conclusion) = one_of_a_kind(phrase, store)
    {
        return conclusion;
    }
    match (phrase.article, known) {
        (Article::None | Article::Any, Some(entity)) => Conclusion::refers(entity.id, Reason::SameWords),
        (Article::Single | Article::Open | Article::Set, Some(entity)) if entity.firm => Conclusion::about(
            |_| Resolution::Reintroduces(entity.id),
            Reason::SameWords,
            vec![entity.id],
            Verdict::Chosen,
        ),
        _ => Conclusion::plain(Resolution::Introduces, Reason::New),
    }
}

/// "each lever" after "a first lever and a second lever", "jede Sonde" after "Nukleinsäuresonden".
fn one_of_a_kind(phrase: &Phrase, store: &Store) -> Option<Conclusion> {
    let reading = &phrase.reading;
    if let Some(best) = store.candidates(&reading.stem, &reading.stems, None).first() {
        return Some(Conclusion::refers(best.1, Reason::FewerWords));
    }
    let whole = phrase.compound.then(|| store.by_compound(&reading.stem, false)).flatten()?;
    Some(Conclusion::refers(whole, Reason::PartOfCompound))
}

fn same(a: &[Stem], b: &[Stem]) -> bool {
    a.len() == b.len() && a.iter().all(|stem| b.contains(stem))
}

/// Adds what a phrase brings into play: all but plain references do.
fn add(id: MentionId, phrase: &Phrase, next: Option<&Phrase>, resolution: &Resolution, store: &mut Store) {
    let firm = matches!(phrase.article, Article::Single | Article::Open | Article::Set | Article::Another);
    let refers = matches!(resolution, Resolution::Refers(_) | Resolution::Ambiguous(_));
    if !refers || firm {
        for entity in entities(id, phrase, firm) {
            store.add(entity);
        }
        if let Some(entity) = next.and_then(|next| lent(id, phrase, next)) {
            store.add(entity);
        }
    }
    if let Some(abbreviation) = &phrase.abbreviation {
        let mut entity = Entity::new(id, phrase, &phrase.reading, firm);
        entity.stem = abbreviation.clone();
        entity.stems = uncovered(&phrase.reading, abbreviation);
        store.add(entity);
    }
    if firm && let Some(letters) = initials(&phrase.reading) {
        let mut entity = Entity::new(id, phrase, &phrase.reading, firm);
        entity.stem = letters.into();
        entity.stems.clear();
        store.add(entity);
    }
}

/// The entities that a phrase stands for: several where modifiers or ordinals are joined.
fn entities(id: MentionId, phrase: &Phrase, firm: bool) -> Vec<Entity> {
    let reading = &phrase.reading;
    let whole = Entity::new(id, phrase, reading, firm);
    let mut entities = Vec::new();
    for member in &reading.members {
        let mut entity = whole.clone();
        entity.stems = reading.stems.iter().chain(member).cloned().collect();
        entities.push(entity);
    }
    if reading.ordinals.len() > 1 {
        for &ordinal in &reading.ordinals {
            entities.push(Entity { ordinals: vec![ordinal], ..whole.clone() });
        }
    } else if entities.is_empty() {
        entities.push(whole.clone());
    }
    for owner in reading.modifiers.iter().filter_map(|word| word.strip_suffix("'s")) {
        entities.push(Entity { stem: owner.into(), stems: Vec::new(), ordinals: Vec::new(), ..whole.clone() });
    }
    entities
}

/// "an inner and an outer ring" introduces an inner ring: the head comes from the phrase behind.
fn lent(id: MentionId, phrase: &Phrase, next: &Phrase) -> Option<Entity> {
    let one_of = phrase.complement && phrase.reading.head == "one";
    let joined = phrase.joined
        && match next.article {
            Article::None => true,
            Article::Single | Article::Another | Article::Open => phrase.nameless,
            _ => false,
        };
    let adjoins = (one_of || joined) && next.tokens.start <= phrase.tokens.end + phrase.reach();
    let reading = &phrase.reading;
    adjoins.then(|| {
        let mut entity = Entity::new(id, next, &next.reading, false);
        entity.ordinals = reading.ordinals.clone();
        if one_of {
            return entity;
        }
        entity.stems = reading.stems.clone();
        match ordinal(&reading.head) {
            Some(ordinal) => entity.ordinals.push(ordinal),
            None => entity.stems.extend(reading.head.split(['-', '/']).map(root)),
        }
        entity
    })
}

/// The stems of the words that an abbreviation leaves out: "personal" of "a personal user interface (UI)".
fn uncovered(reading: &PhraseReading, abbreviation: &str) -> Vec<Stem> {
    let words: Vec<&str> =
        reading.modifiers.iter().chain([&reading.head]).flat_map(|word| word.split(['-', '/'])).collect();
    let letters = abbreviation.chars().count();
    let Some(first) = words.len().checked_sub(letters) else { return Vec::new() };
    let covers = words[first..].iter().zip(abbreviation.chars()).all(|(word, letter)| word.starts_with(letter));
    let left = if covers { &words[..first] } else { &[] };
    left.iter().map(|word| root(word)).filter(|stem| reading.stems.contains(stem)).collect()
}

/// The key under which the initials of a compound are known, for abbreviations that nothing introduces in parentheses.
fn initials(reading: &PhraseReading) -> Option<String> {
    let words = reading.modifiers.iter().chain([&reading.head]).flat_map(|word| word.split(['-', '/']));
    let letters: String = words.filter_map(|word| word.chars().next()).collect();
    (letters.chars().count() >= 2).then(|| initials_key(&letters))
}

/// Keeps initials apart from heads.
fn initials_key(letters: &str) -> String {
    format!("^{letters}")
}

/// The value of an ordinal word, lower case, in any of the languages; those by letter ("nth") have values above a thousand.
pub fn ordinal(word: &str) -> Option<u16> {
    super::english::ordinal(word).or_else(|| super::german::ordinal(word)).or_else(|| super::french::ordinal(word))
}
