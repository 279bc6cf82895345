//! Keys: made, stretched, derived, wrapped, sealed and wiped here, and never shown outside this crate.

pub(crate) mod derive;
pub(crate) mod recovery;
pub(crate) mod seal;
pub(crate) mod secret;
pub(crate) mod slot;
pub(crate) mod stretch;
pub(crate) mod wrap;

pub(crate) use secret::Key;
pub(crate) use stretch::Cost;
