//! What description and abstract say of the names of the claims: where they stand, how they are defined and shortened,
//! and what else bears their signs; not which names mean one thing.

use super::definitions;
use super::table::Table;
use aho_corasick::{AhoCorasick, MatchKind};
use claimwright_application::{Application, Language, PartName, Span, acronyms, nouns};
use std::collections::{BTreeMap, HashMap};

/// Most places of a name that are kept.
const MOST_PLACES: usize = 500;

/// A place in the text of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mentioned {
    /// Description or abstract.
    pub part: PartName,
    /// Bytes in its text.
    pub span: Span,
}

/// A name in the description that bears a sign of a name of the claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BySign {
    /// The name, small letters.
    pub name: String,
    /// The sign.
    pub sign: String,
    /// Where name and sign stand.
    pub places: Vec<Mentioned>,
}

/// What the parts beside the claims say of a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Described {
    /// Where its words stand, in the order of the parts.
    pub places: Vec<Mentioned>,
    /// Sentences that define it.
    pub definitions: Vec<Mentioned>,
    /// Its acronyms.
    pub acronyms: Vec<String>,
    /// Other names with its signs.
    pub by_sign: Vec<BySign>,
    /// Places in [`Table::terms`] of wider names: this one with fewer words before its head.
    pub broader: Vec<usize>,
}

impl Table {
    /// What the parts beside the claims say of each name, in the order of [`Table::terms`].
    pub fn described(&self, application: &Application) -> Vec<Described> {
        let mut all = vec![Described::default(); self.terms.len()];
        let mut by_words = self.by_name();
        self.broader(&mut all, &by_words);
        let surfaces = self.surfaces(application);
        for (words, place) in &surfaces {
            by_words.entry(words.clone()).or_insert(*place);
        }
        let texts = [
            (PartName::Description, application.description.present().map(|description| description.text.as_str())),
            (PartName::Abstract, application.abstract_.present().map(String::as_str)),
        ];
        for (part, text) in texts {
            let Some(text) = text else { continue };
            find(&surfaces, text, part, &mut all);
            let place_of = |words: &str| {
                let words = words.to_lowercase();
                by_words.get(&words).or_else(|| {
                    let (before, head) = words.rsplit_once(' ').unwrap_or(("", &words));
                    let singular = nouns::singular(head, application.language);
                    by_words.get(format!("{before} {singular}").trim_start())
                })
            };
            for definition in definitions::of(text, application.language) {
                if let Some(place) = place_of(&definition.name) {
                    all[*place].definitions.push(Mentioned { part, span: definition.span });
                }
            }
            for definition in acronyms::definitions(text) {
                let known = place_of(definition.long).map(|place| &mut all[*place].acronyms);
                if let Some(known) = known.filter(|known| known.iter().all(|one| one != definition.acronym)) {
                    known.push(definition.acronym.to_owned());
                }
            }
        }
        self.by_sign(application, &mut all);
        all
    }

    /// The words of the names as the claims write them, small letters, with singular and plural.
    fn surfaces(&self, application: &Application) -> Vec<(String, usize)> {
        let Some(set) = application.claims.present() else { return Vec::new() };
        let mut all: BTreeMap<String, usize> = BTreeMap::new();
        for (place, term) in self.terms.iter().enumerate() {
            for (claim, mention) in term.mentions.iter().filter_map(|id| set.mention(*id)) {
                if mention.term() == term.key {
                    let words: Vec<&str> = mention.phrase.of(&claim.text).split_whitespace().collect();
                    all.entry(words.join(" ").to_lowercase()).or_insert(place);
                }
            }
        }
        all.into_iter().collect()
    }

    /// A name is wider than another one that adds words before it.
    fn broader(&self, all: &mut [Described], by_words: &HashMap<String, usize>) {
        for (place, term) in self.terms.iter().enumerate() {
            for cut in 1..=term.modifiers.len() {
                let wider = term.modifiers[cut..].iter().chain([&term.head]).cloned().collect::<Vec<_>>().join(" ");
                if let Some(found) = by_words.get(&wider) {
                    all[place].broader.push(*found);
                }
            }
        }
    }

    fn by_sign(&self, application: &Application, all: &mut [Described]) {
        let mut owners: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, term) in self.terms.iter().enumerate() {
            for sign in &term.signs {
                owners.entry(sign).or_default().push(place);
            }
        }
        for found in &application.signs {
            for place in owners.get(found.sign.as_str()).into_iter().flatten() {
                let name = self.terms[*place].name.to_lowercase();
                // What drafters leave out or add beside the same head is no other name.
                let shorter = |long: &str, short: &str| match application.language {
                    Language::Fr => long.starts_with(short),
                    Language::En | Language::De => long.ends_with(short),
                };
                let is_other = !shorter(&found.name, &name) && !shorter(&name, &found.name);
                let is_own = owners[found.sign.as_str()].iter().any(|owner| {
                    self.terms[*owner].key == found.name || self.terms[*owner].name.to_lowercase() == found.name
                });
                if !is_other || is_own {
                    continue;
                }
                let span = Span::new(found.name_span.start, found.sign_span.end.max(found.name_span.end));
                let there = Mentioned { part: PartName::Description, span };
                let others = &mut all[*place].by_sign;
                match others.iter_mut().find(|other| other.name == found.name && other.sign == found.sign) {
                    Some(other) if other.places.len() < MOST_PLACES => other.places.push(there),
                    Some(_) => {}
                    None => {
                        others.push(BySign { name: found.name.clone(), sign: found.sign.clone(), places: vec![there] })
                    }
                }
            }
        }
    }
}

/// Finds names in a text: the longest that begins at a place, as whole words.
fn find(surfaces: &[(String, usize)], text: &str, part: PartName, all: &mut [Described]) {
    let patterns = surfaces.iter().map(|(words, _)| words);
    let built =
        AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(patterns);
    // Too many words for one search is what it fails for: the claims are then all that is shown.
    let Ok(search) = built else { return };
    for found in search.find_iter(text) {
        let inside = text[..found.start()].ends_with(char::is_alphanumeric)
            || text[found.end()..].starts_with(|letter: char| letter.is_alphanumeric());
        let places = &mut all[surfaces[found.pattern().as_usize()].1].places;
        if !inside && places.len() < MOST_PLACES {
            places.push(Mentioned { part, span: Span::new(found.start(), found.end()) });
        }
    }
}
