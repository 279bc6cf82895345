//! What the program can be started with; not what is done with it.

use clap::{Parser, ValueEnum};
use std::path::PathBuf;

/// Drafts and validates patent applications from their claims, with no network.
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "claimwright-desk", version)]
pub struct Arguments {
    /// A document to open.
    #[arg(conflicts_with = "folder")]
    pub file: Option<PathBuf>,
    /// A folder with claims.txt to open; exports go there without asking.
    #[arg(long, value_name = "DIR", requires = "without_accounts")]
    pub folder: Option<PathBuf>,
    /// Run without accounts: documents are files of the disk, in the clear, and nothing is kept.
    #[arg(long)]
    pub without_accounts: bool,
    /// Start the draft for this office as soon as the window stands.
    #[arg(long, value_name = "OFFICE")]
    pub draft: Option<DraftOffice>,
    /// Seed of the model's sampling.
    #[arg(long, default_value_t = 0)]
    pub seed: u32,
    /// The model that proposes sentences by default.
    #[arg(long, value_name = "ID", conflicts_with = "no_model")]
    pub model: Option<String>,
    /// Let no model propose sentences by default.
    #[arg(long)]
    pub no_model: bool,
}

/// An office for which a draft can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DraftOffice {
    /// European Patent Office.
    Ep,
    /// United States Patent and Trademark Office.
    Us,
}

impl Arguments {
    /// What the window shall do by itself at its start, as the fragment of its address; empty for nothing. The model is
    /// told by `status`, as it depends on what is on this machine.
    pub fn wish(&self) -> String {
        let office = match self.draft {
            Some(DraftOffice::Ep) => "ep",
            Some(DraftOffice::Us) => "us",
            None => return String::new(),
        };
        format!("draft={office}&seed={}", self.seed)
    }

    /// The document to open, where one is named.
    pub fn document(&self) -> Option<PathBuf> {
        self.file.clone().or_else(|| Some(self.folder.as_ref()?.join("claims.txt")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_carries_office_and_seed() {
        let arguments = Arguments::parse_from([
            "claimwright-desk",
            "--without-accounts",
            "--folder",
            "d",
            "--draft",
            "us",
            "--seed",
            "7",
        ]);
        assert_eq!(arguments.wish(), "draft=us&seed=7");
        assert_eq!(arguments.document(), Some(PathBuf::from("d/claims.txt")));
        assert_eq!(Arguments::default().wish(), "");
    }

    #[test]
    fn contradictions_are_refused() {
        for wrong in [
            &["x", "--model", "m", "--no-model"][..],
            &["x", "f.docx", "--without-accounts", "--folder", "d"],
            &["x", "--folder", "d"],
            &["x", "--draft", "fr"],
        ] {
            assert!(Arguments::try_parse_from(wrong).is_err(), "{wrong:?}");
        }
    }
}
