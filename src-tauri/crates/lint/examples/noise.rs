//! Counts what each rule says of granted patents and prints `assets/noise.toml`: how many findings and how many errors and
//! warnings per hundred documents. Reads one JSON object a line, as `patents-dev.jsonl`, from standard input:
//! `zcat patents.jsonl.gz | cargo run -p claimwright-lint --example noise > assets/noise.toml`.

#![expect(clippy::print_stdout, reason = "what it prints is the file")]

use claimwright_application::{Application, FilingFacts, Language, Office, Parts};
use claimwright_assist::terms::{Decisions, Memo, Table};
use claimwright_lint::rules::RULES;
use claimwright_lint::{Options, Severity, check};
use serde_json::Value;
use std::collections::HashMap;
use std::io::BufRead;

fn main() {
    let (mut documents, mut counts) = (0u32, HashMap::<&'static str, [u32; 3]>::new());
    for line in std::io::stdin().lock().lines() {
        let document: Value = serde_json::from_str(&line.expect("standard input is text")).expect("a line is JSON");
        documents += 1;
        let application = application(&document);
        let table = Table::of(&application);
        let compared = table.compared(&mut Memo::default());
        let names = compared.names(&compared.groups(&|_, _| None, &Decisions::default()));
        let report = check(&application, &Options { offices: &Office::ALL, only: None, names: Some(&names) });
        let mut seen: HashMap<&'static str, ()> = HashMap::new();
        for finding in &report.findings {
            let count = counts.entry(finding.rule).or_default();
            count[0] += 1;
            count[1] += u32::from(finding.severity() >= Severity::Warning);
            count[2] += u32::from(seen.insert(finding.rule, ()).is_none());
        }
    }
    println!(
        "# Findings on granted patents, none of which an office refused; made by `cargo run -p claimwright-lint --example noise`."
    );
    println!(
        "# Per hundred documents: findings, those that some office weighs as warning or error, and documents with one.\n"
    );
    println!("documents = {documents}\n\n[rules]");
    for rule in RULES {
        let [findings, heavy, with] = counts.get(rule.meta().id).copied().unwrap_or_default();
        let share = |count: u32| f64::from(count) * 100.0 / f64::from(documents.max(1));
        println!(
            "\"{}\" = {{ findings = {:.1}, heavy = {:.1}, documents = {:.1} }}",
            rule.meta().id,
            share(findings),
            share(heavy),
            share(with)
        );
    }
}

fn application(document: &Value) -> Application {
    let text = |key: &str| document[key].as_str().map(str::to_owned);
    let claims = document["claims"].as_array();
    let parts = Parts {
        language: text("lang").as_deref().and_then(Language::from_code),
        title: text("title"),
        abstract_: text("abstract"),
        claims: claims.map(|all| all.iter().filter_map(|claim| claim.as_str().map(str::to_owned)).collect()),
        description: text("description"),
        drawings: None,
    };
    Application::from_parts(parts, FilingFacts::default())
}
