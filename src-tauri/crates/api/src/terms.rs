//! The words for what the resolver concluded, and the term under the pointer with all its mentions; not the conclusions.

use crate::offsets::{Offsets, Unit};
use crate::wire::{TermCandidate, TermPlace, TermView};
use claimwright_application::claims::{ClaimSet, Determiner, Exemption, MentionId, Reason, Resolution, Verdict};
use std::fmt::Write as _;

/// The word for a resolution.
pub const fn resolution(resolution: &Resolution) -> &'static str {
    match resolution {
        Resolution::Introduces => "introduces",
        Resolution::Reintroduces(_) => "reintroduces",
        Resolution::Refers(_) => "refers",
        Resolution::Exempt(_) => "exempt",
        Resolution::Missing(_) => "missing",
        Resolution::Inherent => "inherent",
        Resolution::Ambiguous(_) => "ambiguous",
        Resolution::OtherBranch(_) => "other-branch",
        Resolution::NumberMismatch(_) => "number-mismatch",
        Resolution::NotExamined => "not-examined",
    }
}

/// The word for why a phrase needs no antecedent.
pub const fn exemption(resolution: &Resolution) -> Option<&'static str> {
    match resolution {
        Resolution::Exempt(Exemption::ClaimSubject) => Some("claim-subject"),
        Resolution::Exempt(Exemption::Unique) => Some("unique"),
        Resolution::Exempt(Exemption::DefinedByComplement) => Some("defined-by-complement"),
        Resolution::Exempt(Exemption::World) => Some("world"),
        Resolution::Exempt(Exemption::Action) => Some("action"),
        _ => None,
    }
}

/// The word for the fact that decided.
pub const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::New => "new",
        Reason::SameWords => "same-words",
        Reason::FewerWords => "fewer-words",
        Reason::DescribedBehind => "described-behind",
        Reason::CountedFirst => "counted-first",
        Reason::RestatesVerb => "restates-verb",
        Reason::SharedHead => "shared-head",
        Reason::Abbreviation => "abbreviation",
        Reason::PartOfCompound => "part-of-compound",
        Reason::EveryChain => "every-chain",
        Reason::Exempt => "exempt",
        Reason::Implied => "implied",
        Reason::Owned => "owned",
        Reason::SaidBehind => "said-behind",
        Reason::Named => "named",
        Reason::NothingOfThatName => "nothing-of-that-name",
        Reason::OneCandidate => "one-candidate",
        Reason::SeveralCandidates => "several-candidates",
        Reason::OnlyOthers => "only-others",
        Reason::Misspelt => "misspelt",
        Reason::Ordinals => "ordinals",
        Reason::OtherBranch => "other-branch",
        Reason::OtherNumber => "other-number",
        Reason::BrokenChain => "broken-chain",
    }
}

/// The word for what became of a candidate.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Chosen => "chosen",
        Verdict::Earlier => "earlier",
        Verdict::LessAlike => "less-alike",
        Verdict::LacksWord => "lacks-word",
        Verdict::OtherOrdinal => "other-ordinal",
        Verdict::OtherWords => "other-words",
        Verdict::OneLetter => "one-letter",
        Verdict::OutsideChain => "outside-chain",
        Verdict::OtherNumber => "other-number",
        Verdict::Undecided => "undecided",
    }
}

/// A conclusion as an English sentence, for the terminal; the window has its own in three languages.
pub const fn sentence(reason: Reason) -> &'static str {
    match reason {
        Reason::New => "introduced here",
        Reason::SameWords => "the same words",
        Reason::FewerWords => "some words dropped, and one thing answers to the rest",
        Reason::DescribedBehind => "its words describe the antecedent behind its head",
        Reason::CountedFirst => "called first, introduced without a number",
        Reason::RestatesVerb => "its participle restates a verb",
        Reason::SharedHead => "it shares its head with the phrase beside it",
        Reason::Abbreviation => "an abbreviation of the antecedent",
        Reason::PartOfCompound => "part of a compound",
        Reason::EveryChain => "every chain of the multiple dependency introduces it",
        Reason::Exempt => "needs no antecedent",
        Reason::Implied => "a part or property that its bearer has by nature",
        Reason::Owned => "belongs to something known",
        Reason::SaidBehind => "not introduced; what follows says which one is meant",
        Reason::Named => "not introduced; the sentence says what it is by naming it",
        Reason::NothingOfThatName => "nothing of this name was introduced",
        Reason::OneCandidate => "not introduced under this name; one thing only can be meant",
        Reason::SeveralCandidates => "not introduced under this name; several things could be meant",
        Reason::OnlyOthers => "what has this name differs in its number or in words of its own",
        Reason::Misspelt => "one letter differs from what was introduced",
        Reason::Ordinals => "several things told apart by ordinals answer to it",
        Reason::OtherBranch => "introduced only in claims outside the chain",
        Reason::OtherNumber => "introduced in the other number",
        Reason::BrokenChain => "not examined, as the chain of dependencies is broken",
    }
}

/// Every definite phrase of every claim with what it refers to, and why.
pub fn text(set: &ClaimSet) -> String {
    let mut out = String::new();
    for claim in &set.claims {
        let _ = writeln!(out, "Claim {}", claim.number);
        for mention in &claim.mentions {
            if mention.determiner != Determiner::Definite {
                continue;
            }
            let _ = write!(out, "  \"{}\": ", mention.span.of(&claim.text));
            out.push_str(&resolution(&mention.resolution).replace('-', " "));
            if let Some(exempt) = exemption(&mention.resolution) {
                let _ = write!(out, " ({})", exempt.replace('-', " "));
            }
            for (position, candidate) in mention.candidates.iter().enumerate() {
                let Some((other, there)) = set.mention(candidate.mention) else { continue };
                let lead = if position == 0 { " " } else { ", " };
                let word = verdict(candidate.verdict).replace('-', " ");
                let _ = write!(out, "{lead}\"{}\" of claim {} [{word}]", there.span.of(&other.text), other.number);
            }
            let _ = writeln!(out, "; {}", sentence(mention.reason));
        }
    }
    out
}

/// The term at a position of the claims' text, with its introduction and every mention; `None` where there is none.
pub fn at(set: &ClaimSet, position: usize, unit: Unit) -> Option<TermView> {
    let offsets = Offsets::new(&set.text, unit);
    let id = set.mention_at(offsets.to_byte(position))?;
    let (_, mention) = set.mention(id)?;
    let place = |id: MentionId| -> Option<TermPlace> {
        let (claim, mention) = set.mention(id)?;
        Some(TermPlace {
            claim: claim.number,
            from: offsets.of_byte(claim.offset + mention.span.start),
            to: offsets.of_byte(claim.offset + mention.span.end),
            text: mention.span.of(&claim.text).to_owned(),
            introduces: matches!(mention.resolution, Resolution::Introduces),
        })
    };
    let introduction = set.introduction(id);
    let introduces = |(_, mention): (_, &claimwright_application::claims::Mention)| {
        matches!(mention.resolution, Resolution::Introduces)
    };
    Some(TermView {
        term: mention.term(),
        here: place(id)?,
        introduction: place(introduction).filter(|_| set.mention(introduction).is_some_and(introduces)),
        mentions: set.thread(id).into_iter().filter_map(place).collect(),
        resolution: resolution(&mention.resolution).to_owned(),
        reason: reason(mention.reason).to_owned(),
        candidates: mention
            .candidates
            .iter()
            .filter_map(|candidate| {
                Some(TermCandidate { place: place(candidate.mention)?, verdict: verdict(candidate.verdict).to_owned() })
            })
            .collect(),
    })
}
