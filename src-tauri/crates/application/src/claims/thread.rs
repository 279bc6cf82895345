//! The mentions that mean one thing: from its introduction through every claim; not how each was resolved.

use super::{Claim, ClaimSet, Mention, MentionId, Resolution};

impl ClaimSet {
    /// The mention of an id, `None` where the id is of another set.
    pub fn mention(&self, id: MentionId) -> Option<(&Claim, &Mention)> {
        let claim = self.claims.get(id.claim)?;
        Some((claim, claim.mentions.get(id.mention)?))
    }

    /// The mention at a byte of the part's text ([`ClaimSet::text`]).
    pub fn mention_at(&self, byte: usize) -> Option<MentionId> {
        let after = self.claims.partition_point(|claim| claim.offset <= byte);
        let claim = &self.claims[after.checked_sub(1)?];
        let within = byte - claim.offset;
        let after = claim.mentions.partition_point(|mention| mention.span.start <= within);
        let mention = after.checked_sub(1)?;
        (within < claim.mentions[mention].span.end).then_some(MentionId { claim: claim.index, mention })
    }

    /// The mention that introduced what a mention means: itself where it introduces, or refers to nothing.
    pub fn introduction(&self, id: MentionId) -> MentionId {
        // No chain of references is longer than the mentions are many; a handful of steps is the rule.
        const LONGEST: usize = 4_096;
        let mut at = id;
        for _ in 0..LONGEST {
            match self.mention(at).map(|(_, mention)| &mention.resolution) {
                Some(Resolution::Refers(next) | Resolution::Reintroduces(next) | Resolution::NumberMismatch(next))
                    if *next != at =>
                {
                    at = *next
                }
                _ => break,
            }
        }
        at
    }

    /// Every mention of what a mention means, in reading order.
    pub fn thread(&self, id: MentionId) -> Vec<MentionId> {
        let introduction = self.introduction(id);
        let all = self
            .claims
            .iter()
            .flat_map(|claim| (0..claim.mentions.len()).map(|mention| MentionId { claim: claim.index, mention }));
        all.filter(|&other| self.introduction(other) == introduction).collect()
    }
}
