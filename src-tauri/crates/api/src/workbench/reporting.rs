//! The workbench's reports: of the document as it stands or of the draft, in every form; not how a form is written.

use super::Workbench;
use crate::annotated::{self, Annotation};
use crate::report::{self, Sarif};
use crate::wire::{ReportKind, ReportRequest};
use crate::{ApiError, Document, export, validation};
use claimwright_lint::Options;

/// A report to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// A file name.
    pub suggested_name: String,
    /// What is in the file.
    pub content: Content,
}

/// What is in the file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Written(Vec<u8>),
    /// A package with comments, which are still to be set in it.
    Commented(Annotation),
}

impl Workbench {
    /// A report of the document with the claims of the editor, or of the draft.
    ///
    /// # Errors
    /// `NothingOpen`, `NoDraft`, `CannotWrite`.
    pub fn report(&self, request: &ReportRequest) -> Result<Report, ApiError> {
        let open = self.document()?;
        let mut document = if request.draft {
            let manuscript = self.drafted()?.manuscript(true);
            Document::of(&open.name, manuscript, Some(open.application.language), open.application.facts)?
        } else {
            open.edited(&request.claims)
        };
        document.application.baseline = self.looked_at(open, &request.claims, request.draft)?.baseline;
        let names = self.naming.names_once(&document.application);
        let options = Options { offices: &open.offices, only: None, names: Some(&names) };
        let mut validated = validation::report(&document, &options, self.own_rules(), self.interface);
        validated.set_aside(&self.waivers, !request.client);
        let (ending, content) = match request.format {
            ReportKind::Html => ("html", report::html(&[validated])),
            ReportKind::Text => ("txt", report::text(&validated)),
            ReportKind::Json => ("json", report::json(&validated, true) + "\n"),
            ReportKind::Jsonl => ("jsonl", report::json(&validated, false) + "\n"),
            ReportKind::Sarif => {
                let mut sarif = Sarif::new(self.interface);
                let is_as_read = !request.draft && !document.is_edited();
                let text = is_as_read.then(|| document.text_of(&self.bytes)).flatten();
                sarif.add(&document, &validated, text);
                ("sarif", sarif.finish())
            }
            ReportKind::Docx => {
                let content = annotated::remarks(&document, &validated, &self.bytes)?;
                let suggested_name = Self::report_name(open, request, "docx");
                return Ok(Report { suggested_name, content: Content::Commented(content) });
            }
        };
        let suggested_name = Self::report_name(open, request, ending);
        Ok(Report { suggested_name, content: Content::Written(content.into_bytes()) })
    }

    fn report_name(document: &Document, request: &ReportRequest, ending: &str) -> String {
        let kind = if request.format == ReportKind::Docx { "commented" } else { "report" };
        let draft = if request.draft { "-draft" } else { "" };
        let client = if request.client { "-client" } else { "" };
        format!("{}{draft}-{kind}{client}.{ending}", export::safe_stem(&document.name))
    }
}

#[cfg(test)]
mod tests {
    use super::super::review::tests::{CLAIMS, opened, waiver};
    use super::*;
    use crate::ErrorCode;

    #[test]
    fn reports_of_every_form_name_what_was_set_aside_and_clients_see_no_reason() {
        let mut workbench = opened();
        let waiver = waiver(&workbench);
        workbench.set_aside(waiver).expect("it is set aside");
        for format in [
            ReportKind::Html,
            ReportKind::Text,
            ReportKind::Json,
            ReportKind::Jsonl,
            ReportKind::Sarif,
            ReportKind::Docx,
        ] {
            for client in [false, true] {
                let request = ReportRequest { format, client, claims: CLAIMS.to_owned(), draft: false };
                let report = workbench.report(&request).expect("it is written");
                let shown = match &report.content {
                    Content::Written(bytes) => String::from_utf8(bytes.clone()).expect("it is text"),
                    Content::Commented(annotation) => {
                        annotation.remarks.iter().flat_map(|remark| remark.lines.clone()).collect::<Vec<_>>().join("\n")
                    }
                };
                assert!(
                    report.suggested_name.starts_with("lamp-") && report.suggested_name.contains("client") == client
                );
                assert!(shown.contains("claims/antecedent-missing"), "{format:?}");
                assert_eq!(shown.contains("Known to Smith"), !client, "{format:?}");
            }
        }
        let request = ReportRequest { format: ReportKind::Html, client: false, claims: String::new(), draft: true };
        assert_eq!(workbench.report(&request).map_err(|error| error.code).err(), Some(ErrorCode::NoDraft));
    }
}
