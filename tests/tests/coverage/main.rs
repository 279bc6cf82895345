//! Drafts the claims of 20 patents for the EPO and the USPTO by code alone and asks whether each limitation of each claim
//! stands in one sentence of the description outside the summary; [`prose`] looks for bad English.

mod checker;
mod prose;
mod snapshot;

use checker::{limitations, sentences, untold};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, FilingFacts, Language, Office, Parts};
use claimwright_draft::{Draft, Proposals, Request, write};
use claimwright_lint::{Options, Severity, check};

const CORPUS: &str = include_str!("../../corpus/claims-20.jsonl");
const OFFICES: [Office; 2] = [Office::Ep, Office::Us];

/// The patents of the corpus: id and claims.
fn patents() -> Vec<(String, Vec<String>)> {
    read(CORPUS)
}

fn read(corpus: &str) -> Vec<(String, Vec<String>)> {
    corpus
        .lines()
        .map(|line| {
            let patent: serde_json::Value = serde_json::from_str(line).expect("the corpus is JSON lines");
            let claims = patent["claims"].as_array().expect("claims are a list");
            let claims = claims.iter().map(|claim| claim.as_str().expect("a claim is text").to_owned()).collect();
            (patent["id"].as_str().expect("an id is text").to_owned(), claims)
        })
        .collect()
}

fn application(claims: Vec<String>) -> Application {
    let parts = Parts { language: Some(Language::En), claims: Some(claims), ..Parts::default() };
    Application::from_parts(parts, FilingFacts::default())
}

fn draft(application: &Application, office: Office) -> Draft {
    write(&Request { application, office, disclosure: None, figures: None }).expect("the claims can be drafted")
}

/// The draft as any reader of the file finds it.
fn read_back(draft: &Draft) -> Application {
    Application::from_manuscript(&draft.manuscript(Proposals::Drop), Some(Language::En), FilingFacts::default())
}

/// Sentences of the description outside its summary and its headings.
fn described(application: &Application) -> Vec<String> {
    let description = application.description.present().expect("a draft has a description");
    description
        .paragraphs
        .iter()
        .filter(|paragraph| !paragraph.heading && description.sections[paragraph.section].kind != SectionKind::Summary)
        .flat_map(|paragraph| sentences(paragraph.span.of(&description.text)))
        .collect()
}

#[test]
fn every_limitation_of_every_claim_is_told_in_one_sentence() {
    let mut total = 0;
    let mut missing = Vec::new();
    for (id, claims) in patents() {
        let given = application(claims);
        let set = given.claims.present().expect("the claims are there");
        for office in OFFICES {
            let written = read_back(&draft(&given, office));
            total += limitations(set).len();
            missing.extend(
                untold(set, &described(&written)).into_iter().map(|one| format!("{id} {}: {one:#?}", office.word())),
            );
        }
    }
    assert!(missing.is_empty(), "{} of {total} limitations are not told:\n{}", missing.len(), missing.join("\n"));
    assert!(total > 1000, "only {total} limitations were looked at");
}

#[test]
fn a_limitation_taken_out_of_the_description_is_missed() {
    let claims = vec![
        "1. A hinge, comprising: a first leaf; a second leaf pivotally connected to the first leaf; and a spring."
            .to_owned(),
        "2. The hinge of claim 1, wherein the spring is a torsion spring.".to_owned(),
    ];
    let given = application(claims);
    let set = given.claims.present().expect("the claims are there");
    let whole = described(&read_back(&draft(&given, Office::Us)));
    assert_eq!(untold(set, &whole), []);
    for (word, claim) in [("pivotally", 1), ("torsion", 2)] {
        let torn: Vec<String> = whole.iter().filter(|sentence| !sentence.contains(word)).cloned().collect();
        assert!(torn.len() < whole.len(), "no sentence has {word}");
        let found = untold(set, &torn);
        assert_eq!(found.iter().map(|one| one.claim).collect::<Vec<_>>(), [claim], "{found:?}");
        let weakened: Vec<String> = whole.iter().map(|sentence| sentence.replace(word, "")).collect();
        assert_eq!(untold(set, &weakened).len(), 1, "a lost limiting word is missed");
    }
    let pasted: Vec<String> = set.claims.iter().map(|claim| claim.body_text().to_owned()).collect();
    assert!(!untold(set, &pasted).is_empty(), "pasted claims do not count");
}

#[test]
fn drafts_are_read_back_whole_and_without_words_of_claims() {
    for (id, claims) in patents() {
        let given = application(claims);
        let set = given.claims.present().expect("the claims are there");
        for office in OFFICES {
            let drafted = draft(&given, office);
            assert_eq!(drafted, draft(&given, office), "{id}: a draft is the same each time");
            let written = read_back(&drafted);
            let back = written.claims.present().expect("a draft has claims");
            let bare = |set: &claimwright_application::ClaimSet| -> Vec<String> {
                set.claims.iter().map(|claim| claim.body_text().trim().to_owned()).collect()
            };
            assert_eq!(bare(back), bare(set), "{id}: claims are copied word for word");
            let abstract_ = written.abstract_.present().expect("a draft has an abstract");
            let words = abstract_.split_whitespace().count();
            assert!((10..=150).contains(&words), "{id}: the abstract has {words} words");
            assert!(!abstract_.contains("said ") && !abstract_.contains("wherein"), "{id}: {abstract_}");
            let title = written.title.present().expect("a draft has a title");
            assert!(title.split_whitespace().count() <= 25 || office == Office::Us, "{id}: {title}");
            for sentence in described(&written) {
                let lower = sentence.to_lowercase();
                for word in ["wherein", " said ", "the invention is", "conventional", "present invention", "claim 1"] {
                    assert!(!lower.contains(word), "{id}: {sentence}");
                }
            }
        }
    }
}

#[test]
fn the_linter_has_no_error_against_what_the_drafter_wrote() {
    let mut found = Vec::new();
    for (id, claims) in patents() {
        let given = application(claims);
        for office in OFFICES {
            let written = read_back(&draft(&given, office));
            let report = check(&written, &Options { offices: &[office], only: None, names: None });
            for finding in report.findings {
                // What is wrong with the claims themselves is the applicant's to mend.
                let of_claims = finding.place.claim.is_some();
                if finding.severity() == Severity::Error && !of_claims {
                    found.push(format!("{id} {}: {} {:?}", office.word(), finding.rule, finding.place));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
