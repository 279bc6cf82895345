//! Cuts running text into sentences, minding the abbreviations of patents; not a grammar.

use crate::Span;

/// Words before a full stop that do not end a sentence; lower case, in English, French and German.
const ABBREVIATIONS: &[&str] = &[
    "fig", "figs", "no", "nos", "dr", "mr", "mrs", "prof", "st", "inc", "ltd", "co", "corp", "e.g", "i.e", "eg", "ie",
    "etc", "al", "cf", "vs", "approx", "ca", "pat", "appl", "appln", "ser", "pub", "publ", "vol", "pp", "p", "ed",
    "eds", "ref", "refs", "sec", "ex", "eq", "eqs", "wt", "vol", "mol", "in", "ft", "max", "min", "u.s", "u", "s",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "abb", "bzw", "z.b", "z",
    "d.h", "d", "vgl", "evtl", "ggf", "usw", "nr", "art", "abs", "bsp", "sog", "insb", "par", "env", "réf", "c.-à-d",
    "p.ex", "m", "mm", "mme", "prov", "viz", "resp", "sp", "spp", "var", "dept", "univ", "int", "natl", "biol", "chem",
    "proc", "acad", "sci", "biochem", "v", "r", "b", "j", "a", "c", "e", "f", "g", "h", "k", "l", "n", "o", "t", "w",
];

/// The sentences of a paragraph, in order; each span covers a sentence without the space around it. White space alone
/// gives none. Takes time proportional to the length of the text.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '\n') {
            continue;
        }
        let mut end = at + c.len_utf8();
        // Closing quotes and brackets belong to the sentence they close.
        while let Some(&(_, closing)) = chars.peek()
            && matches!(closing, '"' | '”' | '»' | '’' | ')' | ']')
            && c != '\n'
        {
            end += closing.len_utf8();
            chars.next();
        }
        if c == '\n' || opens_sentence(&text[end..]) && (c != '.' || ends_sentence(&text[start..at])) {
            push(text, start, end, &mut found);
            start = end;
        }
    }
    push(text, start, text.len(), &mut found);
    found
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let part = &text[start..end];
    let inner = part.trim();
    if !inner.is_empty() {
        let start = start + (part.len() - part.trim_start().len());
        found.push(Span::new(start, start + inner.len()));
    }
}

/// Whether a full stop after this beginning of a sentence may end it, by the word before the stop.
fn ends_sentence(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '«')).next();
    let word = word.unwrap_or_default();
    // A single letter is an initial ("J. Smith") more often than the last word of a sentence.
    word.len() > 12 || !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Whether what follows a full stop can open a sentence: the end, or white space and no small letter.
fn opens_sentence(rest: &str) -> bool {
    let trimmed = rest.trim_start();
    trimmed.is_empty()
        || trimmed.len() < rest.len()
            && trimmed.chars().next().is_some_and(|c| !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | ')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        check("FIG. 3 shows a pump. It is small.", &["FIG. 3 shows a pump.", "It is small."]);
        check(
            "See U.S. Pat. No. 5,123,456 to J. Smith et al. for more.",
            &["See U.S. Pat. No. 5,123,456 to J. Smith et al. for more."],
        );
        check(
            "Parts, e.g. Teflon, are 3.5 mm thick. Others are not.",
            &["Parts, e.g. Teflon, are 3.5 mm thick.", "Others are not."],
        );
        check("Die Welle ist z. B. aus Stahl. Sie dreht.", &["Die Welle ist z. B. aus Stahl.", "Sie dreht."]);
    }

    #[test]
    fn empty_text_has_no_sentences() {
        check("", &[]);
        check(" \n ", &[]);
    }
}
