//! Accounts, second factor, keys, and an encrypted vault that keeps what it is given. It knows no claim and no window,
//! opens no socket, and lets no key out.
//!
//! In order of use:
//! - [`Outside`]: clocks, randomness and memory, handed in; [`system::outside`] gives the real ones to the binaries.
//! - [`Accounts`]: `open`, `is_first_start`, `first_start` → [`Pending`], `sign_in` → [`Session`], `recover`,
//!   `activate` → [`Pending`], `diagnose`, `salvage`, `restore_damaged`; and [`restore_backup`] into an empty folder.
//! - [`Pending`]: `enrolment` (QR code), `confirm` → [`Welcome`] with the papers to print.
//! - [`Session`]: `state`, `touch`, `lock`, `unlock`, `confirm`; matters, documents, revisions, pieces, journal,
//!   settings; backups, exports, audit log, retention; members, roles, invitations, further vaults; own secrets.
//! - [`VaultError`]: everything that can go wrong, one plain sentence each.
//!
//! Inside: `keys` (the inventory is CRYPTO.md), `password`, `totp` and `qr`, `accounts` (plain file, wrapped keys), `store`
//! (encrypted file).

mod accounts;
mod error;
mod ids;
#[cfg(test)]
mod inventory;
mod keys;
mod outside;
mod password;
mod qr;
mod session;
mod store;
pub mod system;
mod totp;

pub use accounts::{Accounts, Notice, Pending, SignIn, Welcome, restore_backup};
pub use error::{Result, VaultError};
pub use ids::{DocumentId, MatterId, NotAnId, PieceId, RevisionId, SlotId, UserId, VaultId};
pub use outside::{Clock, Moment, NoRandomness, Outside, Random};
pub use password::{Weakness, Words};
pub use qr::Qr;
pub use session::{BackupTaken, Invited, Limits, NewSecondFactor, Papers, Removed, Session, State, VaultEntry};
pub use store::aside::Aside;
pub use store::audit::{Chain, Entry, Event, Head};
pub use store::backup::{BackupEntry, Manifest, Reason};
pub use store::documents::{Document, Revision};
pub use store::journal::Unsaved;
pub use store::matters::{HeldBy, Matter};
pub use store::members::{Member, Role};
pub use store::pieces::{Piece, PieceKind};
pub use store::plain::Stated;
pub use store::retention::{Retention, Thinned};
pub use store::salvage::Salvage;
pub use totp::Enrolment;
