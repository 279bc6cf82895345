//! The commands, one file each; none of them knows law or models.

pub mod adapt;
pub mod claims;
pub mod complete;
mod documents;
pub mod draft;
pub mod explain;
pub mod export;
mod jsonl;
pub mod lines;
pub mod models;
mod sets;
pub mod similar;
pub mod terms;
pub mod validate;
mod waivers;
