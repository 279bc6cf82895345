//! What could be meant by a phrase that nothing fits: the same head with fewer words, or a slip of the pen; not what
//! fits.

use super::conclusion::{Conclusion, LISTED};
use super::entity::Entity;
use super::store::Store;
use crate::claims::Resolution;
use crate::claims::phrase::{Phrase, Reading};
use crate::claims::reason::{Candidate, Reason, Verdict};

/// The conclusion about a definite phrase that nothing in the chain fits.
pub(super) fn missing(phrase: &Phrase, store: &Store) -> Conclusion {
    let reading = &phrase.reading;
    let mut judged: Vec<(usize, Verdict, &Entity)> = store
        .of(&reading.stem)
        .map(|entity| {
            let verdict = verdict(reading, entity);
            let alike = entity.stems.iter().filter(|stem| reading.stems.contains(stem)).count();
            let rank = match verdict {
                Verdict::OneLetter => 1_000,
                Verdict::LacksWord => 100 + alike,
                _ => alike,
            };
            (rank, verdict, entity)
        })
        .collect();
    if judged.is_empty() {
        judged
            .extend(store.spelt_like(&reading.stem, &reading.stems).map(|entity| (1_000, Verdict::OneLetter, entity)));
    }
    judged.sort_by_key(|(rank, ..)| std::cmp::Reverse(*rank));
    // "pre-selected" and "preselected" are one word.
    let spelt = reading.stems.concat();
    if let Some((.., entity)) = judged.iter().find(|(_, verdict, entity)| {
        *verdict != Verdict::OtherOrdinal && !spelt.is_empty() && entity.stems.concat() == spelt
    }) {
        return Conclusion::refers(entity.id, Reason::SameWords);
    }
    let reason = match judged.first() {
        None => Reason::NothingOfThatName,
        Some((_, Verdict::OneLetter, _)) => Reason::Misspelt,
        Some((rank, Verdict::LacksWord, best)) => {
            let rivals = judged.iter().take_while(|(other, ..)| other == rank);
            let one = rivals.into_iter().all(|(_, _, rival)| rival.same_name(best));
            if one { Reason::OneCandidate } else { Reason::SeveralCandidates }
        }
        Some(_) => Reason::OnlyOthers,
    };
    let reason = match reason {
        Reason::Misspelt => reason,
        _ if phrase.identified => Reason::SaidBehind,
        _ if phrase.named => Reason::Named,
        _ => reason,
    };
    let mut seen: Vec<Candidate> = Vec::with_capacity(judged.len().min(LISTED));
    for (_, verdict, entity) in judged {
        if seen.len() == LISTED {
            break;
        }
        if !seen.iter().any(|candidate| candidate.mention == entity.id) {
            seen.push(Candidate { mention: entity.id, verdict });
        }
    }
    let mentions = seen.iter().map(|candidate| candidate.mention).collect();
    Conclusion { resolution: Resolution::Missing(mentions), reason, seen, other: None }
}

/// Whether an entity of the same head could be meant.
fn verdict(reading: &Reading, entity: &Entity) -> Verdict {
    let counted = reading.ordinals.iter().all(|ordinal| entity.ordinals.contains(ordinal));
    if !counted {
        Verdict::OtherOrdinal
    } else if entity.stems.iter().all(|stem| reading.stems.contains(stem)) {
        Verdict::LacksWord
    } else if one_letter(&reading.stems.concat(), &entity.stems.concat()) {
        Verdict::OneLetter
    } else {
        Verdict::OtherWords
    }
}

/// Whether two words differ by one letter added, left out, changed or exchanged with its neighbour. Short words differ
/// so by nature.
pub(super) fn one_letter(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 6;
    let (short, long) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if short.len() < SHORTEST || long.len() - short.len() > 1 || a == b {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (x, y) = (&short[same..], &long[same..]);
    if short.len() < long.len() {
        return x == &y[1..];
    }
    x[1..] == y[1..] || x.len() > 1 && x[0] == y[1] && x[1] == y[0] && x[2..] == y[2..]
}

#[cfg(test)]
mod tests {
    use super::one_letter;

    #[test]
    fn one_letter_apart() {
        for (a, b) in [("distrubution", "distribution"), ("clauster", "cluster"), ("pathasic", "patchasic")] {
            assert!(one_letter(a, b) && one_letter(b, a), "{a} {b}");
        }
        for (a, b) in [("valve", "value"), ("cathode", "cathode"), ("output", "input"), ("driver", "drivers2")] {
            assert!(!one_letter(a, b) && !one_letter(b, a), "{a} {b}");
        }
    }
}
