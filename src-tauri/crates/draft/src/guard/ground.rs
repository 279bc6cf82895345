//! What a draft stands on: the words, phrases, signs and limitations that a proposal may use; not what it may not say.

use super::words::{stem, words};
use crate::english::lexicon::Lexicon;
use crate::{BlockKind, Draft, Origin};
use claimwright_application::claims::Determiner;
use claimwright_application::{Application, Part, Span};
use std::collections::HashSet;

const PLAIN: &str = include_str!("../../../../../assets/templates/en/plain.txt");

/// A sentence that shares this part of the words of another says it again.
const SAME: f64 = 0.85;
/// A sentence that holds this part of a limitation's words and not all of them restates it and loses the rest.
const RESTATES: f64 = 0.6;
/// Shorter limitations are names of parts, which any sentence about them holds.
const SHORT: usize = 5;
/// A sentence with this many content words from outside a limitation says something else than the limitation.
const OTHER: usize = 4;

/// The words of a limitation.
#[derive(Debug)]
struct Limiting {
    all: HashSet<String>,
    /// Those that say something of the things named: verbs, adverbs, relations.
    operative: HashSet<String>,
}

/// Words, phrases, signs and limitations of a draft.
#[derive(Debug)]
pub struct Ground {
    plain: HashSet<String>,
    words: HashSet<String>,
    /// As they are written, but for the capital at the start of a sentence.
    spoken: HashSet<String>,
    pairs: HashSet<(String, String)>,
    /// Words with which a phrase ends somewhere: "surface" of "a work surface", not "work".
    last: HashSet<String>,
    signs: HashSet<(String, String)>,
    limitations: Vec<Limiting>,
    sentences: Vec<HashSet<String>>,
    heads: HashSet<String>,
    lexicon: Lexicon,
}

impl Ground {
    /// What the claims and the disclosure in a draft give.
    pub fn of(draft: &Draft, application: &Application) -> Self {
        let mut ground = Self {
            plain: PLAIN
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
                .map(stem)
                .collect(),
            words: HashSet::new(),
            spoken: HashSet::new(),
            pairs: HashSet::new(),
            last: HashSet::new(),
            signs: HashSet::new(),
            limitations: Vec::new(),
            sentences: Vec::new(),
            heads: HashSet::new(),
            lexicon: Lexicon::new(),
        };
        if let Some(set) = application.claims.present() {
            for claim in &set.claims {
                ground.learn(claim.body_text());
                let things = claim.mentions.iter().filter(|mention| mention.determiner != Determiner::Bare);
                ground.heads.extend(things.map(|mention| stem(&mention.head)));
                let names = claim.mentions.iter().map(|mention| mention.span.of(&claim.text));
                let named: HashSet<String> = names.flat_map(|name| ground.content(&words(name))).collect();
                for (index, limitation) in claim.limitations.iter().enumerate() {
                    let inner = claim.limitations.iter().filter(|other| other.parent == Some(index));
                    let end = inner.map(|other| other.span.start).min().unwrap_or(limitation.span.end);
                    let own = Span::new(limitation.span.start, end.clamp(limitation.span.start, limitation.span.end));
                    let all = ground.content(&words(own.of(&claim.text)));
                    let operative = all.difference(&named).cloned().collect();
                    ground.limitations.push(Limiting { all, operative });
                }
            }
        }
        if let Part::Present(title) = &application.title {
            ground.learn(title);
        }
        for laid in draft.laid().iter().filter(|laid| laid.block.kind == BlockKind::Paragraph) {
            for sentence in &laid.block.sentences {
                let said = words(&sentence.text);
                // What a person disclosed or wrote may be named.
                if matches!(sentence.origin, Origin::Disclosure(_) | Origin::User { .. }) {
                    ground.learn(&sentence.text);
                }
                if sentence.accepted && laid.written.is_some() {
                    let pairs = said.windows(2).filter(|pair| is_numeral(&pair[1]));
                    ground.signs.extend(pairs.map(|pair| (pair[0].to_lowercase(), pair[1].clone())));
                }
                let content = ground.content(&said);
                ground.sentences.push(content);
            }
        }
        ground
    }

    /// Takes over a sentence that was proposed, so that the next one does not say it again.
    pub fn add(&mut self, sentence: &str) {
        let content = self.content(&words(sentence));
        self.sentences.push(content);
    }

    /// A text without the reference signs in it.
    pub fn unsigned(&self, text: &str) -> String {
        let said: Vec<&str> = text.split(' ').collect();
        let sign = |at: usize| {
            let numeral = said[at].trim_end_matches([',', '.', ';']);
            at > 0 && self.signs.contains(&(said[at - 1].to_lowercase(), numeral.to_owned()))
        };
        let kept: Vec<&str> = (0..said.len()).filter(|&at| !sign(at)).map(|at| said[at]).collect();
        kept.join(" ")
    }

    /// A text with the reference signs of `parts` behind their names, where none stands there and no longer name begins.
    pub fn signed(&self, text: &str, parts: &[(String, String)]) -> String {
        let mut signed = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while !rest.is_empty() {
            let starts = signed.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '-');
            let ends = |name: &str| self.ends_a_name(&rest[name.len()..]);
            let named = |(_, name): &&(String, String)| rest.starts_with(name.as_str()) && ends(name);
            let part = if starts { parts.iter().filter(named).max_by_key(|(_, name)| name.len()) } else { None };
            let length = match part {
                Some((sign, name)) => {
                    the(&mut signed);
                    signed.push_str(name);
                    signed.push(' ');
                    signed.push_str(sign);
                    name.len()
                }
                None => {
                    let first = rest.chars().next().map_or(0, char::len_utf8);
                    signed.push_str(&rest[..first]);
                    first
                }
            };
            rest = &rest[length..];
        }
        signed
    }

    /// Whether a name ends before `rest`: at a mark, or before a plain word.
    fn ends_a_name(&self, rest: &str) -> bool {
        match rest.strip_prefix(' ') {
            Some(rest) => {
                let next = rest.split([' ', ',', '.', ';']).next().unwrap_or_default();
                !is_numeral(next)
                    && (self.plain.contains(&stem(next))
                        || (self.lexicon.is_finite(next) && !self.heads.contains(&stem(next))))
            }
            None => rest.starts_with([',', '.', ';']),
        }
    }

    fn learn(&mut self, text: &str) {
        // A comma or a full stop ends a phrase.
        for phrase in text.split([',', ';', ':', '.', '(', ')']) {
            let words = words(phrase);
            let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
            let ends = |at: usize| stems.get(at + 1).is_none_or(|next| self.plain.contains(next));
            let last = (0..stems.len()).filter(|&at| ends(at)).map(|at| stems[at].clone()).collect::<Vec<_>>();
            self.last.extend(last);
            self.spoken.extend(words.into_iter().map(uncapitalised));
            self.pairs.extend(stems.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
            self.words.extend(stems);
        }
    }

    /// Whether a finite verb is there.
    pub(super) fn has_verb(&self, said: &[String]) -> bool {
        said.iter().any(|word| self.lexicon.is_finite(&word.to_lowercase()))
    }

    /// Whether the claims or the disclosure have a word in any form.
    pub fn has_word(&self, word: &str) -> bool {
        self.words.contains(&stem(word))
    }

    /// Stems that are neither plain words nor numerals.
    fn content(&self, said: &[String]) -> HashSet<String> {
        said.iter()
            .filter(|word| !is_numeral(word))
            .map(|word| stem(word))
            .filter(|word| !self.plain.contains(word))
            .collect()
    }

    /// A numeral that is not the sign of the word before it.
    pub(super) fn foreign_numeral(&self, said: &[String]) -> bool {
        said.iter().enumerate().filter(|(_, word)| word.chars().any(|c| c.is_ascii_digit())).any(|(at, word)| {
            let known = at > 0 && self.signs.contains(&(said[at - 1].to_lowercase(), word.clone()));
            let compound = word.contains('-') && self.has_word(word);
            !(known || compound)
        })
    }

    /// A word that nothing gives, or two given words joined to a phrase that nothing gives.
    pub(super) fn foreign_term(&self, said: &[String]) -> bool {
        let spoken: Vec<&String> = said.iter().filter(|word| !is_numeral(word)).collect();
        spoken.iter().any(|word| !self.gives(word)) || spoken.windows(2).any(|pair| !self.joins(pair[0], pair[1]))
    }

    /// Whether a word is plain, or one of the claims or the disclosure.
    fn gives(&self, word: &str) -> bool {
        let stem = stem(word);
        self.plain.contains(&stem) || self.words.contains(&stem)
    }

    /// Whether a phrase may end with a word.
    pub(super) fn ends(&self, word: &str) -> bool {
        let stem = stem(word);
        self.plain.contains(&stem) || self.last.contains(&stem)
    }

    /// Whether a word may stand behind another: both are given, and together they name nothing that is not.
    pub(super) fn joins(&self, first: &str, second: &str) -> bool {
        let bound = |word: &str| ["ed", "ly"].iter().any(|end| word.ends_with(end));
        if bound(first) || bound(second) {
            return true;
        }
        let (before, after) = (stem(first), stem(second));
        self.plain.contains(&before)
            || (self.plain.contains(&after) && self.last.contains(&before))
            || (self.lexicon.is_finite(&second.to_lowercase()) && !self.heads.contains(&after))
            || self.pairs.contains(&(before, after))
    }

    /// The words that a sentence may use, in order, so that what begins one is found by its letters.
    pub(super) fn vocabulary(&self) -> Vec<String> {
        let plain = PLAIN.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        let verbs = self.spoken.iter().map(|word| word.to_lowercase()).filter(|word| !self.heads.contains(&stem(word)));
        let forms = verbs.flat_map(|verb| self.lexicon.forms(&verb));
        let mut vocabulary: Vec<String> = plain.map(str::to_owned).chain(forms).collect();
        vocabulary.extend(self.spoken.iter().cloned());
        vocabulary.retain(|word| self.gives(word) && word.chars().all(|c| c.is_alphabetic() || c == '-'));
        vocabulary.sort_unstable();
        vocabulary.dedup();
        vocabulary
    }

    /// Whether a sentence that stands there says the same.
    pub(super) fn repeats(&self, said: &[String]) -> bool {
        let content = self.content(said);
        if content.is_empty() {
            return true;
        }
        self.sentences.iter().filter(|sentence| !sentence.is_empty()).any(|sentence| {
            let shared = content.intersection(sentence).count() as f64;
            let all = content.union(sentence).count() as f64;
            shared / all >= SAME
        })
    }

    /// Whether the sentence restates a limitation, not only names its things, and leaves some of its words out.
    pub(super) fn loses(&self, said: &[String]) -> bool {
        let content = self.content(said);
        self.limitations.iter().filter(|limitation| limitation.all.len() >= SHORT).any(|limitation| {
            let held = content.intersection(&limitation.all).count();
            let other = content.len() - held;
            let share = held as f64 / limitation.all.len() as f64;
            let says = limitation.operative.iter().any(|word| content.contains(word));
            says && (RESTATES..1.0).contains(&share) && other < OTHER
        })
    }
}

/// Turns an article at the end of a text from "a" to "the": what has a sign was introduced before.
fn the(text: &mut String) {
    for article in [" a ", " an "] {
        if let Some(before) = text.strip_suffix(article) {
            let length = before.len();
            text.truncate(length);
            text.push_str(" the ");
        }
    }
}

/// The word with a small letter at its start, unless it holds further capitals.
fn uncapitalised(word: String) -> String {
    if word.chars().skip(1).any(char::is_uppercase) { word } else { word.to_lowercase() }
}

pub(super) fn is_numeral(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || (word.len() > 1 && word.starts_with('S') && word[1..].chars().all(|c| c.is_ascii_digit()))
}
