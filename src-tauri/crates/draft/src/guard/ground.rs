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

/// Words, phrases, signs and limitations of a draft.
#[derive(Debug)]
pub struct Ground {
    plain: HashSet<String>,
    words: HashSet<String>,
    pairs: HashSet<(String, String)>,
    signs: HashSet<(String, String)>,
    limitations: Vec<HashSet<String>>,
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
            pairs: HashSet::new(),
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
                for (index, limitation) in claim.limitations.iter().enumerate() {
                    let inner = claim.limitations.iter().filter(|other| other.parent == Some(index));
                    let end = inner.map(|other| other.span.start).min().unwrap_or(limitation.span.end);
                    let own = Span::new(limitation.span.start, end.clamp(limitation.span.start, limitation.span.end));
                    ground.limitations.push(ground.content(&words(own.of(&claim.text))));
                }
            }
        }
        if let Part::Present(title) = &application.title {
            ground.learn(title);
        }
        for block in draft.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph) {
            for sentence in &block.sentences {
                let said = words(&sentence.text);
                if matches!(sentence.origin, Origin::Disclosure(_)) {
                    ground.learn(&sentence.text);
                }
                if sentence.accepted {
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

    fn learn(&mut self, text: &str) {
        // A comma or a full stop ends a phrase.
        for phrase in text.split([',', ';', ':', '.', '(', ')']) {
            let stems: Vec<String> = words(phrase).iter().map(|word| stem(word)).collect();
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
        let stems: Vec<String> = said.iter().filter(|word| !is_numeral(word)).map(|word| stem(word)).collect();
        if stems.iter().any(|word| !self.plain.contains(word) && !self.words.contains(word)) {
            return true;
        }
        let spoken: Vec<&String> = said.iter().filter(|word| !is_numeral(word)).collect();
        stems.windows(2).zip(spoken.windows(2)).any(|(pair, spoken)| {
            let content = |word: &String| !self.plain.contains(word);
            let bound = |word: &str| ["ed", "ly"].iter().any(|end| word.ends_with(end));
            let verb = bound(spoken[0])
                || bound(spoken[1])
                || (self.lexicon.is_finite(&spoken[1].to_lowercase()) && !self.heads.contains(&pair[1]));
            content(&pair[0]) && content(&pair[1]) && !verb && !self.pairs.contains(&(pair[0].clone(), pair[1].clone()))
        })
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

    /// Whether the sentence restates a limitation and leaves some of its words out.
    pub(super) fn loses(&self, said: &[String]) -> bool {
        let content = self.content(said);
        self.limitations.iter().filter(|limitation| limitation.len() >= SHORT).any(|limitation| {
            let held = content.intersection(limitation).count();
            let other = content.len() - held;
            let share = held as f64 / limitation.len() as f64;
            (RESTATES..1.0).contains(&share) && other < OTHER
        })
    }
}

fn is_numeral(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || (word.len() > 1 && word.starts_with('S') && word[1..].chars().all(|c| c.is_ascii_digit()))
}
