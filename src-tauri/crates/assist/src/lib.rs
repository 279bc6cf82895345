//! What helps while claims are typed; opens no file and meets no model.
//!
//! - [`completion`]: how a text goes on at the caret.

pub mod completion;
