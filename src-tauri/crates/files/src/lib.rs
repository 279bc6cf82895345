//! Files to and from [`Manuscript`]: bytes of DOCX, PDF, patent XML, Markdown or text in, bytes of DOCX, HTML, Markdown
//! or text out, and a DOCX that was read with remarks beside its words.
//!
//! It knows formats and their limits; it does not know what a claim is, and opens no file but the one that
//! [`write_beside`] replaces. [`read()`] is the way in; each writer is one function. Nothing in a file is ever fetched,
//! run or followed.

mod annotate;
mod error;
mod read;
mod refusal;
mod write;

pub use annotate::{AnnotateError, Remark, Spot, annotate_docx};
pub use error::{ReadError, WriteError};
pub use read::{Format, read};
pub use write::beside::{Prepared, prepare_beside, write_beside};
pub use write::docx::write_docx;
pub use write::html::write_html;
pub use write::markdown::write_markdown;
pub use write::page::{Kind, Page};
pub use write::text::write_text;

#[cfg(doc)]
use claimwright_application::Manuscript;
