//! Looks for ill-formed sentences in the coded drafts of 100 patents and compares them with a committed list; `UPDATE=1`
//! writes the list anew. It knows forms of bad English, not what a sentence should say.

use super::{OFFICES, application, draft, patents};
use claimwright_draft::{BlockKind, Draft, Origin};
use claimwright_tests::corpus;
use regex::Regex;
use std::fmt::Write as _;

const MORE: &str = include_str!("../../corpus/claims-80.jsonl");

/// At most so many sentences in a thousand may be ill-formed; most of those listed copy a slip of their claim.
const MOST_IN_THOUSAND: usize = 5;

/// Forms that no sentence of a description has, by name.
const FORMS: &[(&str, &str)] = &[
    (
        "doubled word",
        r"\b(?:the the|a a|an an|of of|to to|and and|or or|is is|are are|for for|with with|includes includes)\b",
    ),
    ("two articles", r"\b(?:the (?:a|an)|an? the|a an|an a) "),
    ("mark out of place", r" [,;:.](?:\s|$)|,,|,\.|;\.|:\.|[,;:];"),
    ("mark behind a verb", r"\b(?:including|comprising|includes|comprises|include|comprise);"),
    ("claim word", r"\b(?:wherein|whereby|said)\b|\bclaims? \d"),
    ("where behind further", r"\bfurther,? where\b|\band,? where,"),
    (
        "includes and another verb",
        r"\b(?:includes?|comprises?) (?:further )?(?:including|having|comprising|is|are|has|have|being|where|configured|adapted)\b",
    ),
    (
        "dangling end",
        r"\b(?:of|to|for|with|from|the|a|an|and|or|includes?|comprises?|provide|including|comprising|where|that|which|is|are)\.$",
    ),
    ("verbless consequence", r"^Thereby, \w+[^r]ing\b"),
    (
        "nothing under a lead-in",
        r"^(?:In (?:some|further|an|one|these)[^,]*|Moreover|In addition|Further), (?:wherein|which|that|where|the to)\b",
    ),
    ("article before a vowel", r"\ba (?:[ai][a-z]|e[a-tvx-z]|o[a-mo-z])[a-z]*\b"),
    ("two signs", r"\b(\d{2,3}) \d{2,3} (?:is|are|has|have|includes|comprises)\b"),
    ("capital variable", r"^[NMXK] is (?:0|1|an integer)"),
];

/// A part that is included and something else besides ("includes a spring … is wound").
const TWO_VERBS: &str =
    r"^(?:[^,]*, )?[^,]*?\b(?:includes|comprises) (?:a|an|at least one|one or more) ([^,:]*?) (?:is|are) ";
/// Words that give the second verb a clause of its own.
const CLAUSES: &str = r"\b(?:that|which|where|when|who|whose|if|while|whether|how|than|and|or|so|such|until|as|each)\b";

/// Forms of verbs that make a sentence; a third person that this does not list passes by its ending.
const VERB: &str = r"\b(?:is|are|has|have|was|were|can|may|will|does|do|include|comprise|provide|form|[a-z]{2,}s)\b";

fn faults(sentence: &str, forms: &[(&str, Regex)], two: &Regex, clauses: &Regex, verb: &Regex) -> Vec<String> {
    let mut found: Vec<String> =
        forms.iter().filter(|(_, form)| form.is_match(sentence)).map(|(name, _)| (*name).to_owned()).collect();
    let second = two.captures(sentence).and_then(|found| found.get(1));
    if second.is_some_and(|between| !clauses.is_match(between.as_str())) {
        found.push("includes … is".to_owned());
    }
    if !verb.is_match(sentence) {
        found.push("no verb".to_owned());
    }
    found
}

/// What the drafter wrote from claims into description and abstract, but not the summary, which is the claims' own text.
fn told(draft: &Draft) -> Vec<&str> {
    let mut told = Vec::new();
    let mut summary = false;
    for block in &draft.blocks {
        for sentence in &block.sentences {
            match (&block.kind, &sentence.origin) {
                (BlockKind::Heading(_), Origin::Template(name)) => summary = *name == "heading-summary",
                (_, Origin::Template("abstract-figure")) => {}
                (BlockKind::Paragraph | BlockKind::Abstract, _) if !summary => told.push(sentence.text.as_str()),
                _ => {}
            }
        }
    }
    told
}

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns are constant")
}

#[test]
fn few_sentences_are_ill_formed_and_all_of_them_are_known() {
    let forms: Vec<(&str, Regex)> = FORMS.iter().map(|(name, form)| (*name, compiled(form))).collect();
    let (two, clauses, verb) = (compiled(TWO_VERBS), compiled(CLAUSES), compiled(VERB));
    let (mut total, mut ill, mut lines) = (0, 0, String::new());
    for (id, claims) in patents().into_iter().chain(super::read(MORE)) {
        let given = application(claims);
        for office in OFFICES {
            let drafted = draft(&given, office);
            for sentence in told(&drafted) {
                total += 1;
                let faults = faults(sentence, &forms, &two, &clauses, &verb);
                ill += usize::from(!faults.is_empty());
                for fault in faults {
                    // Signs change with every part that is told apart; the fault does not.
                    let words = sentence.split(' ').filter(|word| !word.chars().all(|c| c.is_ascii_digit()));
                    let start: String = words.collect::<Vec<_>>().join(" ").chars().take(160).collect();
                    let _ = writeln!(lines, "{id} {}  {fault}  {start}", office.word());
                }
            }
        }
    }
    let path = corpus("drafts/ill-formed.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &lines).expect("the corpus can be written to");
    }
    assert!(total > 5000, "only {total} sentences were read");
    assert!(ill * 1000 <= total * MOST_IN_THOUSAND, "{ill} of {total} sentences are ill-formed:\n{lines}");
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let new: Vec<&str> = lines.lines().filter(|line| !committed.lines().any(|known| known == *line)).collect();
    assert!(
        committed == lines,
        "read these, then `UPDATE=1 cargo test -p claimwright-tests --test coverage`: {new:#?}"
    );
}

#[test]
fn ill_formed_sentences_are_found() {
    let forms: Vec<(&str, Regex)> = FORMS.iter().map(|(name, form)| (*name, compiled(form))).collect();
    let (two, clauses, verb) = (compiled(TWO_VERBS), compiled(CLAUSES), compiled(VERB));
    let find = |sentence: &str| faults(sentence, &forms, &two, &clauses, &verb);
    for (sentence, fault) in [
        ("The hinge 10 includes a spring 12 of steel is wound around the pin 14.", "includes … is"),
        ("The hinge 10 further includes having each of the leaves 12 coated.", "includes and another verb"),
        ("A gate 12 whose inlet toward the tank 14.", "no verb"),
        ("The rail 10 , which is bent, carries the lamp 12.", "mark out of place"),
        ("Further embodiments provide.", "dangling end"),
        ("Thereby, permitting access to the chamber 12.", "verbless consequence"),
        ("In some embodiments, the a lid 12 is hinged.", "two articles"),
        ("A hinge, including; a leaf, is described.", "mark behind a verb"),
    ] {
        assert!(find(sentence).iter().any(|found| found == fault), "{sentence}: {:?}", find(sentence));
    }
    for sentence in [
        "The hinge 10 includes a first leaf 12 and a second leaf 14.",
        "The hinge 10 includes a spring 12 that is wound around the pin 14.",
        "In some embodiments, the first leaf 12 is hinged to the second leaf 14.",
        "The gastric band, the conduit 34, and the reservoir form a closed fluid circuit 36.",
    ] {
        assert_eq!(find(sentence), Vec::<String>::new(), "{sentence}");
    }
}
