//! The vault itself: the encrypted database and everything that lies in it; it knows no password and no session.

pub(crate) mod archive;
pub(crate) mod aside;
pub(crate) mod audit;
pub(crate) mod backup;
pub(crate) mod documents;
pub(crate) mod files;
pub(crate) mod journal;
pub(crate) mod matters;
pub(crate) mod members;
pub(crate) mod migrate;
pub(crate) mod open;
pub(crate) mod pieces;
pub(crate) mod plain;
pub(crate) mod retention;
pub(crate) mod rotate;
pub(crate) mod salvage;
pub(crate) mod settings;
#[allow(clippy::module_inception)]
mod store;
#[cfg(test)]
mod tests;

pub(crate) use store::{Desk, LONGEST_TEXT, LONGEST_TITLE, Store, StoreKeys, within};
