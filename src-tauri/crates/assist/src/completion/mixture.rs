//! Makes one distribution of what the sources expect, each believed as the state at the caret tells; not the sources.

use super::experts::{Evidence, SOURCES, STATES};
use super::statistics::Statistics;

/// How far each source is believed, by state.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Beliefs(Vec<[f32; SOURCES]>);

/// A place where something came: the state, and the probability that every source gave to what came.
pub(crate) type Came = (usize, [f32; SOURCES]);

/// Beliefs where none were learnt.
const PLAIN: [f32; SOURCES] = [0.22, 0.05, 0.24, 0.08, 0.12, 0.02, 0.05, 0.14, 0.04, 0.02, 0.02];

impl Beliefs {
    /// Those that were learnt with the statistics, or plain ones.
    pub fn of(statistics: &Statistics) -> Self {
        let mut beliefs = Self(vec![PLAIN; STATES]);
        for (own, learnt) in beliefs.0.iter_mut().zip(&statistics.beliefs) {
            let all: f32 = learnt.iter().map(|weight| f32::from(*weight)).sum();
            if learnt.len() == SOURCES && all > 0.0 {
                *own = std::array::from_fn(|source| f32::from(learnt[source]) / all);
            }
        }
        beliefs
    }

    /// As bytes, each the share of a source in 255ths.
    pub fn to_bytes(&self) -> Vec<Vec<u8>> {
        self.0.iter().map(|own| own.iter().map(|weight| (weight * 255.0).round() as u8).collect()).collect()
    }

    /// Shifts belief towards the sources that expected what came: one round of expectation and maximisation (Dempster,
    /// Laird and Rubin 1977).
    pub fn learn(&mut self, places: &[Came]) {
        /// So that a state that was seen seldom keeps something of what it had.
        const BEFORE: f32 = 4.0;
        let mut sums: Vec<[f32; SOURCES]> = self.0.iter().map(|own| own.map(|weight| weight * BEFORE)).collect();
        for (state, given) in places {
            let weighted: [f32; SOURCES] = std::array::from_fn(|source| self.0[*state][source] * given[source]);
            let all: f32 = weighted.iter().sum();
            if all > 0.0 {
                for (sum, weight) in sums[*state].iter_mut().zip(weighted) {
                    *sum += weight / all;
                }
            }
        }
        for (own, sum) in self.0.iter_mut().zip(sums) {
            let all: f32 = sum.iter().sum();
            *own = sum.map(|weight| weight / all);
        }
    }

    /// The probability of a piece in a state.
    pub fn mixed(&self, state: usize, evidence: &Evidence) -> f32 {
        self.0[state].iter().zip(evidence.given).map(|(belief, given)| belief * given).sum()
    }
}
