//! What a claim is in law: four notions of dependence that do not follow from one another; not whether an office objects.

use super::{Category, Claim, ClaimSet, ClaimStatus, Joined, ReferenceRole};

/// The standing of a claim in law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Dependent in form: it refers to a claim and takes over all its features under the same name (35 U.S.C. 112(d);
    /// Rule 43(4) EPC).
    pub dependent_in_form: bool,
    /// Counted as independent for US fees: it refers to no claim, or to one of another statutory class (37 CFR 1.16(h);
    /// MPEP 607, 608.01(n) II).
    pub independent_for_us_fees: bool,
    /// How many claims it is charged as in the US: a multiple dependent claim as many as it names (37 CFR 1.75(c)), one
    /// that is improper as one (MPEP 607), a canceled one as none.
    pub us_claims_charged: usize,
    /// Its place in the count for EP claims fees, from 1, whatever it depends on (Rule 45 EPC); none where canceled.
    pub ep_fee_position: Option<usize>,
    /// Independent in the sense of Rule 43(2) EPC: it does not include all features of another claim, or is in another
    /// category (Guidelines F-IV 3.4, 3.8).
    pub independent_for_rule_43_2: bool,
}

/// The classes of 35 U.S.C. 101, as far as a claim's first words tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StatutoryClass {
    Process,
    /// Machines and manufactures.
    Thing,
    /// Stored or transmitted programs, manufactures of their own kind.
    Carrier,
    Composition,
}

const fn class(category: Category) -> StatutoryClass {
    match category {
        Category::Method | Category::Use => StatutoryClass::Process,
        Category::Product | Category::Apparatus | Category::System | Category::Kit => StatutoryClass::Thing,
        Category::Medium | Category::Program | Category::Signal => StatutoryClass::Carrier,
        Category::Composition => StatutoryClass::Composition,
    }
}

impl ClaimSet {
    /// The standing of every claim, in the order of the set.
    pub fn standings(&self) -> Vec<Standing> {
        let mut position = 0;
        let mut multiple = vec![false; self.claims.len()];
        let mut standings = Vec::with_capacity(self.claims.len());
        for claim in &self.claims {
            let gone = claim.status == Some(ClaimStatus::Canceled);
            position += usize::from(!gone);
            let own = several(claim);
            let inherited = claim.parents.iter().any(|&parent| parent < claim.index && multiple[parent]);
            multiple[claim.index] = own.is_some() || inherited;
            let charged = match own {
                Some((count, true)) if !inherited => count,
                _ => 1,
            };
            standings.push(Standing {
                dependent_in_form: claim.dependent,
                independent_for_us_fees: !gone && self.stands_alone_for_us_fees(claim),
                us_claims_charged: if gone { 0 } else { charged },
                ep_fee_position: (!gone).then_some(position),
                independent_for_rule_43_2: !gone
                    && !claim
                        .references
                        .iter()
                        .any(|reference| matches!(reference.role, ReferenceRole::Dependency | ReferenceRole::Whole)),
            });
        }
        standings
    }

    fn stands_alone_for_us_fees(&self, claim: &Claim) -> bool {
        let mut targets = claim
            .references
            .iter()
            .flat_map(|reference| &reference.numbers)
            .filter_map(|&number| self.numbered(number))
            .filter(|target| target.index != claim.index)
            .peekable();
        if claim.dependent || targets.peek().is_none() {
            return !claim.dependent;
        }
        targets.all(|target| class(target.category) != class(claim.category))
    }
}

/// How many claims a multiple dependent claim names, and whether it names them in the alternative.
fn several(claim: &Claim) -> Option<(usize, bool)> {
    claim
        .references
        .iter()
        .find(|reference| reference.role == ReferenceRole::Dependency && reference.numbers.len() > 1)
        .map(|reference| (reference.numbers.len(), reference.joined == Joined::Alternative))
}
