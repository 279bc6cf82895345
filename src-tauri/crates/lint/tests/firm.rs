//! The rules of a firm: what they find, what excuses a hit, and the sentence for a file that is wrong; not any office's law.

use claimwright_application::{Application, FilingFacts, Language, Office, Parts};
use claimwright_lint::firm::{FirmReport, FirmRules, check, read};
use claimwright_lint::{Options, Severity};

const RULES: &str = r#"
[[rule]]
name = "plain-words"
message = { en = "The firm writes \"use\", not \"{found}\".", de = "Die Kanzlei schreibt nicht „{found}“." }
words = ["utilize", "in  case of"]
exceptions = ["may utilize"]
severity = { ep = "error", us = "info" }

[[rule]]
name = "years"
message = "A year stands in the text."
patterns = ['\b(19|20)\d\d\b']
parts = ["abstract", "description"]
offices = ["us"]
"#;

fn application(claims: &[&str], abstract_: Option<&str>) -> Application {
    let parts = Parts {
        language: Some(Language::En),
        claims: Some(claims.iter().map(|claim| (*claim).to_owned()).collect()),
        abstract_: abstract_.map(str::to_owned),
        ..Parts::default()
    };
    Application::from_parts(parts, FilingFacts::default())
}

fn run(rules: &FirmRules, application: &Application, offices: &[Office]) -> FirmReport {
    check(rules, application, &Options { offices, only: None, names: None })
}

#[test]
fn words_match_whole_and_once_and_exceptions_excuse() {
    let rules = read(RULES).expect("the file is right");
    let text = "1. A lamp to utilize and UTILIZE heat, in case\nof frost, not utilized, which may utilize oil.";
    let report = run(&rules, &application(&[text], None), &[]);
    let told: Vec<(&str, usize)> = report.findings.iter().map(|found| (&*found.words, found.related.len())).collect();
    assert_eq!(told, [("utilize", 1), ("in case of", 0)]);
    let place = report.findings[0].place;
    assert_eq!(place.span.map(|span| span.of(text)), Some("utilize"));
    assert_eq!(report.findings[0].by_office, [(Office::Ep, Severity::Error), (Office::Us, Severity::Info)]);
    let rule = rules.rule("firm/plain-words").expect("its id");
    assert_eq!(rule.says("utilize", Language::De), "Die Kanzlei schreibt nicht „utilize“.");
    assert_eq!(rule.says("utilize", Language::Fr), rule.says("utilize", Language::En));
    assert_eq!(rule.title.of(Language::En), "Plain words");
}

#[test]
fn offices_languages_and_the_list_of_rules_choose() {
    let rules = read(RULES).expect("the file is right");
    let mut written = application(&["1. A lamp to utilize heat."], Some("A lamp of 1999."));
    assert_eq!(run(&rules, &written, &[Office::Us]).findings.len(), 2);
    assert_eq!(run(&rules, &written, &[Office::Ep]).findings.len(), 1);
    assert_eq!(run(&rules, &written, &[Office::Fr]).ran.len(), 0);
    let only = check(&rules, &written, &Options { offices: &[], only: Some(&["firm/years"]), names: None });
    assert_eq!(only.findings.iter().map(|found| &*found.words).collect::<Vec<_>>(), ["1999"]);
    let english =
        read(&RULES.replace("severity = {", "languages = [\"fr\"]\nseverity = {")).expect("the file is right");
    assert_eq!(run(&english, &written, &[Office::Ep]).findings.len(), 0);
    written.language = Language::Fr;
    assert_eq!(run(&english, &written, &[Office::Ep]).findings.len(), 1);
}

#[test]
fn a_part_that_a_rule_names_and_that_is_not_there_is_told() {
    let rules = read(RULES).expect("the file is right");
    let report = run(&rules, &application(&["1. A lamp."], None), &[Office::Us]);
    let told: Vec<usize> = report.cannot_assess.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(told, [1, 1], "abstract and description were not supplied");
    assert_eq!(report.ran, [0]);
}

#[test]
fn a_bad_file_gets_one_sentence_with_its_line() {
    let good = "[[rule]]\nname = \"a\"\nmessage = \"b\"\nwords = [\"c\"]\n";
    assert!(read(good).is_ok() && read("").is_ok());
    for (bad, line, why) in [
        (good.replace("message", "massage"), 3, "unknown field"),
        (good.replace("\"a\"", "\"A b\""), 2, "small letters"),
        (good.replace("words = [\"c\"]", ""), 2, "looks for nothing"),
        (good.replace("\"b\"", "\" \""), 2, "says nothing"),
        (good.replace("\"b\"", "{ it = \"x\" }"), 2, "en, fr and de"),
        (format!("{good}{good}"), 6, "two rules"),
        (format!("{good}patterns = ['ab', '(c']\n"), 5, "no regular expression"),
        (format!("{good}patterns = ['x*']\n"), 5, "at least one character"),
        (format!("{good}patterns = ['(?:a{{1000}}){{1000}}']\n"), 5, "no regular expression"),
        (format!("{good}patterns = ['a(?=b)']\n"), 5, "look-around"),
        (format!("{good}offices = [\"ep\", \"uk\"]\n"), 5, "not an office"),
        (format!("{good}parts = [\"drawings\"]\n"), 5, "a part with text"),
        (format!("{good}severity = \"fatal\"\n"), 5, "no severity"),
        ("words = 3".to_owned(), 1, "unknown field"),
        ("[[rule]\n".to_owned(), 1, "explain firm"),
    ] {
        let error = read(&bad).expect_err(&bad);
        let shown = error.to_string();
        assert!(error.line == line && shown.contains(why) && !shown.contains('\n'), "{bad}\n{shown}");
    }
}
