//! Tells sets of claims in one document apart (main and auxiliary requests, sets per contracting state, languages, clean
//! and marked copies) and chooses one; not what their claims say.

use super::layout::Piece;
use super::{claims, line};
use crate::application::{FoundSet, LanguageVersion, RecognisedBy};
use crate::headings::PartHeading;
use crate::manuscript::{Paragraph, Style};
use crate::{ClaimSet, Language, Manuscript, Notice, PartName};
use regex::Regex;
use std::sync::LazyLock;

/// A longer line names no set.
const LONGEST: usize = 140;
/// Lines between the name of a set and its first claim.
const MOST_BETWEEN: usize = 3;

/// A set, with the pieces of the document that hold it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Set {
    pub found: FoundSet,
    pub pieces: Vec<Piece>,
}

/// Whether a paragraph names a set of claims that follows at once.
pub(super) fn opens(paragraphs: &[Paragraph], index: usize) -> bool {
    let paragraph = &paragraphs[index];
    if paragraph.is_furniture() || line::claim_number(paragraph).is_some() || !names(&paragraph.text) {
        return false;
    }
    let mut after = paragraphs[index + 1..].iter().filter(|p| !p.is_furniture());
    let between = |p: &&Paragraph| {
        names(&p.text) || matches!(line::part_heading(p), Some(PartHeading::Claims | PartHeading::Title))
    };
    let first = after.by_ref().take(MOST_BETWEEN).find(|p| !between(p));
    first.is_some_and(|p| line::claim_number(p) == Some(1))
}

/// Cuts pieces that hold several sets where a set begins; a document with one set keeps its pieces.
pub(super) fn cut(paragraphs: &[Paragraph], pieces: &mut Vec<Piece>) {
    let whole = std::mem::take(pieces);
    for piece in whole {
        if piece.part != PartName::Claims {
            pieces.push(piece);
            continue;
        }
        let mut open = Piece { to: piece.from, ..piece };
        let mut last = None;
        for index in piece.from..piece.to {
            let number = line::claim_number(&paragraphs[index]).filter(|_| !paragraphs[index].is_furniture());
            let heading = opens(paragraphs, index);
            if heading
                || number == Some(1)
                    && last.is_some()
                    && restarts(&paragraphs[piece.from..piece.to], index - piece.from)
            {
                pieces.push(open);
                let by = if heading { RecognisedBy::Heading } else { RecognisedBy::Form };
                let from = index + usize::from(heading);
                open = Piece { part: PartName::Claims, heading: heading.then_some(index), from, to: from, skip: 0, by };
                last = None;
            }
            last = number.or(last);
            open.to = open.to.max(index + 1);
        }
        pieces.push(open);
    }
}

/// The sets of claims, in order; empty pieces are headings of those that follow.
pub(super) fn found(paragraphs: &[Paragraph], pieces: &[Piece]) -> Vec<Set> {
    let mut sets: Vec<Set> = Vec::new();
    let mut label: Option<String> = None;
    for piece in pieces.iter().filter(|piece| piece.part == PartName::Claims) {
        let heading = piece.heading.map(|index| paragraphs[index].text.trim().trim_end_matches(':').to_owned());
        let content = || paragraphs[piece.from..piece.to].iter().filter(|p| !p.is_furniture());
        if content().next().is_none() {
            label = label.filter(|label| names(label)).or(heading);
            continue;
        }
        // A heading in the line of its claims stands before the first of them.
        let first = if piece.skip > 0 { Some(1) } else { content().find_map(line::claim_number) };
        let continues = first.is_none_or(|number| number != 1) || sets.last().is_some_and(|set| !set.found.numbered);
        match sets.last_mut() {
            Some(set) if continues => set.pieces.push(piece.clone()),
            _ => {
                let heading = heading.filter(|heading| label.is_none() || names(heading));
                let label = heading.or_else(|| label.take());
                let text: String = content().flat_map(|p| [p.text.as_str(), "\n"]).collect();
                let marked = label.as_deref().is_some_and(is_marked) || is_struck(content());
                let numbered = first.is_some();
                let found = FoundSet { label, language: Language::of(&text), marked, numbered };
                sets.push(Set { found, pieces: vec![piece.clone()] });
            }
        }
        label = None;
    }
    sets
}

/// The set that is looked at: the one chosen, counted from 1; else the last clean one in the language of the document.
pub(super) fn chosen(sets: &[Set], language: Language, choice: Option<u32>) -> usize {
    let by_choice = choice.and_then(|n| usize::try_from(n).ok()?.checked_sub(1)).filter(|&index| index < sets.len());
    let clean = |set: &Set| !set.found.marked;
    by_choice
        .or_else(|| sets.iter().rposition(|set| clean(set) && set.found.language == language))
        .or_else(|| sets.iter().rposition(clean))
        .unwrap_or(sets.len().saturating_sub(1))
}

/// The claims in the other languages: of each the last clean set.
pub(super) fn versions(sets: &[Set], read: usize, manuscript: &Manuscript) -> Vec<LanguageVersion> {
    let Some(own) = sets.get(read).map(|set| set.found.language) else { return Vec::new() };
    let languages = [Language::En, Language::Fr, Language::De].into_iter().filter(|language| *language != own);
    let last = |language| sets.iter().rev().find(|set| set.found.language == language && !set.found.marked);
    let read = |set: &Set| {
        let (text, _) = claims::text(set.pieces.iter().flat_map(|piece| piece.content(manuscript)));
        let language = set.found.language;
        LanguageVersion { language, claims: ClaimSet::parse(text.trim(), language) }
    };
    languages.filter_map(last).map(read).filter(|version| !version.claims.claims.is_empty()).collect()
}

/// What the user should know of the choice; nothing where there is none.
pub(super) fn notice(sets: &[Set], read: usize) -> Option<Notice> {
    let name = |(index, set): (usize, &Set)| set.found.label.clone().unwrap_or_else(|| (index + 1).to_string());
    let names = || sets.iter().enumerate().map(name).collect();
    (sets.len() > 1).then(|| Notice::ClaimSets { names: names(), read })
}

/// Whether claims begin again at a paragraph with the number 1: the claim before has ended, the numbers from here count
/// without a gap to the end or to the next 1, and one of the claims is a claim in its words. Numbered steps inside a claim
/// are none of this.
fn restarts(piece: &[Paragraph], at: usize) -> bool {
    let body = |p: &&Paragraph| !p.is_furniture();
    let ended = piece[..at].iter().rfind(body).is_some_and(|p| p.text.trim_end().ends_with('.'));
    let words = piece[at].text.trim_start_matches(|c: char| !c.is_alphabetic());
    if !ended || !words.starts_with(char::is_uppercase) {
        return false;
    }
    let mut next = 2;
    let mut claim = line::has_transition(&piece[at].text);
    for paragraph in piece[at + 1..].iter().filter(body) {
        match line::claim_number(paragraph) {
            Some(1) => break,
            Some(number) if number == next => next += 1,
            Some(_) => return false,
            None => {}
        }
        claim |= line::refers_to_claim(&paragraph.text) || next == 2 && line::has_transition(&paragraph.text);
    }
    claim
}

/// Whether a line names a set of claims among others.
fn names(text: &str) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?xi)^\W*(?:(?:\w+\s+)?(?:(?:patent)?claims?|(?:patent)?ansprüche|revendications?)\s*[:,(–—-]?\s*",
            r"(?:(?:of|according\s+to|as\s+per|gemäß|nach|zum|selon|de)\s+)?(?:the\s+|la\s+|dem\s+)?)?(?:",
            r"(?:the\s+)?(?:main|principal|(?:(?:\w+|\d{1,2}(?:st|nd|rd|th))\s+)?(?:auxiliary|subsidiary))\s+requests?(?:\s+(?:no\.?\s*)?(?:\d{1,2}[a-z]?|[ivx]+))?",
            r"|(?:\d{1,2}\.\s*)?(?:haupt|hilfs)antrag(?:s)?(?:\s+(?:nr\.?\s*)?(?:\d{1,2}[a-z]?|[ivx]+))?",
            r"|(?:\w+\s+)?requête\s+(?:principale|subsidiaire|auxiliaire)(?:\s+(?:n[°o]\.?\s*)?(?:\d{1,2}[a-z]?|[ivx]+))?",
            r"|for\s+the\s+(?:following\s+)?(?:designated\s+)?contracting\s+states?\b.*",
            r"|für\s+(?:den\s+|die\s+)?(?:folgenden?\s+)?(?:benannten?\s+)?vertragsstaat(?:en)?\b.*",
            r"|pour\s+(?:l['’]|les?\s+)états?\s+contractants?\b.*",
            r"|(?:set\s+of\s+claims|claims?\s+set|jeu\s+de\s+revendications|anspruchssatz)\s+(?:no\.?|n°|nr\.?)?\s*(?:\d{1,2}|[a-z])",
            r"|(?:clean|marked(?:[\s-]up)?|annotated|redlined?|tracked)(?:\s+(?:copy|version|set))?(?:\s+of\s+(?:the\s+)?(?:amended\s+)?claims|\s+claims)?",
            r"|reinschrift(?:\s+der\s+(?:patent)?ansprüche)?|(?:markierte|geänderte)\s+(?:fassung|version|ansprüche)|änderungsexemplar|fassung\s+mit\s+markierungen",
            r"|(?:version|copie)\s+(?:propre|annotée|marquée|avec\s+modifications\s+apparentes)(?:\s+des\s+revendications)?",
            r")(?:\s*[:(–—-]?\s*(?:claims?|(?:patent)?ansprüche|revendications?)|\s*[:(–—-]\s*[^.]{1,40})?\W*$",
        ))
        .expect("a constant pattern")
    });
    let text = text.trim();
    !text.is_empty() && text.len() <= LONGEST && !text.ends_with(',') && NAME.is_match(text)
}

/// Whether the name of a set says that its changes are shown.
fn is_marked(label: &str) -> bool {
    let label = label.to_lowercase();
    const MARKED: [&str; 9] = [
        "marked",
        "annotated",
        "redline",
        "tracked",
        "markiert",
        "änderungsexemplar",
        "annotée",
        "marquée",
        "apparentes",
    ];
    MARKED.iter().any(|word| label.contains(word))
}

/// Whether words of the paragraphs are shown as taken away.
fn is_struck<'a>(mut paragraphs: impl Iterator<Item = &'a Paragraph>) -> bool {
    paragraphs.any(|p| p.styles.iter().any(|run| run.style == Style::Struck && run.span.end - run.span.start > 3))
}

#[cfg(test)]
mod tests {
    use crate::facts::FilingFacts;
    use crate::manuscript::{Manuscript, Paragraph, Role};
    use crate::{Application, Language};

    fn read(lines: &[&str], claim_set: Option<u32>) -> Application {
        let paragraphs = lines.iter().map(|line| Paragraph::new(Role::Body, *line)).collect();
        let manuscript = Manuscript { paragraphs, ..Manuscript::default() };
        Application::from_manuscript(&manuscript, None, FilingFacts { claim_set, ..FilingFacts::default() })
    }

    fn claims(application: &Application) -> &str {
        application.claims.present().map_or("", |set| set.text.as_str())
    }

    fn labels(application: &Application) -> Vec<&str> {
        application.sets.iter().map(|set| set.label.as_deref().unwrap_or("-")).collect()
    }

    #[test]
    fn requests_are_told_apart_and_the_last_is_read() {
        let lines = [
            "Main Request",
            "1. A lock comprising a bolt.",
            "2. The lock of claim 1, wherein the bolt is long.",
            "Auxiliary Request 1",
            "Claims",
            "1. A lock comprising a bolt and a spring.",
            "2. The lock of claim 1, wherein the spring is soft.",
            "Auxiliary Request 1 (marked-up copy)",
            "1. A lock comprising a bolt and a soft spring.",
        ];
        let application = read(&lines, None);
        assert_eq!(
            labels(&application),
            ["Main Request", "Auxiliary Request 1", "Auxiliary Request 1 (marked-up copy)"]
        );
        assert_eq!(application.set, 1);
        assert_eq!(
            claims(&application),
            "1. A lock comprising a bolt and a spring.\n\n2. The lock of claim 1, wherein the spring is soft."
        );
        let first = read(&lines, Some(1));
        assert!(claims(&first).ends_with("wherein the bolt is long."), "{}", claims(&first));
    }

    #[test]
    fn the_set_in_the_language_of_the_description_is_read() {
        let lines = [
            "Description",
            "The invention relates to a lock with a bolt that slides in a sleeve and is held there by a spring.",
            "Claims",
            "1. A lock comprising a bolt, wherein the bolt is held in a sleeve.",
            "2. The lock of claim 1, wherein the bolt is long.",
            "Patentansprüche",
            "1. Schloss, umfassend einen Riegel, wobei der Riegel in einer Hülse gehalten ist.",
            "2. Schloss nach Anspruch 1, wobei der Riegel lang ist.",
            "Revendications",
            "1. Serrure comprenant un pêne, dans laquelle le pêne est maintenu dans un manchon.",
            "2. Serrure selon la revendication 1, dans laquelle le pêne est long.",
        ];
        let application = read(&lines, None);
        let languages: Vec<Language> = application.sets.iter().map(|set| set.language).collect();
        assert_eq!(languages, [Language::En, Language::De, Language::Fr]);
        assert!(claims(&application).starts_with("1. A lock") && !claims(&application).contains("Schloss"));
        let french = read(&lines, Some(3));
        assert!(claims(&french).starts_with("1. Serrure"));
        assert_eq!((french.language, french.description.present()), (Language::Fr, None));
    }

    #[test]
    fn claims_that_begin_again_at_one_are_another_set_and_steps_are_not() {
        let twice = [
            "Claims",
            "1. A lock comprising a bolt.",
            "2. The lock of claim 1, wherein the bolt is long.",
            "1. A lock comprising a spring.",
            "2. The lock of claim 1, wherein the spring is soft.",
        ];
        let application = read(&twice, None);
        assert_eq!(application.sets.len(), 2);
        assert!(claims(&application).starts_with("1. A lock comprising a spring."));
        let steps = [
            "Claims",
            "1. A method comprising the following steps.",
            "1. Heating the bolt, wherein the heat is low.",
            "2. Cooling the bolt.",
            "2. The method of claim 1, wherein the bolt is long.",
            "3. The method of claim 2, wherein the bolt is round.",
        ];
        assert!(read(&steps, None).sets.is_empty());
        assert!(claims(&read(&steps, None)).ends_with("round."));
    }

    #[test]
    fn sets_for_contracting_states_bear_their_names() {
        let lines = [
            "Patentansprüche für folgende Vertragsstaaten: AT, BE",
            "1. Schloss, umfassend einen Riegel.",
            "Patentansprüche für folgenden Vertragsstaat: ES",
            "1. Verfahren zum Schließen, umfassend das Schieben eines Riegels.",
        ];
        let application = read(&lines, None);
        assert_eq!(application.sets.len(), 2);
        assert!(application.sets[1].label.as_deref().is_some_and(|label| label.ends_with("ES")));
        assert!(claims(&application).starts_with("1. Verfahren"));
    }

    #[test]
    fn a_letter_that_speaks_of_requests_has_no_sets() {
        let lines = [
            "Auxiliary request 1",
            "The claims of this request are based on claim 3 as filed.",
            "Claims",
            "1. A lock comprising a bolt.",
            "2. The lock of claim 1, wherein the bolt is long.",
        ];
        assert!(read(&lines, None).sets.is_empty());
    }
}
