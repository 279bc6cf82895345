//! Compares three whole drafts with the texts that were committed; `CLAIMWRIGHT_BLESS=1` writes them anew.

use super::{application, draft, patents};
use claimwright_application::Office;
use claimwright_application::manuscript::Role;
use claimwright_draft::Proposals;
use std::path::PathBuf;

const DRAFTS: [(&str, Office); 3] =
    [("US-7862500-B2", Office::Us), ("US-7314120-B2", Office::Ep), ("US-6982059-B2", Office::Us)];

#[test]
fn drafts_are_as_committed() {
    for (id, office) in DRAFTS {
        let (_, claims) = patents().into_iter().find(|(known, _)| known == id).expect("the corpus has the patent");
        let drafted = draft(&application(claims), office);
        let mut text = String::new();
        for paragraph in drafted.manuscript(Proposals::Drop).paragraphs {
            let mark = match paragraph.role {
                Role::Title => "# ".to_owned(),
                Role::Heading(level) => format!("\n{} ", "#".repeat(usize::from(level) + 1)),
                _ => paragraph.label.map(|label| format!("{label} ")).unwrap_or_default(),
            };
            text.push_str(&format!("{mark}{}\n", paragraph.text));
        }
        for question in drafted.questions {
            text.push_str(&format!("\n? {}: {}", question.section, question.text));
        }
        text.push('\n');
        let path =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/drafts").join(format!("{id}.{}.txt", office.word()));
        if std::env::var_os("CLAIMWRIGHT_BLESS").is_some() {
            std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
            std::fs::write(&path, &text).expect("the snapshot can be written");
        }
        let committed = std::fs::read_to_string(&path).expect("the snapshot is committed");
        assert!(text == committed, "{} differs; CLAIMWRIGHT_BLESS=1 writes it anew", path.display());
    }
}
