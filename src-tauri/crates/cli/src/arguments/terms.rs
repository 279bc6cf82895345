//! The arguments of the commands about terms; not what they do.

use super::{AutoLanguage, ClaimsFormat, fixed_language, language};
use claimwright_api::Language;
use clap::Args;
use std::path::PathBuf;

/// `terms`.
#[derive(Debug, Args)]
pub struct Terms {
    /// A file, or `-` for text on standard input
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub input: Option<String>,
    /// Many documents, one JSON object a line as `validate` takes them; one table each, in their order
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    /// The encoder that is asked which terms are alike, or `none`; the one of `similar` where none is named and it is here
    #[arg(long, value_name = "ID|none")]
    pub model: Option<String>,
    /// An adapter that `adapt` has written; the one that comes with the program where none is named
    #[arg(long, value_name = "FILE")]
    pub adapter: Option<PathBuf>,
    /// What was decided about names, as TOML: tables [[term]] with term and, where wanted, aliases, rejected and open
    #[arg(long, value_name = "FILE")]
    pub glossary: Option<PathBuf>,
    /// The subclass of the CPC whose usual names are told (F16F), of English texts only
    #[arg(long, value_name = "CLASS")]
    pub field: Option<String>,
    /// Language of the text; `auto` reads it off the text
    #[arg(long, default_value = "auto", value_parser = language)]
    pub lang: AutoLanguage,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = ClaimsFormat::Text)]
    pub format: ClaimsFormat,
}

/// `similar`.
#[derive(Debug, Args)]
pub struct Similar {
    /// Pairs, one JSON object a line with a, b and, where known, context; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub jsonl: PathBuf,
    /// An adapter that `adapt` has written; the one that comes with the program where none is named
    #[arg(long, value_name = "FILE")]
    pub adapter: Option<PathBuf>,
    /// Language of the terms: fr and de are read by the encoder of many languages, which must be here
    #[arg(long, default_value = "en", value_parser = fixed_language, conflicts_with = "adapter")]
    pub lang: Language,
}

/// `adapt`.
#[derive(Debug, Args)]
pub struct Adapt {
    /// Scored pairs, one JSON object a line with a, b, score and, where known, context
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    pub data: Vec<PathBuf>,
    /// Where the adapter goes; while it is trained, FILE.partial lets an interrupted run go on
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// An adapter to begin with; without it a new one is trained
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// How often each pair is learnt from
    #[arg(long, default_value_t = 2.0)]
    pub epochs: f64,
    /// Rank of the changes of a new adapter: its size grows with it
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=128))]
    pub rank: u16,
    /// Highest learning rate
    #[arg(long, default_value_t = 5e-4)]
    pub rate: f64,
    /// Percent of the first terms that are held out to judge by
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u8).range(5..=50))]
    pub held_out: u8,
    /// Seed of first values and order
    #[arg(long, default_value_t = 1)]
    pub seed: u32,
}
