//! Mentions of figures in the description; not the drawings themselves.

use crate::description::SectionKind;
use crate::sentences::sentences;
use crate::{Description, Span};
use regex::Regex;
use std::sync::LazyLock;

/// One mention of a figure: `FIG. 3`, each figure of `FIGS. 1 to 3` or of `Figures 2A-2C`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureMention {
    /// The label without the word, upper case: `3`, `2A`.
    pub label: String,
    /// Where it stands in the description's text: with the word for the first label after one, the label alone for the
    /// next, and the whole range for a figure that a range implies.
    pub span: Span,
    /// Whether it stands in the brief description of the drawings.
    pub in_list: bool,
    /// Whether the sentence cites another document's figure.
    pub of_another_document: bool,
}

/// The most figures that one range stands for; a longer one is read as its two ends.
const LONGEST_RANGE: u32 = 100;

/// All mentions of figures in a description, in order.
pub fn mentions(description: &Description) -> Vec<FigureMention> {
    let mut all = Vec::new();
    for paragraph in &description.paragraphs {
        let text = paragraph.span.of(&description.text);
        let mut found = labels(text);
        if found.is_empty() {
            continue;
        }
        let in_list = description.sections.get(paragraph.section).is_some_and(|s| s.kind == SectionKind::DrawingsList);
        let foreign = foreign_sentences(text);
        for mention in &mut found {
            mention.in_list = in_list;
            let at = foreign.partition_point(|s| s.end <= mention.span.start);
            mention.of_another_document = foreign.get(at).is_some_and(|s| s.contains(mention.span));
            mention.span = mention.span.shifted(paragraph.span.start);
        }
        all.append(&mut found);
    }
    all
}

/// All labels of figures in a text, in order; spans count in that text.
pub fn labels(text: &str) -> Vec<FigureMention> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?P<word>(?P<plural>figs|figures|figuren|abbildungen|abbn)|fig|figure|figur|abbildung|abb)\b\.?[\s\u{a0}]{0,3}(?:n[o°]s?\.?\s?)?\(?",
        )
        .expect("a constant pattern")
    });
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(word) = WORD.captures_at(text, from) {
        let whole = word.get(0).map_or(from..from, |m| m.range());
        from = whole.end;
        let Some(first) = Label::at(text, whole.end) else { continue };
        let start = word.name("word").map_or(whole.start, |m| m.start());
        push(&mut found, first.name(), Span::new(start, first.end));
        from = list(text, first, word.name("plural").is_some(), &mut found);
    }
    found
}

fn push(found: &mut Vec<FigureMention>, label: String, span: Span) {
    found.push(FigureMention { label, span, in_list: false, of_another_document: false });
}

/// Reads what follows the first label: `, 2B and 4`, `to 3`, `-2C`; answers where the list ends.
fn list(text: &str, first: Label, plural: bool, found: &mut Vec<FigureMention>) -> usize {
    let mut last = first;
    let mut closed = false;
    while let Some((join, after)) = Join::at(text, last.end) {
        let Some(mut next) = Label::at(text, after).or_else(|| Label::letter_at(text, after, last)) else { break };
        let step = next.number.saturating_sub(last.number);
        let plausible = match join {
            Join::Range => next.number > last.number || next.number == last.number && next.letter > last.letter,
            // After "and" a list goes on only in small steps: what follows in "FIGS. 1 and 2, 10 denotes" is a sign.
            Join::Comma if closed => next.number >= last.number && step <= 3,
            Join::Comma if !plural => step == 1 && last.letter.is_none(),
            Join::Comma | Join::And => next.number != last.number || next.letter != last.letter,
        };
        if !plausible || step > 150 {
            break;
        }
        // A word that only a number can precede shows that the number is no label ("FIG. 1 and 3 bolts").
        if join != Join::Range && !plural && counts_something(text, next.end) {
            break;
        }
        if join == Join::Range {
            let span = Span::new(last.start, next.end);
            for label in between(last, next) {
                push(found, label, span);
            }
        }
        if next.borrowed {
            next.start = after;
        }
        push(found, next.name(), Span::new(next.start, next.end));
        closed = join == Join::And;
        last = next;
    }
    last.end
}

/// The labels strictly inside a range.
fn between(from: Label, to: Label) -> Vec<String> {
    if from.number == to.number {
        return match (from.letter, to.letter) {
            (Some(a), Some(b)) => (a as u8 + 1..b as u8).map(|c| format!("{}{}", from.number, c as char)).collect(),
            _ => Vec::new(),
        };
    }
    if to.number - from.number > LONGEST_RANGE {
        return Vec::new();
    }
    (from.number + 1..to.number).map(|n| n.to_string()).collect()
}

/// Whether a plural noun follows, as in "3 bolts".
fn counts_something(text: &str, at: usize) -> bool {
    let rest = text[at..].strip_prefix(' ').unwrap_or_default();
    let word: &str = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    const VERBS: [&str; 9] =
        ["shows", "illustrates", "depicts", "represents", "is", "discloses", "describes", "presents", "displays"];
    word.len() > 3 && word.ends_with('s') && !VERBS.contains(&word)
}

/// One label as printed.
#[derive(Debug, Clone, Copy)]
struct Label {
    number: u32,
    /// Upper case.
    letter: Option<char>,
    prime: bool,
    /// Whether only the letter was printed, the number being that of the label before.
    borrowed: bool,
    start: usize,
    end: usize,
}

impl Label {
    /// `12`, `2A`, `2a`, `3(b)`, `4'`; a label of letters alone is not read, since words would be.
    fn at(text: &str, at: usize) -> Option<Self> {
        let rest = text.get(at..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) {
            return None;
        }
        let number = rest[..digits].parse().ok()?;
        let mut end = digits;
        let mut letter = None;
        let mut tail = rest[end..].chars();
        match (tail.next(), tail.next(), tail.next()) {
            (Some(c), next, _) if c.is_ascii_alphabetic() && next.is_none_or(|n| !n.is_alphanumeric()) => {
                letter = Some(c);
                end += 1;
            }
            (Some('('), Some(c), Some(')')) if c.is_ascii_alphabetic() => {
                letter = Some(c);
                end += 3;
            }
            (Some(' '), Some(c), next)
                if c.is_ascii_uppercase() && c != 'A' && next.is_none_or(|n| ".,;: -)".contains(n)) =>
            {
                letter = Some(c);
                end += 2;
            }
            (Some(c), ..) if c.is_alphanumeric() => return None,
            // 1.5 and 1,500 are quantities.
            (Some('.' | ','), Some(c), _) if c.is_ascii_digit() => return None,
            _ => {}
        }
        let behind = rest[end..].strip_prefix(['\'', '′', '’']).filter(|behind| !behind.starts_with('s'));
        let prime = behind.is_some();
        if let Some(behind) = behind {
            end = rest.len() - behind.len();
        }
        let letter = letter.map(|c| c.to_ascii_uppercase());
        Some(Self { number, letter, prime, borrowed: false, start: at, end: at + end })
    }

    /// The `C` of `2A-C` or the `B` of `2A and B`.
    fn letter_at(text: &str, at: usize, before: Self) -> Option<Self> {
        before.letter?;
        let mut rest = text.get(at..)?.chars();
        let letter = rest.next().filter(char::is_ascii_alphabetic)?;
        if rest.next().is_some_and(char::is_alphanumeric) {
            return None;
        }
        // The letters of a list are all capitals or none: "(FIG. 18B) and d values" goes on with something else.
        let written = text.get(..before.end)?.trim_end_matches(['\'', '′', '’', ')']).chars().next_back()?;
        if written.is_ascii_alphabetic() && written.is_ascii_uppercase() != letter.is_ascii_uppercase() {
            return None;
        }
        let letter = letter.to_ascii_uppercase();
        (Some(letter) > before.letter).then_some(Self {
            letter: Some(letter),
            prime: false,
            borrowed: true,
            start: at,
            end: at + 1,
            ..before
        })
    }

    fn name(self) -> String {
        let mut name = self.number.to_string();
        name.extend(self.letter);
        if self.prime {
            name.push('\'');
        }
        name
    }
}

/// What joins two labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    Comma,
    And,
    Range,
}

impl Join {
    fn at(text: &str, at: usize) -> Option<(Self, usize)> {
        static JOIN: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(concat!(
                r"(?i)^\)?(?:\s*(?P<range>-|–|—|‑|\bthrough\b|\bthru\b|\bto\b|\bbis\b|\bà\b)\s*",
                r"|\s*,?\s*(?P<and>&|\band\b|\bor\b|\bund\b|\boder\b|\bet\b|\bou\b|\bsowie\b)\s*",
                r"|\s*(?P<comma>[,;/])\s*)(?:(?:and|und|et|or)\s+)?(?:figs?\b\.?|figures?|figur(?:en)?)?\s*\(?",
            ))
            .expect("a constant pattern")
        });
        // The joint is short; a bounded window keeps the search linear over a long text.
        let mut end = text.len().min(at + 40);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let found = JOIN.captures(text.get(at..end)?)?;
        let kind = if found.name("range").is_some() {
            Self::Range
        } else if found.name("and").is_some() {
            Self::And
        } else {
            Self::Comma
        };
        Some((kind, at + found.get(0)?.end()))
    }
}

/// Sentences that cite a patent or another document, whose figures may be that document's.
fn foreign_sentences(text: &str) -> Vec<Span> {
    static CITATION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\bpat(?:ent)?s?\.?\s+(?:no|nr|n°|application|appl|publication|pub|document|specification|literature)",
            r"|\b(?:EP|WO|DE|JP|GB|FR|CN|KR|US|CH|AU|CA)[- ]?(?:\s?[A-Z]\s?)?\d[\d\s,/.-]{4,}|\bet al\b",
            r"|\bthe\s+['‘’`´]\d{3}\s+(?:patent|application|publication)|\bcited\s+(?:document|reference)|\bdo[ck]uments?\s+D\d+\b",
            r"|\bpublication\s+no|\b\d,\d{3},\d{3}\b|\bDruckschrift|\bOffenlegungsschrift|\bPatentschrift|\bdemande\s+de\s+brevet|\bbrevet\s+(?:n|US|EP|FR)",
        ))
        .expect("a constant pattern")
    });
    if !CITATION.is_match(text) {
        return Vec::new();
    }
    sentences(text).into_iter().filter(|span| CITATION.is_match(span.of(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = labels(text).into_iter().map(|m| m.label).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn single_figures() {
        check("As shown in FIG. 3, the bolt 10 slides.", &["3"]);
        check("Figure 1 is a view; see also fig. 2a and Figur 4.", &["1", "2A", "4"]);
        check("In FIG. 1(b) and FIG. 5'", &["1B", "5'"]);
        check("la figure 2 représente", &["2"]);
        check("Abb. 7 zeigt", &["7"]);
        check("FIG.4A", &["4A"]);
    }

    #[test]
    fn lists_and_ranges() {
        check("FIGS. 1-3 show", &["1", "2", "3"]);
        check("FIGS. 2A, 2B and 4 show", &["2A", "2B", "4"]);
        check("Figures 1 à 3", &["1", "2", "3"]);
        check("Fig. 1 bis 4", &["1", "2", "3", "4"]);
        check("FIGS. 5A through 5D", &["5A", "5B", "5C", "5D"]);
        check("FIGS. 5A-D", &["5A", "5B", "5C", "5D"]);
        check("FIGS. 5A and B", &["5A", "5B"]);
        check("FIG. 1 to FIG. 3", &["1", "2", "3"]);
        check("Figuren 1, 2 und 5", &["1", "2", "5"]);
        check("FIGS. 1 and 2, 3A and 3B", &["1", "2", "3A", "3B"]);
    }

    #[test]
    fn signs_and_quantities_are_no_figures() {
        check("In FIG. 1, 12 denotes a shaft", &["1"]);
        check("In FIGS. 1 and 2, 10 is a tube", &["1", "2"]);
        check("a figure of 1.5", &[]);
        check("FIG. 1 and 3 bolts", &["1"]);
        check("a second echo (FIG. 18B) and d values (FIG. 18C)", &["18B", "18C"]);
        check("prefigure 3", &[]);
        check("the figures show", &[]);
    }

    #[test]
    fn figures_of_other_documents_are_marked() {
        let description = Description::from_text(
            "In FIG. 2 of U.S. Pat. No. 5,123,456 a pump is shown. FIG. 1 shows our pump.".to_owned(),
        );
        let found = mentions(&description);
        assert_eq!(found.iter().map(|m| m.of_another_document).collect::<Vec<_>>(), [true, false]);
        assert_eq!(found[1].span.of(&description.text), "FIG. 1");
    }
}
