//! `similar --jsonl`: pairs of terms in, one score a line out in their order; how alike terms are is the model's answer.

use super::jsonl;
use crate::arguments::Similar;
use crate::ending::{Ending, Failure, answer};
use crate::models;
use claimwright_api::Language;
use claimwright_infer::TermPair;
use serde::Deserialize;
use std::fmt::Write as _;

/// A line of the input; other keys are left aside.
#[derive(Debug, Deserialize)]
struct Asked {
    a: String,
    b: String,
    context: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Similar) -> Result<Ending, Failure> {
    let asked: Vec<Asked> = jsonl::read(&arguments.jsonl)?;
    let mut similarity = match arguments.lang {
        Language::En => models::similarity(arguments.adapter.as_deref())?,
        Language::Fr | Language::De => models::similarity_of_many()?,
    };
    let pairs: Vec<TermPair<'_>> =
        asked.iter().map(|asked| TermPair { a: &asked.a, b: &asked.b, context: asked.context.as_deref() }).collect();
    let scores = similarity.similar(&pairs).map_err(|error| Failure::model(format!("{error}.")))?;
    let mut out = String::new();
    for score in scores {
        let _ = writeln!(out, "{{\"score\":{score:.4}}}");
    }
    answer(&out);
    Ok(Ending::Done)
}
