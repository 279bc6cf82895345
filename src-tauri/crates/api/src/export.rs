//! A manuscript to the bytes of a file with a name that says what it is; writing the file is the front end's.

pub use crate::wire::{ExportFormat, ExportKind};
pub use claimwright_files::Page;

use crate::wire::Export;
use crate::{ApiError, ErrorCode};
use claimwright_application::claims::amendments;
use claimwright_application::manuscript::{Paragraph, Role, Style, StyledRun};
use claimwright_application::{Manuscript, Span};
use claimwright_files::Kind;
use std::borrow::Cow;

/// The bytes of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedBytes {
    /// A file name; the working kind says that it is not for filing.
    pub suggested_name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Proposals that were left out, as nobody has accepted them.
    pub proposals_left_out: usize,
}

/// Formats and their endings.
const ENDINGS: [(ExportFormat, &str); 4] =
    [(ExportFormat::Docx, "docx"), (ExportFormat::Html, "html"), (ExportFormat::Md, "md"), (ExportFormat::Txt, "txt")];

/// The format of an ending, lower case and without its dot.
pub fn format(ending: &str) -> Option<ExportFormat> {
    ENDINGS.iter().find(|(_, of)| *of == ending).map(|(format, _)| *format)
}

/// Writes a manuscript in a format, with the page that the office asks for.
///
/// # Errors
/// [`ErrorCode::CannotWrite`] with the writer's sentence.
pub fn written(
    manuscript: &Manuscript,
    format: ExportFormat,
    kind: ExportKind,
    page: Page,
) -> Result<Vec<u8>, ApiError> {
    let kind = match kind {
        ExportKind::Filing => Kind::Filing,
        ExportKind::Working => Kind::Working,
    };
    match format {
        ExportFormat::Docx => claimwright_files::write_docx(&typed(manuscript), kind, &page)
            .map_err(|error| ApiError::new(ErrorCode::CannotWrite, error.to_string())),
        ExportFormat::Html => Ok(claimwright_files::write_html(&typed(manuscript), kind, &page).into_bytes()),
        ExportFormat::Md => Ok(claimwright_files::write_markdown(manuscript, kind).into_bytes()),
        ExportFormat::Txt => Ok(claimwright_files::write_text(manuscript, kind).into_bytes()),
    }
}

/// The manuscript with the amendments of its claims struck and underlined, which text can only mark.
fn typed(manuscript: &Manuscript) -> Cow<'_, Manuscript> {
    let mut typed = Cow::Borrowed(manuscript);
    let claims = manuscript.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.role == Role::Claim);
    for (index, paragraph) in claims {
        let changes = amendments(&paragraph.text);
        if changes.is_empty() {
            continue;
        }
        let (mut text, mut styles, mut at) = (String::new(), Vec::new(), 0);
        // Type that the claim has already moves with its words.
        let mut runs = paragraph.styles.iter().peekable();
        let mut until = |end: usize, at: usize, start: usize, styles: &mut Vec<StyledRun>| {
            while let Some(run) = runs.next_if(|run| run.span.start < end) {
                if at <= run.span.start && run.span.end <= end {
                    let moved = Span::new(run.span.start - at + start, run.span.end - at + start);
                    styles.push(StyledRun { span: moved, style: run.style });
                }
            }
        };
        for change in changes {
            until(change.span.start, at, text.len(), &mut styles);
            text.push_str(&paragraph.text[at..change.span.start]);
            let start = text.len();
            text.push_str(change.words.of(&paragraph.text));
            let style = if change.deleted { Style::Struck } else { Style::Underlined };
            styles.push(StyledRun { span: Span::new(start, text.len()), style });
            at = change.span.end;
        }
        until(paragraph.text.len(), at, text.len(), &mut styles);
        text.push_str(&paragraph.text[at..]);
        typed.to_mut().paragraphs[index] = Paragraph { text, styles, ..paragraph.clone() };
    }
    typed
}

/// Writes a manuscript and names the file.
///
/// # Errors
/// As [`written`].
pub fn named(
    manuscript: &Manuscript,
    request: &Export,
    page: Page,
    stem: &str,
    proposals_left_out: usize,
) -> Result<ExportedBytes, ApiError> {
    let bytes = written(manuscript, request.format, request.kind, page)?;
    let kind = match request.kind {
        ExportKind::Filing => "filing",
        ExportKind::Working => "working-copy",
    };
    let ending = ENDINGS.iter().find(|(of, _)| *of == request.format).map_or("", |(_, ending)| ending);
    let suggested_name = format!("{}-{}-{kind}.{ending}", safe_stem(stem), page.office.word());
    Ok(ExportedBytes { suggested_name, bytes, proposals_left_out })
}

/// A file name's stem in letters that every system accepts.
pub(crate) fn safe_stem(name: &str) -> String {
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 && !ending.contains(' ') => stem,
        _ => name,
    };
    let safe: String = stem.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let safe = safe.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    if safe.is_empty() { "application".to_owned() } else { safe.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe() {
        assert_eq!(safe_stem("My claims (v2).docx"), "my-claims-v2");
        assert_eq!(safe_stem("../../etc/passwd"), "etc-passwd");
        assert_eq!(safe_stem("..."), "application");
        assert_eq!(safe_stem("Sample: textile separating apparatus"), "sample-textile-separating-apparatus");
    }
}
