//! What stays of a draft: its proposals in the vault or in the folder, and the documents of the folder; not the draft itself.

use super::Desk;
use crate::places;
use claimwright_api::wire::{DraftView, Export, ExportFormat, ExportKind};
use claimwright_api::{ApiError, Document, FilingFacts, LintOptions, Office, Workbench, validation};

/// What stays of proposals in a folder, so that a model is not asked twice for the same.
const PROPOSALS: &str = "proposals.json";

impl Desk {
    /// Takes over proposals that an earlier run left in the vault or in the folder; answers the draft with them, or `None` where they
    /// are of other claims, another model or another seed.
    pub fn restore(&self) -> Option<DraftView> {
        let json = match (self.shown_in_vault(), &self.folder) {
            (Some(shown), _) => self.kept_trace(&shown)?,
            (None, Some(folder)) => String::from_utf8(places::read(&folder.join(PROPOSALS)).ok()?).ok()?,
            (None, None) => return None,
        };
        let mut workbench = self.workbench();
        if workbench.restore_proposals(&json) { workbench.draft_view().ok() } else { None }
    }

    /// Keeps the proposals of a draft in the vault, or the draft and its proposals in the folder, where there is one.
    ///
    /// # Errors
    /// [`ErrorCode::CannotWrite`], and those of the vault.
    pub fn keep(&self) -> Result<(), ApiError> {
        if let Some(shown) = self.shown_in_vault() {
            let proposals = self.workbench().proposals();
            return proposals.map_or(Ok(()), |json| self.keep_trace(&shown, &json));
        }
        let Some(folder) = &self.folder else { return Ok(()) };
        let workbench = self.workbench();
        let office = workbench.draft_view()?.office;
        for (kind, name) in [(ExportKind::Filing, ""), (ExportKind::Working, "-working-copy")] {
            let request = Export { kind, format: ExportFormat::Docx, choose_place: false };
            let name = format!("application-{office}{name}.docx");
            let bytes = workbench.export(&request)?.bytes;
            places::write(&folder.join(&name), &bytes)?;
            if kind == ExportKind::Filing {
                let report = report(&name, &bytes, &office, &workbench)?;
                places::write(&folder.join(format!("application-{office}-report.html")), report.as_bytes())?;
            }
        }
        match workbench.proposals() {
            Some(json) => places::write(&folder.join(PROPOSALS), json.as_bytes()),
            None => Ok(()),
        }
    }
}

/// What the office would object to in the document of these bytes, as a page.
fn report(name: &str, bytes: &[u8], office: &str, workbench: &Workbench) -> Result<String, ApiError> {
    let document = Document::read(name, bytes, None, FilingFacts::default())?;
    let offices: Vec<Office> = Office::from_word(office).into_iter().collect();
    let options = LintOptions { offices: &offices, only: None, names: None };
    let mut validated = validation::report(&document, &options, workbench.own_rules(), workbench.interface());
    validated.set_aside(workbench.waivers(), true);
    Ok(claimwright_api::report::html(&[validated]))
}
