//! Knows the headings of patent applications in three languages, from `assets/headings`; not where they stand.

use crate::description::SectionKind;
use crate::spelling;
use regex::Regex;
use std::sync::LazyLock;

/// A longer line is no heading of the lists.
const LONGEST: usize = 160;

/// What a heading of an application as a whole opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PartHeading {
    Title,
    Description,
    Claims,
    Abstract,
    Drawings,
    SequenceListing,
}

const PARTS: [(&str, PartHeading); 6] = [
    ("title", PartHeading::Title),
    ("description", PartHeading::Description),
    ("claims", PartHeading::Claims),
    ("abstract", PartHeading::Abstract),
    ("drawings", PartHeading::Drawings),
    ("sequence_listing", PartHeading::SequenceListing),
];

// In order of preference: "statement regarding federally sponsored research" is no summary, "description of the
// drawings" no detailed description.
const SECTIONS: [(&str, SectionKind); 9] = [
    ("federal_research", SectionKind::FederalResearch),
    ("cross_reference", SectionKind::CrossReference),
    ("sign_list", SectionKind::SignList),
    ("drawings_list", SectionKind::DrawingsList),
    ("industrial", SectionKind::Industrial),
    ("field", SectionKind::Field),
    ("summary", SectionKind::Summary),
    ("background", SectionKind::Background),
    ("detailed", SectionKind::Detailed),
];

static PART_TABLE: LazyLock<Vec<(Regex, PartHeading)>> =
    LazyLock::new(|| table(include_str!("../../../../assets/headings/parts.toml"), &PARTS));
static SECTION_TABLE: LazyLock<Vec<(Regex, SectionKind)>> =
    LazyLock::new(|| table(include_str!("../../../../assets/headings/sections.toml"), &SECTIONS));

fn table<T: Copy>(source: &str, kinds: &[(&str, T)]) -> Vec<(Regex, T)> {
    let lists: toml::Table = source.parse().expect("a heading list is a constant of the program and a test reads it");
    kinds
        .iter()
        .filter_map(|&(name, kind)| {
            let languages = lists.get(name)?.as_table()?;
            let entries: Vec<&str> =
                languages.values().filter_map(|list| list.as_array()).flatten().filter_map(|e| e.as_str()).collect();
            let pattern = format!("^(?:{})$", entries.join("|"));
            Some((Regex::new(&pattern).expect("a heading pattern is a constant and a test compiles it"), kind))
        })
        .collect()
}

/// The part that a heading opens, where the whole line is a heading of the lists.
pub(crate) fn part(line: &str) -> Option<PartHeading> {
    let heading = plain(line)?;
    PART_TABLE.iter().find(|(pattern, _)| pattern.is_match(&heading)).map(|&(_, kind)| kind)
}

/// The section of a description that a heading opens, where the whole line is a heading of the lists.
pub(crate) fn section(line: &str) -> Option<SectionKind> {
    known_section(&plain(line)?)
}

/// The same for a line that is a heading for certain, in which misspelt words are mended.
pub(crate) fn section_of_heading(line: &str) -> Option<SectionKind> {
    let heading = plain(line)?;
    known_section(&heading).or_else(|| known_section(&spelling::corrected(&heading)?))
}

fn known_section(heading: &str) -> Option<SectionKind> {
    SECTION_TABLE.iter().find(|(pattern, _)| pattern.is_match(heading)).map(|&(_, kind)| kind)
}

/// The level that Markdown marks give a line: the number of `#` before a space.
pub(crate) fn marked_level(line: &str) -> Option<u8> {
    let line = line.trim_start();
    let marks = line.bytes().take_while(|&b| b == b'#').count();
    let rest = &line[marks..];
    ((1..=6).contains(&marks) && (rest.is_empty() || rest.starts_with([' ', '\t'])))
        .then(|| u8::try_from(marks).unwrap_or(6))
}

/// Whether a line without marks has the form of a heading: a known one, or short capitals without a final stop. In a text
/// that marks its headings (`marked`) capitals alone say nothing.
pub(crate) fn looks_like_heading(line: &str, marked: bool) -> bool {
    let line = line.trim();
    if line.is_empty() || line.len() > LONGEST || line.ends_with([';', ',']) {
        return false;
    }
    let plain_end = !line.ends_with(['.', '!', '?']) || line.bytes().filter(|&b| b == b'.').count() > 1;
    // What costs least is asked first: nearly every line of running text fails here.
    if plain_end && starts_like_heading(line) && line.split_whitespace().count() <= 14 && section(line).is_some() {
        return true;
    }
    !marked && capitals(line)
}

/// A heading begins with a capital, a bracket or a number; "example 1 shows" in running text does not.
fn starts_like_heading(line: &str) -> bool {
    line.chars().next().is_some_and(|c| !c.is_lowercase())
}

/// Short capitals: at least one word of four letters, no sequence of nucleotides, no sentence.
fn capitals(line: &str) -> bool {
    let mut letters = 0usize;
    let mut word = 0usize;
    let mut longest = 0usize;
    for c in line.chars() {
        if c.is_lowercase() {
            return false;
        }
        word = if c.is_alphabetic() { word + 1 } else { 0 };
        letters += usize::from(c.is_alphabetic());
        longest = longest.max(word);
    }
    let nucleotides = line.chars().filter(|c| c.is_alphabetic()).all(|c| "ACGTUN".contains(c));
    line.chars().count() <= 100
        && longest >= 4
        && letters * 2 > line.chars().count()
        && !nucleotides
        && !line.ends_with('.')
        && (line.contains(' ') || section(line).is_some() || part(line).is_some())
}

/// The heading in lower case, without marks, numbering, brackets and closing punctuation; none for a long line.
fn plain(line: &str) -> Option<String> {
    if line.len() > LONGEST {
        return None;
    }
    let line = line.trim_start().trim_start_matches('#');
    let line = strip_numbering(line.trim());
    let line = line.trim_matches(|c: char| c.is_whitespace() || "[]()<>{}【】《》〈〉*_\"“”«»:.;,-–—=".contains(c));
    let mut heading = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !heading.is_empty() {
            heading.push(' ');
        }
        heading.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    // The marks of an optional plural, as in "Embodiment(s)".
    if heading.ends_with("(s") {
        heading.truncate(heading.len() - 2);
        heading.push('s');
    }
    let heading = heading.replace("(s)", "s");
    (!heading.is_empty()).then_some(heading)
}

/// Takes "1.", "2.3", "(a)", "IV.", "B)" and "[0012]" from the front of a heading.
fn strip_numbering(line: &str) -> &str {
    static NUMBERING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:\[\d{2,6}\]\s*)?(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Ha-h])[.)]\s+|\d{1,2}(?:\.\d{1,2})*\s+|\d{1,2}\.)")
            .expect("a constant pattern")
    });
    match NUMBERING.find(line) {
        Some(found) if found.end() < line.len() => &line[found.end()..],
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lists_compile_and_hold_every_kind() {
        assert_eq!(PART_TABLE.len(), PARTS.len());
        assert_eq!(SECTION_TABLE.len(), SECTIONS.len());
    }

    #[test]
    fn parts_are_told_by_the_conventions_of_the_offices() {
        for (line, kind) in [
            ("What is claimed is:", PartHeading::Claims),
            ("WE CLAIM:", PartHeading::Claims),
            ("Claims", PartHeading::Claims),
            ("## Revendications", PartHeading::Claims),
            ("Patentansprüche", PartHeading::Claims),
            ("The invention claimed is:", PartHeading::Claims),
            ("Having thus described the invention, what is claimed as new is:", PartHeading::Claims),
            ("ABSTRACT OF THE DISCLOSURE", PartHeading::Abstract),
            ("Abrégé", PartHeading::Abstract),
            ("Zusammenfassung", PartHeading::Abstract),
            ("Description", PartHeading::Description),
            ("Beschreibung", PartHeading::Description),
            ("Zeichnungen", PartHeading::Drawings),
        ] {
            assert_eq!(part(line), Some(kind), "{line}");
        }
        assert_eq!(part("The claims are not limited"), None);
    }

    #[test]
    fn sections_are_told_in_three_languages() {
        for (line, kind) in [
            ("## CROSS-REFERENCE TO RELATED APPLICATION(S)", SectionKind::CrossReference),
            ("STATEMENT REGARDING FEDERALLY SPONSORED RESEARCH OR DEVELOPMENT", SectionKind::FederalResearch),
            ("1. Technical Field", SectionKind::Field),
            ("BACKGROUND OF THE INVENTION", SectionKind::Background),
            ("2. Description of the Related Art", SectionKind::Background),
            ("SUMMARY OF THE PRESENT INVENTION", SectionKind::Summary),
            ("BRIEF DESCRIPTION OF THE SEVERAL VIEWS OF THE DRAWINGS", SectionKind::DrawingsList),
            ("DETAILED DESCRIPTION OF THE PREFERRED EMBODIMENT", SectionKind::Detailed),
            ("BEST MODE FOR CARRYING OUT THE INVENTION", SectionKind::Detailed),
            ("Example 12", SectionKind::Detailed),
            ("INDUSTRIAL APPLICABILITY", SectionKind::Industrial),
            ("Domaine technique", SectionKind::Field),
            ("Art antérieur", SectionKind::Background),
            ("Exposé de l’invention", SectionKind::Summary),
            ("Brève description des dessins", SectionKind::DrawingsList),
            ("Description détaillée", SectionKind::Detailed),
            ("Stand der Technik", SectionKind::Background),
            ("Aufgabe der Erfindung", SectionKind::Summary),
            ("Kurze Beschreibung der Zeichnungen", SectionKind::DrawingsList),
            ("Ausführungsbeispiele", SectionKind::Detailed),
            ("Bezugszeichenliste", SectionKind::SignList),
            ("BACKBROUND OF THE INVENTION", SectionKind::Background),
            ("BRIEF DISCRIPTION OF THE DRAWINGS", SectionKind::DrawingsList),
            ("DESCRIPTION OF THE PREFFERED EMBODIMENTS", SectionKind::Detailed),
            ("TECHNICAL FILED OF THE INVENTION", SectionKind::Field),
        ] {
            assert_eq!(section_of_heading(line), Some(kind), "{line}");
        }
    }

    #[test]
    fn running_text_is_no_heading() {
        for line in ["The bolt 10 slides in the sleeve 12.", "ATGGCCATTGTAATGGGCC", "background noise;", "HPLC", ""] {
            assert!(!looks_like_heading(line, false), "{line}");
        }
        for line in ["Background", "FIRST EMBODIMENT OF A PUMP", "Brief Description of the Drawings"] {
            assert!(looks_like_heading(line, false), "{line}");
        }
    }
}
