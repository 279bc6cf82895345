//! Each rule's page is its test: failing examples fire exactly under their carets, passing ones do not fire.

mod door;
mod fixture;

use claimwright_application::{Application, Language, Office, Span};
use claimwright_lint::message::template;
use claimwright_lint::noise;
use claimwright_lint::page::{self, Example};
use claimwright_lint::rules::RULES;
use std::path::PathBuf;

/// What a rule says of an example: places in its text, and findings without one.
fn found(id: &str, example: &Example) -> (Vec<Span>, usize) {
    let fixture = fixture::read(&example.text, &example.scope, example.language);
    let report = door::check(&fixture.application, &[example.office], &[id]);
    let mut places: Vec<Span> = report.findings.iter().filter_map(|finding| fixture.place(finding)).collect();
    places.sort();
    (places, report.findings.iter().filter(|finding| finding.place.span.is_none()).count())
}

/// The text with carets under places, as a page shows it.
fn with_carets(text: &str, places: &[Span]) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end_matches('\n').len();
        shown.push_str(line.trim_end_matches('\n'));
        shown.push('\n');
        let carets: String = text[at..end]
            .char_indices()
            .map(|(byte, _)| {
                let here = places.iter().any(|place| place.start <= at + byte && at + byte < place.end);
                if here { '^' } else { ' ' }
            })
            .collect();
        if carets.contains('^') {
            shown.push_str(carets.trim_end());
            shown.push('\n');
        }
        at += line.len();
    }
    shown
}

/// The languages of pages.
const LANGUAGES: [Language; 3] = [Language::En, Language::Fr, Language::De];

fn page_path(id: &str, language: Language) -> PathBuf {
    let (group, name) = id.split_once('/').expect("an id has a group");
    let name = if name == "self" { "self_".to_owned() } else { name.replace('-', "_") };
    let file = match language {
        Language::En => format!("{name}.md"),
        other => format!("{name}.{}.md", other.code()),
    };
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(group.replace('-', "_")).join(file)
}

#[test]
fn every_page_has_its_form_and_is_its_rules_own() {
    for (meta, language) in RULES.iter().flat_map(|rule| LANGUAGES.map(|language| (rule.meta(), language))) {
        let code = language.code();
        let text = meta.pages.of(language);
        let page = page::parse(text, language).unwrap_or_else(|error| panic!("{} {code}: {error}", meta.id));
        assert_eq!(Some(page.title), template(language, meta.id, "title"), "{} {code}: the title", meta.id);
        for (heading, text) in &page.sections {
            assert!(!text.is_empty(), "{} {code}: \"{heading}\" is empty", meta.id);
        }
        let file = std::fs::read_to_string(page_path(meta.id, language));
        assert_eq!(file.ok().as_deref(), Some(text), "{} {code}: the page lies beside the rule", meta.id);
        let foreign = page.examples.iter().find(|example| example.language != language);
        assert!(foreign.is_none(), "{} {code}: an example in another language", meta.id);
    }
}

#[test]
fn every_language_claimed_has_examples_of_both_kinds_and_no_other() {
    for (meta, language) in RULES.iter().flat_map(|rule| LANGUAGES.map(|language| (rule.meta(), language))) {
        let page = page::parse(meta.pages.of(language), language).expect("held by another test");
        for fails in [true, false] {
            let has = page.examples.iter().any(|example| example.fails == fails);
            let claimed = meta.languages.contains(&language);
            assert_eq!(has, claimed, "{}: examples, fails = {fails}, in {}", meta.id, language.code());
        }
    }
}

#[test]
fn a_page_is_shown_with_examples_whatever_the_rule_reads_and_with_its_noise() {
    let rule = page::rule("claims/markush-open").expect("a rule that reads English only");
    for (language, words) in [(Language::Fr, "constats pour 100"), (Language::De, "Befunde je 100")] {
        let shown = page::shown(rule.meta(), language);
        assert!(shown.contains("selected from the group comprising") && shown.contains(words), "{shown}");
    }
}

#[test]
fn a_rule_that_often_speaks_on_granted_patents_is_marked() {
    let mut marked = 0;
    for rule in RULES {
        let loud = noise::of(rule.meta().id).is_some_and(|noise| noise.is_loud());
        marked += usize::from(loud);
        for (language, words) in
            [(Language::En, "**Often raised"), (Language::Fr, "**Souvent relevé"), (Language::De, "**Oft gemeldet")]
        {
            assert_eq!(page::shown(rule.meta(), language).contains(words), loud, "{}", rule.meta().id);
        }
    }
    assert!((1..RULES.len() / 4).contains(&marked), "{marked} rules are marked");
}

/// With `UPDATE=1` the carets of failing examples are written anew; read what changed before you keep it.
#[test]
fn examples_fire_where_they_should_and_nowhere_else() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for (meta, language) in RULES.iter().flat_map(|rule| LANGUAGES.map(|language| (rule.meta(), language))) {
        let text = meta.pages.of(language);
        let page = page::parse(text, language).expect("held by another test");
        let mut rewritten: Vec<String> = text.lines().map(str::to_owned).collect();
        for example in page.examples.iter().rev() {
            let (places, unplaced) = found(meta.id, example);
            let fires = !places.is_empty() || unplaced > 0;
            if example.fails != fires {
                wrong.push(format!(
                    "{} must{} fire on:\n{}",
                    meta.id,
                    if fires { " not" } else { "" },
                    with_carets(&example.text, &places)
                ));
                continue;
            }
            if places == example.marks && unplaced == example.unplaced {
                continue;
            }
            if update && unplaced <= 1 {
                let close = (example.line + 1..rewritten.len()).find(|&line| rewritten[line] == "```").expect("parsed");
                let shown = with_carets(&example.text, &places);
                rewritten.splice(example.line + 1..close, shown.lines().map(str::to_owned));
            } else {
                wrong.push(format!(
                    "{} ({}): found {unplaced} without place, expected {}; found\n{}expected\n{}",
                    meta.id,
                    example.language.code(),
                    example.unplaced,
                    with_carets(&example.text, &places),
                    with_carets(&example.text, &example.marks)
                ));
            }
        }
        let rewritten = rewritten.join("\n") + "\n";
        if update && rewritten != text {
            std::fs::write(page_path(meta.id, language), rewritten).expect("the page can be written");
        }
    }
    assert!(wrong.is_empty(), "{} examples are wrong:\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_part_that_was_not_supplied_is_said_and_never_passed_over() {
    let empty = Application::default();
    let report = door::check(&empty, &Office::ALL, &[]);
    for rule in RULES.iter().filter(|rule| !rule.meta().needs.is_empty()) {
        let meta = rule.meta();
        if meta.stages.contains(&empty.facts.stage.value) {
            assert!(report.cannot_assess.iter().any(|unable| unable.rule == meta.id), "{}", meta.id);
            assert!(!report.ran.contains(&meta.id), "{}", meta.id);
        }
    }
}
