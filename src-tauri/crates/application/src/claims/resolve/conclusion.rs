//! What the resolver concludes about one mention: resolution, reason and the candidates it saw; not how it gets there.

use crate::claims::reason::{Candidate, Reason, Verdict};
use crate::claims::{MentionId, Resolution};

/// How many candidates an answer lists.
pub(super) const LISTED: usize = 4;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Conclusion {
    pub resolution: Resolution,
    pub reason: Reason,
    /// Best first.
    pub seen: Vec<Candidate>,
    /// The reading of the phrase that it is about, where it is not the likeliest: its index in the phrase's `others`.
    pub other: Option<usize>,
}

impl Conclusion {
    /// A conclusion for which no candidate was needed.
    pub fn plain(resolution: Resolution, reason: Reason) -> Self {
        Self { resolution, reason, seen: Vec::new(), other: None }
    }

    /// A reference to one mention.
    pub fn refers(mention: MentionId, reason: Reason) -> Self {
        let seen = vec![Candidate { mention, verdict: Verdict::Chosen }];
        Self { resolution: Resolution::Refers(mention), reason, seen, other: None }
    }

    /// A result about several mentions that share a verdict.
    pub fn about(
        resolution: impl FnOnce(Vec<MentionId>) -> Resolution,
        reason: Reason,
        mentions: Vec<MentionId>,
        verdict: Verdict,
    ) -> Self {
        let seen = mentions.iter().map(|&mention| Candidate { mention, verdict }).collect();
        Self { resolution: resolution(mentions), reason, seen, other: None }
    }
}
