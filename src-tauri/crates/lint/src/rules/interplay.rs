//! Which finding gives way to which, and which errors need no checked citation; no rule of its own.

use crate::Finding;

/// Rules whose errors need no provision that somebody has seen: the claim cannot be understood at all, or the mark is this
/// program's own and must never be filed.
pub const CERTAIN: &[&str] = &[
    "dependency/missing-target",
    "dependency/self",
    "dependency/cycle",
    "claims/numbering",
    "document/placeholder-text",
];

/// How far a more specific finding silences a general one.
enum Reach {
    /// Where both lie in the same claim.
    Claim,
    /// Where their spans overlap.
    Span,
}

/// General rule, the specific rule that silences it, and how far.
const YIELDS: &[(&str, &str, Reach)] = &[
    ("claims/refers-to-description-or-drawings", "claims/omnibus", Reach::Claim),
    ("claims/antecedent-missing", "claims/antecedent-other-branch", Reach::Span),
    ("claims/optional-feature", "claims/range-within-range", Reach::Span),
    ("claims/generic-placeholder", "claims/means-plus-function", Reach::Span),
    ("claims/approximation", "claims/relative-term", Reach::Span),
    ("dependency/forward", "dependency/cycle", Reach::Claim),
    ("dependency/forward", "dependency/missing-target", Reach::Span),
    ("dependency/designation-mismatch", "dependency/category-mismatch", Reach::Claim),
    ("dependency/designation-mismatch", "dependency/self", Reach::Claim),
    ("dependency/multiple-not-alternative", "dependency/vague-reference", Reach::Span),
    ("dependency/no-further-limitation", "claims/duplicate", Reach::Claim),
];

/// Rules about the name of a thing, which say of a mention that nothing introduces what a rule about antecedents says of it
/// as well.
pub const OF_NAMES: &[&str] = &["terminology/variant", "terminology/near-miss"];

/// Rules about antecedents that look for what a mention could stand for.
const OF_ANTECEDENTS: &[&str] =
    &["claims/antecedent-missing", "claims/antecedent-inherent", "claims/antecedent-ambiguous"];

/// Whether a finding says of a mention what the other one says of it too, so that the other one takes over what it shows:
/// the graver one stays, of two as grave the one about the antecedent.
pub fn repeats(finding: &Finding, other: &Finding) -> bool {
    let same_mention = finding.place.claim.is_some()
        && finding.place.claim == other.place.claim
        && finding.place.span.zip(other.place.span).is_some_and(|(a, b)| a.overlaps(b));
    let of = |finding: &Finding, rules: &[&str]| rules.contains(&finding.rule);
    same_mention
        && match (of(finding, OF_NAMES), of(other, OF_ANTECEDENTS)) {
            (true, true) => finding.severity() <= other.severity(),
            (false, false) if of(finding, OF_ANTECEDENTS) && of(other, OF_NAMES) => {
                finding.severity() < other.severity()
            }
            _ => false,
        }
}

/// Defects of a dependency that leave nothing to look up antecedents in.
const BREAKS: &[&str] = &["dependency/self", "dependency/missing-target", "dependency/cycle"];

/// Whether a finding gives way to another.
pub fn yields(general: &Finding, specific: &Finding) -> bool {
    let same_claim = general.place.claim.is_some() && general.place.claim == specific.place.claim;
    if !same_claim {
        return false;
    }
    if general.rule.starts_with("claims/antecedent-") && BREAKS.contains(&specific.rule) {
        return true;
    }
    YIELDS.iter().any(|(yielding, over, reach)| {
        *yielding == general.rule
            && *over == specific.rule
            && match reach {
                Reach::Claim => true,
                Reach::Span => match (general.place.span, specific.place.span) {
                    (Some(a), Some(b)) => a.overlaps(b),
                    _ => true,
                },
            }
    })
}
