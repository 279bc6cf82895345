//! Which passwords are taken, and a generator of good ones; it keeps none and stretches none.

mod passphrase;
mod policy;

pub use passphrase::{Words, passphrase};
pub use policy::Weakness;
pub(crate) use policy::checked;
