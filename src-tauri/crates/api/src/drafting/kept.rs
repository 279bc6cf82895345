//! Proposals kept for a later start, and what tells whether they still fit; not where they are kept.

use super::Outcome;
use serde::{Deserialize, Serialize};

/// What a model proposed, kept beside a document so that a later start need not ask again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptProposals {
    /// Of what: claims, office, program. Compared as a whole.
    pub fingerprint: String,
    /// Id of the model.
    pub model: String,
    /// Seed of the sampling.
    pub seed: u64,
    /// What was proposed or dropped, in order.
    pub outcomes: Vec<Outcome>,
    /// Slots whose sentence a person has accepted.
    pub accepted: Vec<usize>,
    /// Slots whose sentence a person has rejected.
    pub rejected: Vec<usize>,
}

/// What a result must share with a request to be taken over: FNV-1a of the claims, with the office and the program's
/// version in clear.
pub fn fingerprint(claims: &str, office: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in claims.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{}/{office}/{hash:016x}", env!("CARGO_PKG_VERSION"))
}
