//! Writers, one function a format; not the layout they share, which is `flow`.

pub(crate) mod beside;
pub(crate) mod docx;
mod flow;
pub(crate) mod html;
pub(crate) mod markdown;
mod order;
mod package;
pub(crate) mod page;
mod styles;
pub(crate) mod text;
