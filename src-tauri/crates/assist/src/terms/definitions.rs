//! Sentences that say what a name means, found by what introduces them in three languages; not whether they are complete.

use claimwright_application::{Language, Span};
use regex::Regex;
use std::sync::LazyLock;

/// A name that a text defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Definition {
    /// The name as written, without quotation marks.
    pub name: String,
    /// From what introduces the definition to the end of its sentence.
    pub span: Span,
}

const ENGLISH: &[&str] = &[
    r#"(?i)\bthe (?:term|expression|phrase|word)s? ["“”'‘](?P<name>[^"“”’']{2,80})["”“’'],?(?: as used (?:herein|here|in this [a-z]+),?)? (?:means?|refers? to|is (?:defined|understood|meant|intended)|shall mean|denotes?|designates?|encompasses|includes?)\b"#,
    r#"(?i)\bas used (?:herein|in this [a-z]+),? (?:the (?:term|expression|phrase|word)s? )?(?:an? |the )?["“'‘]?(?P<name>[a-z][a-z -]{1,60}?)["”’']? (?:means?|refers? to|is (?:defined|understood|intended)|shall mean|denotes?|designates?|encompasses|includes?)\b"#,
    r#"(?i)\bby ["“'‘]?(?P<name>[a-z][a-z -]{1,60}?)["”’'] (?:is|are) (?:meant|understood)\b"#,
];

const FRENCH: &[&str] = &[
    r#"(?i)\bon entend(?: ici)? par (?:(?:le|la|les|un|une) )?(?:termes? |expression )?[«"“]?\s?(?P<name>[^»"”,.;]{2,80}?)\s?[»"”,]"#,
    r#"(?i)\bpar (?:(?:le|la|les|un|une|l['’]) ?)?(?:termes? |expression )?[«"“]\s?(?P<name>[^»"”]{2,80}?)\s?[»"”],? on (?:entend|désigne|comprend)\b"#,
    r#"(?i)\bl(?:e terme|['’]expression) [«"“]\s?(?P<name>[^»"”]{2,80}?)\s?[»"”] (?:désigne|signifie|s['’]entend)\b"#,
];

const GERMAN: &[&str] = &[
    r#"(?i)\bunter (?:(?:einem|einer|dem|der|den) )?(?:Begriff |Ausdruck )?[„"“»](?P<name>[^“"”«]{2,80})[“"”«] (?:wird|werden|ist|sind|versteht|soll)\b"#,
    r#"(?i)\bunter (?:einem|einer) (?P<name>[\p{L}-]+(?: [\p{L}-]+){0,3}) (?:wird|ist|versteht man|soll)\b[^.]{0,200}\b(?:verstanden|zu verstehen|versteht)\b"#,
    r#"(?i)\bder (?:Begriff|Ausdruck) [„"“»](?P<name>[^“"”«]{2,80})[“"”«] (?:bezeichnet|bedeutet|meint|umfasst|steht für)\b"#,
];

static COMPILED: LazyLock<[Vec<Regex>; 3]> = LazyLock::new(|| {
    [ENGLISH, FRENCH, GERMAN].map(|patterns| {
        patterns.iter().map(|pattern| Regex::new(pattern).expect("constant patterns, held by a test")).collect()
    })
});

/// The definitions of a text, in the order of its names.
pub(super) fn of(text: &str, language: Language) -> Vec<Definition> {
    let patterns = match language {
        Language::En => &COMPILED[0],
        Language::Fr => &COMPILED[1],
        Language::De => &COMPILED[2],
    };
    let mut all: Vec<Definition> = Vec::new();
    for found in patterns.iter().flat_map(|pattern| pattern.captures_iter(text)) {
        let (Some(whole), Some(name)) = (found.get(0), found.name("name")) else { continue };
        let end = sentence_end(text, whole.end());
        let span = Span::new(whole.start(), end);
        if all.iter().all(|known| !known.span.overlaps(span)) {
            all.push(Definition { name: name.as_str().trim().to_owned(), span });
        }
    }
    all.sort_by_key(|definition| definition.span);
    all
}

/// Where the sentence ends that goes on at a byte: at a period before white space, or with its line.
fn sentence_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let line = rest.find('\n').unwrap_or(rest.len());
    let stop = rest[..line].match_indices(['.', ';']).find(|(at, _)| {
        let behind = &rest[at + 1..line];
        behind.is_empty() || behind.starts_with(char::is_whitespace)
    });
    from + stop.map_or(line, |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_defined_in_three_languages() {
        for (language, text, name, says) in [
            (
                Language::En,
                "As used herein, the term “coil spring” means a helix of 2.5 mm wire. It bends.",
                "coil spring",
                "2.5 mm wire.",
            ),
            (Language::En, "As used herein, a fastener refers to a screw.", "fastener", "a screw."),
            (Language::En, "The term \"host\" includes a server", "host", "a server"),
            (Language::Fr, "Par « ressort », on entend un organe élastique. Il plie.", "ressort", "élastique."),
            (
                Language::Fr,
                "On entend par organe élastique, au sens de la description, un ressort.",
                "organe élastique",
                "un ressort.",
            ),
            (
                Language::De,
                "Unter einem „Federelement“ wird ein elastisches Teil verstanden.",
                "Federelement",
                "verstanden.",
            ),
            (Language::De, "Der Begriff „Welle“ bezeichnet jedes drehende Teil; mehr nicht.", "Welle", "Teil;"),
        ] {
            let found = of(text, language);
            assert_eq!(found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), [name], "{text}");
            assert!(found[0].span.of(text).ends_with(says), "{}", found[0].span.of(text));
        }
        assert_eq!(of("The spring means well. The lid refers to claim 1.", Language::En), []);
    }
}
