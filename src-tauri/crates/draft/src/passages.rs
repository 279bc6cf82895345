//! Passages that a person wrote into the description: where they stand, and where they go when the application is drafted
//! anew; not what they say, which nobody changes.

use crate::document::{Block, BlockKind, Draft, Origin, Sentence};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// The paragraph that a passage stood behind is the one that shares at least so many of its words, of both together.
const ALIKE: f32 = 0.5;

/// A passage in the user's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// A number that no other passage of the draft has.
    pub number: u32,
    /// Its paragraphs, one a line.
    pub text: String,
    /// The section that it stands in, by the name of the heading's template, which all offices share.
    pub section: String,
    /// The words of the paragraph that it stands behind; `None` right behind the heading.
    pub behind: Option<String>,
}

/// A block where it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid<'a> {
    /// The block.
    pub block: Cow<'a, Block>,
    /// Its index in [`Draft::blocks`]; `None` of a paragraph of a passage.
    pub written: Option<usize>,
}

impl Draft {
    /// All blocks in reading order, the passages of the user among them.
    pub fn laid(&self) -> Vec<Laid<'_>> {
        let mut laid = Vec::with_capacity(self.blocks.len() + self.passages.len());
        let mut passages = self.passages.iter().peekable();
        for (index, block) in self.blocks.iter().enumerate() {
            laid.push(Laid { block: Cow::Borrowed(block), written: Some(index) });
            while let Some((_, passage)) = passages.next_if(|(behind, _)| *behind == index) {
                let paragraphs = passage
                    .text
                    .lines()
                    .map(|text| Laid { block: Cow::Owned(paragraph(passage.number, text)), written: None });
                laid.extend(paragraphs);
            }
        }
        laid
    }

    /// The passages of the user, in reading order.
    pub fn passages(&self) -> Vec<Passage> {
        self.passages.iter().map(|(_, passage)| passage.clone()).collect()
    }

    /// Adds a passage behind a block of [`laid`](Self::laid), by its index there; answers its number, or `None` where that
    /// block is not in the description or the text is blank.
    pub fn add_passage(&mut self, behind: usize, text: &str) -> Option<u32> {
        let text = paragraphs(text);
        let laid = self.laid();
        let place = laid.get(behind)?;
        let number = 1 + self.passages.iter().map(|(_, passage)| passage.number).max().unwrap_or(0);
        let (at, block, passage) = match (place.written, &place.block.sentences.first()?.origin) {
            (None, Origin::User { passage: before }) => {
                let at = self.passages.iter().position(|(_, passage)| passage.number == *before)?;
                let (block, before) = &self.passages[at];
                (at + 1, *block, Passage { number, text, ..before.clone() })
            }
            (Some(block), _) if self.description().contains(&block) => {
                let heading = self.heading(block)?;
                let behind = (heading != block).then(|| written_words(&self.blocks[block]));
                let section = template(&self.blocks[heading])?.to_owned();
                let at = self.passages.partition_point(|(behind, _)| *behind < block);
                (at, block, Passage { number, text, section, behind })
            }
            _ => return None,
        };
        if passage.text.is_empty() {
            return None;
        }
        self.passages.insert(at, (block, passage));
        Some(number)
    }

    /// Changes the text of a passage, or takes it out where the text is blank; `false` where there is none of this number.
    pub fn change_passage(&mut self, number: u32, text: &str) -> bool {
        let Some(at) = self.passages.iter().position(|(_, passage)| passage.number == number) else { return false };
        let text = paragraphs(text);
        if text.is_empty() {
            self.passages.remove(at);
        } else {
            self.passages[at].1.text = text;
        }
        true
    }

    /// Takes over the passages of an earlier draft. Each stands behind the paragraph that says most of what it stood behind;
    /// where none does, at the end of its section; where that is gone, at the end of the description.
    pub fn take_passages(&mut self, passages: Vec<Passage>) {
        for mut passage in passages {
            let (behind, is_same) = self.place(&passage);
            if is_same && passage.behind.is_some() {
                // The paragraph may change again.
                passage.behind = Some(written_words(&self.blocks[behind]));
            }
            self.passages.push((behind, passage));
        }
        self.passages.sort_by_key(|(behind, _)| *behind);
    }

    /// The block that a passage stands behind, and whether it is the one that it stood behind before.
    fn place(&self, passage: &Passage) -> (usize, bool) {
        let description = self.description();
        let is_heading = |block: &usize| template(&self.blocks[*block]) == Some(passage.section.as_str());
        let Some(heading) = description.clone().find(is_heading) else {
            return (description.end.saturating_sub(1), false);
        };
        let Some(words) = &passage.behind else { return (heading, true) };
        let section = heading + 1..description.end;
        let paragraphs = section.take_while(|block| self.blocks[*block].kind == BlockKind::Paragraph);
        let mut best = (heading, 0.0);
        let mut last = heading;
        for block in paragraphs {
            let alike = alike(words, &written_words(&self.blocks[block]));
            if alike >= ALIKE && alike > best.1 {
                best = (block, alike);
            }
            last = block;
        }
        if best.1 > 0.0 { (best.0, true) } else { (last, false) }
    }

    /// The blocks of the description, from its heading to the next one of its level.
    fn description(&self) -> Range<usize> {
        let is_it = |block: &Block| template(block) == Some("heading-description");
        let start = self.blocks.iter().position(is_it).unwrap_or(self.blocks.len());
        let further = self.blocks.iter().enumerate().skip(start + 1);
        let end = further.into_iter().find(|(_, block)| block.kind == BlockKind::Heading(1));
        start..end.map_or(self.blocks.len(), |(index, _)| index)
    }

    /// The heading under which a block stands, or which it is.
    fn heading(&self, block: usize) -> Option<usize> {
        (0..=block).rev().find(|index| template(&self.blocks[*index]).is_some())
    }
}

/// The name of the template of a heading.
fn template(block: &Block) -> Option<&str> {
    match (block.kind, block.sentences.first().map(|sentence| &sentence.origin)) {
        (BlockKind::Heading(_), Some(Origin::Template(name))) => Some(name),
        _ => None,
    }
}

/// The words of a block without those of models, which come and go.
fn written_words(block: &Block) -> String {
    let written = block.sentences.iter().filter(|sentence| !matches!(sentence.origin, Origin::Model { .. }));
    written.map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A text as paragraphs, one a line, without blank ones.
fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// A paragraph of a passage.
fn paragraph(passage: u32, text: &str) -> Block {
    let sentence = Sentence { text: text.to_owned(), origin: Origin::User { passage }, accepted: true };
    Block { kind: BlockKind::Paragraph, sentences: vec![sentence] }
}

/// The share of words that two texts have in common, between 0 and 1 (Dice, "Measures of the Amount of Ecologic Association
/// Between Species", 1945).
fn alike(one: &str, other: &str) -> f32 {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let all = one.len() + other.len();
    let mut left: HashMap<String, usize> = HashMap::new();
    for word in one {
        *left.entry(word).or_default() += 1;
    }
    let mut shared = 0;
    for word in other {
        if let Some(count) = left.get_mut(&word).filter(|count| **count > 0) {
            *count -= 1;
            shared += 2;
        }
    }
    if all == 0 { 0.0 } else { shared as f32 / all as f32 }
}
