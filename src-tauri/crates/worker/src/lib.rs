//! The only importer of foreign files: a process of its own reads one file from a pipe and answers with a manuscript, or
//! sets comments in it.
//!
//! - [`Importer`]: starts the worker, hands it the file, waits within a limit, checks what comes back.
//! - [`serve()`]: what the worker does: it limits itself ([`confine`]), reads, answers.
//! - [`wire`]: what crosses the pipe.
//!
//! It knows no format, which is `claimwright-files`' part, and no document beyond its bytes.

pub mod confine;
mod importer;
mod serve;
pub mod wire;

pub use importer::{ImportError, Importer};
pub use serve::serve;
