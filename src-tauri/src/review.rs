//! What a review leaves on the disk: waivers beside the document, the firm's rules, reports; not what is in any of them.

use crate::desk::{Desk, Kept};
use crate::places;
use claimwright_api::waivers::{self, Waiver};
use claimwright_api::wire::{DocumentView, Exported, FirmView, ReportRequest, WaiversKept};
use claimwright_api::workbench::Content;
use claimwright_api::{ApiError, FirmRules, Workbench, firm_rules as read_rules};
use std::path::{Path, PathBuf};
use tauri::AppHandle;

/// Where the waivers of a document lie.
fn beside(document: &Path) -> Option<PathBuf> {
    Some(document.with_file_name(waivers::file_beside(document.file_name()?.to_str()?)))
}

/// The waivers in a file; none where it does not exist.
fn read(path: &Path) -> Result<Vec<Waiver>, ApiError> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    waivers::read(&named(path), &places::text(path)?)
}

fn named(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Takes the waivers beside a document; answers where further ones are to be kept, which is nowhere while a file that
/// cannot be read lies there.
pub fn take_waivers(workbench: &mut Workbench, document: &Path) -> Option<PathBuf> {
    let place = beside(document)?;
    let found = read(&place);
    let kept = found.is_ok().then_some(place);
    workbench.take_waivers(found);
    kept
}

/// The rules of a firm in a file.
///
/// # Errors
/// `CannotRead` with the line that is wrong.
pub fn firm_rules(path: &Path) -> Result<(String, FirmRules), ApiError> {
    let name = named(path);
    let rules = read_rules(&name, &places::text(path)?)?;
    Ok((name, rules))
}

impl Desk {
    /// Sets a finding aside or takes a waiver back, in memory and where the document is kept: in the vault, for the
    /// document or `for_matter`, or in the file beside it, which another program may have changed since.
    ///
    /// # Errors
    /// `CannotWrite`, where it then holds until the document is closed; those of the workbench.
    pub fn waive(
        &self,
        workbench: &mut Workbench,
        for_matter: bool,
        change: impl Fn(&mut Workbench) -> Result<(), ApiError>,
    ) -> Result<WaiversKept, ApiError> {
        let path = match self.kept().clone() {
            Kept::Vault(shown) => return self.waive_kept(workbench, &shown, for_matter, change),
            Kept::Beside(path) => path,
            Kept::Nowhere => return change(workbench).map(|()| WaiversKept { file: None, vault: false }),
        };
        workbench.take_waivers(Ok(read(&path)?));
        change(workbench)?;
        places::write(&path, waivers::written(workbench.waivers()).as_bytes())?;
        Ok(WaiversKept { file: Some(named(&path)), vault: false })
    }

    /// Takes an earlier version of the document from a file, to compare with, for a command that may pass the gate.
    ///
    /// # Errors
    /// As opening one.
    pub fn compare_with(&self, command: &str, path: &Path) -> Result<DocumentView, ApiError> {
        let (name, manuscript, _) = places::import(path)?;
        self.enter(command)?.compare_with(&name, manuscript)
    }

    /// Takes the rules of a firm from a file, now and at the next start.
    ///
    /// # Errors
    /// As [`firm_rules`].
    pub fn take_firm(&self, path: &Path) -> Result<FirmView, ApiError> {
        let (name, rules) = firm_rules(path)?;
        let view = FirmView { name: name.clone(), rules: rules.rules.len() };
        self.workbench().take_firm(Some((name, rules)));
        self.preference.keep_firm_rules(Some(path));
        Ok(view)
    }

    /// Lays the rules of the firm down.
    pub fn drop_firm(&self, workbench: &mut Workbench) {
        workbench.take_firm(None);
        self.preference.keep_firm_rules(None);
    }

    /// Writes a report where the user says, or into the folder; `None` where no place was chosen.
    ///
    /// # Errors
    /// `CannotWrite` and those of the workbench.
    pub fn write_report(&self, app: &AppHandle, request: &ReportRequest) -> Result<Option<Exported>, ApiError> {
        let report = self.workbench().report(request)?;
        let bytes = match report.content {
            Content::Written(bytes) => bytes,
            Content::Commented(annotation) => places::comment(annotation)?,
        };
        let place = places::put(app, self, false, &report.suggested_name, &bytes)?;
        Ok(place.map(|place| Exported { place, proposals_left_out: 0 }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Arguments;
    use std::fs;

    fn waiver(reason: &str) -> Waiver {
        Waiver {
            rule: "claims/and-or".to_owned(),
            part: "claims".to_owned(),
            excerpt: Some("and/or".to_owned()),
            claim: None,
            reason: reason.to_owned(),
        }
    }

    fn desk(file: &Path) -> Desk {
        let arguments =
            Arguments { file: Some(file.to_owned()), no_model: true, without_accounts: true, ..Arguments::default() };
        Desk::new(arguments)
    }

    #[test]
    fn waivers_lie_beside_the_document_and_are_there_at_the_next_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("c.txt");
        fs::write(&path, "1. A lid and/or a cap.").expect("a file");
        let first = desk(&path);
        // Where no worker stands beside the test, the document cannot be opened by it.
        let bytes = fs::read(&path).expect("a file");
        let open = |desk: &Desk| {
            let mut workbench = desk.workbench();
            workbench.open_bytes("c.txt", &bytes).expect("it is read");
            *desk.kept() = take_waivers(&mut workbench, &path).map_or(Kept::Nowhere, Kept::Beside);
        };
        open(&first);
        let kept = first.waive(&mut first.workbench(), false, |workbench| workbench.set_aside(waiver("agreed")));
        assert_eq!(kept.expect("it is kept").file.as_deref(), Some("c.txt.waivers.toml"));
        let second = desk(&path);
        open(&second);
        assert_eq!(second.workbench().waivers(), [waiver("agreed")]);
        second
            .waive(&mut second.workbench(), false, |workbench| workbench.take_back(&waiver("")))
            .expect("it is there");
        let third = desk(&path);
        open(&third);
        assert_eq!(third.workbench().waivers(), []);
        let file = folder.path().join("c.txt.waivers.toml");
        fs::write(&file, "[[waiver]]\nrule = 3").expect("a file");
        open(&third);
        let kept = third.waive(&mut third.workbench(), false, |workbench| workbench.set_aside(waiver("agreed")));
        assert_eq!(kept, Ok(WaiversKept { file: None, vault: false }));
        assert_eq!(fs::read_to_string(&file).expect("a file"), "[[waiver]]\nrule = 3", "what cannot be read is left");
    }

    #[test]
    fn a_bad_file_of_rules_is_named_with_its_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("firm.toml");
        fs::write(&path, "[[rule]]\nname = \"a\"\nmessage = \"b\"\n").expect("a file");
        let error = firm_rules(&path).expect_err("it looks for nothing");
        assert!(error.sentence.starts_with("firm.toml, line 2: "), "{}", error.sentence);
        fs::write(&path, b"\xff").expect("a file");
        assert!(firm_rules(&path).is_err_and(|error| error.sentence.contains("UTF-8")));
    }
}
