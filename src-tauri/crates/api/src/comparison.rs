//! Which findings two versions of a document share, by their words; not what changed in their text.

use crate::wire::{FindingView, Placed};
use std::collections::HashMap;

/// What two lists of findings have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Positions in the later list of those that the earlier one does not have.
    pub new: Vec<usize>,
    /// Positions in the earlier list of those that the later one does not have.
    pub gone: Vec<usize>,
    /// How many both have.
    pub same: usize,
}

/// Compares the findings of two versions. A finding is the same where rule, part and words are; among several of the
/// same words those in claims of the same number belong together first, as claims are renumbered.
pub fn compare(earlier: &[Placed], later: &[Placed]) -> Compared {
    let mut matched = vec![false; later.len()];
    let mut open: Vec<usize> = (0..earlier.len()).collect();
    for with_claim in [true, false] {
        let mut waiting: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
        for (index, placed) in later.iter().enumerate().rev().filter(|(index, _)| !matched[*index]) {
            waiting.entry(key(&placed.finding, with_claim)).or_default().push(index);
        }
        open.retain(|&index| {
            let found = waiting.get_mut(&key(&earlier[index].finding, with_claim)).and_then(Vec::pop);
            if let Some(found) = found {
                matched[found] = true;
            }
            found.is_none()
        });
    }
    let new: Vec<usize> = (0..later.len()).filter(|&index| !matched[index]).collect();
    Compared { same: later.len() - new.len(), new, gone: open }
}

type Key<'a> = (&'a str, &'a str, Option<u32>, String);

fn key(finding: &FindingView, with_claim: bool) -> Key<'_> {
    let words = finding.excerpt.as_deref().unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    (&finding.rule, &finding.part, finding.claim.filter(|_| with_claim), words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::naming::Naming;
    use crate::validation::{Asked, view};
    use claimwright_application::{Application, FilingFacts, Language, Office, Parts};
    use claimwright_lint::firm::FirmRules;

    fn findings(claims: &[&str]) -> Vec<Placed> {
        let claims = Some(claims.iter().map(|claim| (*claim).to_owned()).collect());
        let parts = Parts { language: Some(Language::En), claims, ..Parts::default() };
        let application = Application::from_parts(parts, FilingFacts::default());
        let firm = FirmRules::default();
        let asked = Asked {
            offices: &[Office::Us],
            firm: &firm,
            waivers: &[],
            naming: &Naming::default(),
            interface: Language::En,
        };
        view(&application, &asked, false).findings
    }

    fn told(found: &[Placed], which: &[usize]) -> Vec<String> {
        which.iter().map(|index| format!("{} {:?}", found[*index].finding.rule, found[*index].finding.claim)).collect()
    }

    #[test]
    fn what_is_mended_is_gone_and_what_is_renumbered_is_the_same() {
        let earlier = findings(&[
            "1. A lamp comprising a coil.",
            "2. The lamp of claim 1, wherein the spring is steel",
            "3. The lamp of claim 1, wherein the lever is flat.",
        ]);
        let later = findings(&[
            "1. A lamp comprising a coil.",
            "2. The lamp of claim 1, wherein the coil is flat.",
            "3. The lamp of claim 1, wherein the spring is steel.",
            "4. The lamp of claim 1, wherein the knob is round.",
        ]);
        let compared = compare(&earlier, &later);
        assert_eq!(told(&later, &compared.new), ["claims/antecedent-missing Some(4)"]);
        let gone = told(&earlier, &compared.gone);
        assert!(
            gone.contains(&"claims/final-period Some(2)".to_owned())
                && gone.contains(&"claims/antecedent-missing Some(3)".to_owned()),
            "{gone:?}"
        );
        assert_eq!(compared.same + compared.new.len(), later.len());
        assert_eq!(compare(&later, &later), Compared { new: vec![], gone: vec![], same: later.len() });
    }
}
