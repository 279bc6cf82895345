//! Where decisions about names are kept: in the glossary of the matter, or in a file beside the document; not what is
//! decided.

use crate::desk::{Desk, Kept};
use crate::places;
use claimwright_api::decided::{self, GlossaryEntry};
use claimwright_api::wire::{DecideNames, GlossaryKept};
use claimwright_api::{ApiError, Workbench};
use std::path::{Path, PathBuf};

/// The ending that a document's name has where its waivers lie.
const WAIVERS: &str = ".waivers.toml";

/// Where the glossary of a document lies.
fn beside(document: &Path) -> Option<PathBuf> {
    Some(document.with_file_name(decided::file_beside(document.file_name()?.to_str()?)))
}

/// The same, by where its waivers lie.
fn beside_waivers(waivers: &Path) -> Option<PathBuf> {
    let document = waivers.file_name()?.to_str()?.strip_suffix(WAIVERS)?;
    beside(&waivers.with_file_name(document))
}

fn named(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The glossary in a file; empty where it does not exist.
fn read(path: &Path) -> Result<Vec<GlossaryEntry>, ApiError> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    decided::read(&named(path), &places::text(path)?)
}

/// Takes the glossary beside a document.
pub fn take(workbench: &mut Workbench, document: &Path) {
    if let Some(place) = beside(document) {
        let found = read(&place);
        workbench.take_glossary(found);
    }
}

impl Desk {
    /// Takes what a person says of two names, in memory and where the document is kept: in the glossary of its matter, or
    /// in the file beside it, which another program may have changed since.
    ///
    /// # Errors
    /// `CannotWrite`, where it then holds until the document is closed; those of the workbench and of the vault.
    pub fn decide_names(&self, workbench: &mut Workbench, request: &DecideNames) -> Result<GlossaryKept, ApiError> {
        let decide = |workbench: &mut Workbench| workbench.decide_names(&request.name, &request.other, request.answer);
        let place = match self.kept().clone() {
            Kept::Vault(shown) => return self.decide_kept(workbench, &shown, decide),
            Kept::Beside(waivers) => beside_waivers(&waivers),
            Kept::Nowhere => None,
        };
        let Some(path) = place else {
            return decide(workbench).map(|()| GlossaryKept { file: None, vault: false });
        };
        workbench.take_glossary(Ok(read(&path)?));
        decide(workbench)?;
        places::write(&path, decided::written(workbench.glossary()).as_bytes())?;
        Ok(GlossaryKept { file: Some(named(&path)), vault: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Arguments;
    use claimwright_api::waivers;
    use claimwright_api::wire::SameView;
    use std::fs;

    fn request(answer: Option<SameView>) -> DecideNames {
        serde_json::from_value(serde_json::json!({ "name": "rod", "other": "bar", "answer": answer }))
            .expect("a request")
    }

    #[test]
    fn decisions_lie_beside_the_document_and_are_there_at_the_next_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("c.txt");
        fs::write(&path, "1. A rod and a bar.").expect("a file");
        let desk = Desk::new(Arguments { no_model: true, without_accounts: true, ..Arguments::default() });
        let mut workbench = desk.workbench();
        workbench.open_bytes("c.txt", b"1. A rod and a bar.").expect("it is read");
        *desk.kept() = Kept::Beside(folder.path().join(waivers::file_beside("c.txt")));
        let kept = desk.decide_names(&mut workbench, &request(Some(SameView::Different))).expect("it is kept");
        assert_eq!(kept, GlossaryKept { file: Some("c.txt.glossary.toml".to_owned()), vault: false });
        workbench.open_bytes("c.txt", b"1. A rod and a bar.").expect("it is read");
        assert!(workbench.glossary().is_empty(), "what belonged to another document is forgotten");
        take(&mut workbench, &path);
        assert_eq!(workbench.glossary()[0].rejected, ["bar"]);
        desk.decide_names(&mut workbench, &request(None)).expect("it is kept");
        assert!(workbench.glossary().is_empty());
        fs::write(folder.path().join("c.txt.glossary.toml"), "rod = bar").expect("a file");
        assert!(desk.decide_names(&mut workbench, &request(None)).is_err(), "what cannot be read is not written over");
    }
}
