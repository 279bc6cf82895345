//! A draft as a manuscript, for export and for validation; not its text, which the sections wrote.

use crate::document::{Block, BlockKind, Draft, Proposals};
use claimwright_application::manuscript::{Manuscript, Paragraph, Role};

impl Draft {
    /// The draft as a manuscript, for export and for validation, the paragraphs of its description numbered (37 CFR
    /// 1.52(b)(6)).
    pub fn manuscript(&self, proposals: Proposals) -> Manuscript {
        let mut manuscript = Manuscript { pictures: Some(0), ..Manuscript::default() };
        for laid in self.laid() {
            let block = &*laid.block;
            let text = accepted(block);
            if !text.is_empty() {
                manuscript.paragraphs.push(paragraph(block.kind, text));
            }
            if proposals == Proposals::Marked {
                for sentence in block.sentences.iter().filter(|sentence| !sentence.accepted) {
                    let mut set_apart = Paragraph::new(Role::Body, format!("[PROPOSAL {}]", sentence.text));
                    set_apart.proposal = true;
                    manuscript.paragraphs.push(set_apart);
                }
            }
        }
        manuscript.with_paragraph_numbers()
    }
}

/// The accepted sentences of a block, joined by one space.
fn accepted(block: &Block) -> String {
    let sentences: Vec<&str> =
        block.sentences.iter().filter(|sentence| sentence.accepted).map(|sentence| sentence.text.as_str()).collect();
    sentences.join(" ")
}

fn paragraph(kind: BlockKind, text: String) -> Paragraph {
    let role = match kind {
        BlockKind::Title => Role::Title,
        BlockKind::Heading(level) => Role::Heading(level),
        BlockKind::Claim => Role::Claim,
        BlockKind::Paragraph | BlockKind::Abstract => Role::Body,
    };
    let mut paragraph = Paragraph::new(role, text);
    if kind == BlockKind::Claim {
        let digits = paragraph.text.len() - paragraph.text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let label_end = digits + usize::from(paragraph.text[digits..].starts_with(['.', ')']));
        if digits > 0 && label_end > digits {
            paragraph.label = Some(paragraph.text[..label_end].to_owned());
            paragraph.text = paragraph.text[label_end..].trim_start().to_owned();
        }
    }
    paragraph
}
