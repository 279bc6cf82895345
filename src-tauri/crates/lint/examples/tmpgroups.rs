//! Temporary.
#![allow(clippy::all, missing_docs)]
use claimwright_application::{Application, FilingFacts, Language, Office, Parts};
use claimwright_assist::terms::{Decisions, Memo, Table};
use claimwright_lint::{Options, check};
use serde_json::Value;
use std::io::BufRead;
use std::time::Instant;
fn main() {
    let time = std::env::args().any(|a| a == "time");
    let mut total = 0;
    for line in std::io::stdin().lock().lines() {
        let d: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = |key: &str| d[key].as_str().map(str::to_owned);
        let parts = Parts {
            language: text("lang").as_deref().and_then(Language::from_code),
            title: text("title"),
            abstract_: text("abstract"),
            claims: d["claims"]
                .as_array()
                .map(|all| all.iter().filter_map(|c| c.as_str().map(str::to_owned)).collect()),
            description: text("description"),
            drawings: None,
        };
        let app = Application::from_parts(parts, FilingFacts::default());
        let Some(set) = app.claims.present() else { continue };
        let id = d["id"].as_str().unwrap_or("?");
        if time {
            let n = set.claims.len();
            if n < 40 {
                continue;
            }
            let mut memo = Memo::default();
            for round in 0..3 {
                let t0 = Instant::now();
                let table = Table::of(&app);
                let t1 = Instant::now();
                let c = table.compared(&mut memo);
                let t2 = Instant::now();
                let g = c.groups(&|_, _| None, &Decisions::default());
                let t3 = Instant::now();
                let desc = if round == 2 { table.described(&app).len() } else { 0 };
                let t4 = Instant::now();
                println!(
                    "{id} claims {n} terms {} q {} groups {} round {round}: table {:?} compare {:?} groups {:?} described {:?} {desc}",
                    table.terms.len(),
                    c.questions().len(),
                    g.len(),
                    t1 - t0,
                    t2 - t1,
                    t3 - t2,
                    t4 - t3
                );
            }
            continue;
        }
        let table = Table::of(&app);
        let mut memo = Memo::default();
        let c = table.compared(&mut memo);
        let names = c.names(&c.groups(&|_, _| None, &Decisions::default()));
        let r = check(
            &app,
            &Options {
                offices: &[Office::Ep],
                only: Some(&["terminology/variant", "terminology/near-miss"]),
                names: Some(&names),
            },
        );
        for f in &r.findings {
            total += 1;
            let claim = &set.claims[f.place.claim.unwrap()];
            let s = f.place.span.unwrap();
            let ctx = |text: &str, a: usize, b: usize| {
                let x = text.floor_char_boundary(a.saturating_sub(90));
                let y = text.ceil_char_boundary((b + 60).min(text.len()));
                format!("…{}[{}]{}…", &text[x..a], &text[a..b], &text[b..y]).replace('\n', " ")
            };
            println!("#{total} {id} {} {:?} {}", f.rule, f.severity(), f.message.render(Language::En));
            println!("   claim {}: {}", claim.number, ctx(&claim.text, s.start, s.end));
            if let Some(rel) = f.related.first() {
                let c = &set.claims[rel.place.claim.unwrap()];
                let s = rel.place.span.unwrap();
                println!("   first: claim {}: {}", c.number, ctx(&c.text, s.start, s.end));
            }
            if let Some(fix) = &f.fix {
                println!(
                    "   fix: {:?}",
                    fix.edits
                        .iter()
                        .map(|e| {
                            let c = &set.claims[e.place.claim.unwrap()];
                            format!("{} -> {}", e.place.span.unwrap().of(&c.text), e.replacement)
                        })
                        .collect::<Vec<_>>()
                );
            }
        }
    }
}
