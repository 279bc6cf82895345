//! Makes one distribution of what the sources expect, each believed as the state at the caret tells; not the sources.

use crate::experts::{Document, Expectation, Number, SOURCES, STATES};
use crate::statistics::Statistics;

/// How far each source is believed, by state.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Beliefs(Vec<[f32; SOURCES]>);

/// Beliefs where none were learnt: a wording that is repeated for longer, or that went on in one way alone, is likelier to
/// go on so again.
const PLAIN: [f32; SOURCES] = [0.35, 0.3, 0.1, 0.05, 0.2];

impl Beliefs {
    /// Those of the statistics, or plain ones.
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
    /// Laird and Rubin 1977) over places, each the state and the probability that every source gave to what came.
    pub fn learn(&mut self, places: &[(usize, [f32; SOURCES])]) {
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

    /// The likeliest next pieces with their probabilities, likeliest first.
    pub fn mixed(&self, expectation: &Expectation, statistics: &Statistics, most: usize) -> Vec<(Number, f32)> {
        let beliefs = self.0[expectation.state];
        let mut numbers: Vec<Number> =
            expectation.sources.iter().flat_map(|expected| expected.keys().copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut mixed: Vec<(Number, f32)> = numbers
            .into_iter()
            .map(|number| {
                let given = given(expectation, statistics, number);
                (number, beliefs.iter().zip(given).map(|(belief, given)| belief * given).sum())
            })
            .collect();
        mixed.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        mixed.truncate(most);
        mixed
    }
}

/// The probability that each source gives to a piece.
pub(crate) fn given(expectation: &Expectation, statistics: &Statistics, number: Number) -> [f32; SOURCES] {
    let mut given: [f32; SOURCES] =
        std::array::from_fn(|source| expectation.sources[source].get(&number).copied().unwrap_or(0.0));
    if given[0] == 0.0 && (number as usize) < statistics.known() {
        given[0] = expectation.rest * statistics.share(number as u16);
    }
    given
}

/// What every source gave to each piece of a text that came, and the state it came in.
pub(crate) fn places(
    document: &Document<'_>,
    statistics: &Statistics,
    context: &[Number],
    came: Number,
) -> (usize, [f32; SOURCES]) {
    let expectation = document.expect(context);
    (expectation.state, given(&expectation, statistics, came))
}
