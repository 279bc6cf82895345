//! The claims as given, word for word; signs are not added, as a claim's words are the applicant's.

use super::{Desk, Pages, coded};
use crate::document::{BlockKind, Origin};
use claimwright_application::Span;

/// Copies the claims.
pub(crate) fn write(desk: &Desk<'_>, pages: &mut Pages) {
    pages.heading(1, "heading-claims", desk.profile.heading("claims"));
    for claim in &desk.source.set.claims {
        let whole = Span::new(0, claim.text.len());
        let text = if claim.numbered {
            claim.text.trim().to_owned()
        } else {
            format!("{}. {}", claim.number, claim.text.trim())
        };
        pages.block(BlockKind::Claim, vec![coded(text, Origin::Claim { claim: claim.number, limitation: whole })]);
    }
}
