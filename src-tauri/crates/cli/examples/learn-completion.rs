//! Makes the statistics that completion ships with from claims of US patents; no part of the program.
//!
//! Reads JSON lines, each `{"claim": "…"}`, `{"office": "US", "claims": ["…"], "description": "…"}` or `{"abstract": "…"}`,
//! which may have a description too, on standard input; other offices are left out, and of abstracts and descriptions only
//! frequent wordings are taken. With a generator (a GGUF file and a number of texts) it also learns how far that is to be heard.
//! `models/claim-language-en.md` has the command.

use claimwright_application::Language;
use claimwright_assist::completion::{Foresee, Source, learn};
use serde::Deserialize;
use std::error::Error;
use std::io::{BufRead as _, Write as _};
use std::path::Path;

/// Words of a set of claims that are read; the rest repeat them.
const LONGEST: usize = 900;

#[derive(Deserialize)]
struct Line {
    claim: Option<String>,
    claims: Option<Vec<String>>,
    office: Option<String>,
    #[serde(rename = "abstract")]
    summary: Option<String>,
    description: Option<String>,
}

/// The text of a line, its claims numbered and a blank line between them.
fn text(line: Line) -> Option<String> {
    if line.office.is_some_and(|office| office != "US") {
        return None;
    }
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(claim) = line.claim {
        return Some(spaced(&claim));
    }
    let mut words = 0;
    let mut texts = Vec::new();
    for (number, claim) in (1..).zip(line.claims?) {
        if words > LONGEST {
            break;
        }
        words += claim.split_whitespace().count();
        let numbered = claim.trim_start().starts_with(|c: char| c.is_ascii_digit());
        texts.push(if numbered { spaced(&claim) } else { format!("{number}. {}", spaced(&claim)) });
    }
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(out), generator) = (arguments.first(), arguments.get(1)) else {
        return Err("say where the statistics go, then, where wanted, a generator's file and a number of texts".into());
    };
    let (mut sources, mut others) = (Vec::new(), Vec::new());
    for line in std::io::stdin().lock().lines() {
        let mut line: Line = serde_json::from_str(&line?)?;
        let ours = line.office.as_deref().is_none_or(|office| office == "US");
        let described = line.description.take().filter(|_| ours);
        match line {
            Line { claim: None, claims: None, summary, .. } => others.extend(summary.into_iter().chain(described)),
            line => {
                let description = described.unwrap_or_default();
                sources.extend(text(line).map(|claims| Source { claims, description }));
            }
        }
    }
    others.sort_unstable();
    others.dedup();
    sources.sort_unstable_by(|a, b| a.claims.cmp(&b.claims));
    sources.dedup_by(|a, b| a.claims == b.claims);
    // In an order that has nothing to do with their words, so that each part is like the whole.
    let order = |mixed: u64, byte: u8| (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    sources.sort_by_key(|source| source.claims.bytes().fold(0u64, order));
    let statistics = match generator {
        None => learn(&sources, &others, Language::En, None),
        Some(path) => {
            let mut generator = claimwright_candle::load_generator(Path::new(path), "heard")?;
            let most = arguments.get(2).map_or(Ok(100), |number| number.parse())?;
            let foresee: &mut Foresee<'_> = &mut |text, offsets| generator.outlooks(text, offsets).unwrap_or_default();
            learn(&sources, &others, Language::En, Some((foresee, most)))
        }
    };
    let bytes = statistics.to_bytes();
    std::fs::write(out, &bytes)?;
    writeln!(std::io::stdout(), "{} texts, {} pieces known, {} bytes", sources.len(), statistics.known(), bytes.len())?;
    Ok(())
}
