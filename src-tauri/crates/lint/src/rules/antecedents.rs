//! Readings of what the resolver of antecedents found, shared by the rules about it; no rule and no resolution.

use claimwright_application::Claim;
use claimwright_application::claims::{Mention, MentionId, Resolution};
use std::collections::HashSet;

/// Candidates that are listed with a finding.
pub(crate) const MAX_CANDIDATES: usize = 4;

/// The mentions of a claim whose result is wanted, each phrase once for each kind of result; but every mention of what only another branch
/// introduces, as each of them has to be changed once the dependency is right.
pub(crate) fn once_per_phrase(claim: &Claim, wanted: fn(&Resolution) -> bool) -> impl Iterator<Item = &Mention> {
    let mut seen = HashSet::new();
    claim.mentions.iter().filter(move |mention| wanted(&mention.resolution)).filter(move |mention| {
        matches!(mention.resolution, Resolution::OtherBranch(_))
            || seen.insert((mention.term(), mention.plural, kind(&mention.resolution)))
    })
}

/// A number for the kind of a result, whatever it carries.
const fn kind(resolution: &Resolution) -> u8 {
    match resolution {
        Resolution::Introduces => 0,
        Resolution::Reintroduces(_) => 1,
        Resolution::Refers(_) => 2,
        Resolution::Exempt(_) => 3,
        Resolution::Missing(_) => 4,
        Resolution::Inherent => 5,
        Resolution::Ambiguous(_) => 6,
        Resolution::OtherBranch(_) => 7,
        Resolution::NumberMismatch(_) => 8,
        Resolution::NotExamined => 9,
    }
}

/// The mention of an id with its claim.
pub(crate) fn get(claims: &[Claim], id: MentionId) -> Option<(&Claim, &Mention)> {
    let claim = claims.get(id.claim)?;
    Some((claim, claim.mentions.get(id.mention)?))
}
