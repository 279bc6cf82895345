//! A small network that weighs what speaks for each next piece; not what speaks for it, and no language model: it sees no
//! words but the most frequent ones.
//!
//! One hidden layer of rectified units over the features of a piece, its kind and the kinds of the pieces before the caret; a
//! softmax over the pieces of a place. Learnt by adaptive gradients (Duchi, Hazan and Singer 2011).

use super::features::{BEFORE, FEATURES, KINDS, Place};
use serde::{Deserialize, Serialize};

/// Hidden units.
const UNITS: usize = 40;

/// Step of learning.
const STEP: f32 = 0.03;

/// Where each kind of weight begins among all.
const DIRECT: usize = UNITS * FEATURES;
const OUT: usize = DIRECT + FEATURES;
const BIAS: usize = OUT + UNITS;
const OWN: usize = BIAS + UNITS;
const LAST: usize = OWN + KINDS * UNITS;
const ALL: usize = LAST + BEFORE * KINDS * UNITS;

/// Weights are stored as so many parts of one.
const PARTS: f32 = 1024.0;

/// The weights.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Ranker {
    /// As they are stored; empty where nothing was learnt.
    stored: Vec<i16>,
    #[serde(skip)]
    weights: Vec<f32>,
}

impl Ranker {
    /// One that has learnt nothing.
    pub fn new() -> Self {
        // Small weights of either sign, the same each time: by SplitMix64 (Steele, Lea and Flood 2014).
        let mut state = 1u64;
        let mut weights = vec![0.0; ALL];
        let (first, rest) = weights.split_at_mut(DIRECT);
        for weight in first.iter_mut().chain(&mut rest[OUT - DIRECT..BIAS - DIRECT]) {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            *weight = ((mixed >> 40) as f32 / (1u64 << 24) as f32 - 0.5) * 0.4;
        }
        // At first it believes what the sources say together.
        weights[DIRECT + super::experts::SOURCES] = 14.0;
        Self { stored: Vec::new(), weights }
    }

    /// Makes the weights ready after reading; `false` where they are not as many as there should be.
    pub fn prepare(&mut self) -> bool {
        self.weights = self.stored.iter().map(|part| f32::from(*part) / PARTS).collect();
        self.weights.is_empty() || self.weights.len() == ALL
    }

    /// Makes the weights ready for writing.
    pub fn store(mut self) -> Self {
        self.stored = self.weights.iter().map(|weight| (weight * PARTS).round() as i16).collect();
        self.prepare();
        self
    }

    /// Whether it has learnt nothing.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    fn hidden(&self, place: &Place, at: usize) -> [f32; UNITS] {
        let mut hidden: [f32; UNITS] = std::array::from_fn(|unit| self.weights[BIAS + unit]);
        let own = OWN + usize::from(place.kinds[at]) * UNITS;
        for start in before(place).chain([own]) {
            hidden.iter_mut().zip(&self.weights[start..]).for_each(|(unit, weight)| *unit += weight);
        }
        for (feature, row) in place.features[at].iter().zip(self.weights[..DIRECT].chunks_exact(UNITS)) {
            if *feature != 0.0 {
                hidden.iter_mut().zip(row).for_each(|(unit, weight)| *unit += feature * weight);
            }
        }
        hidden.map(|unit| unit.max(0.0))
    }

    fn score(&self, place: &Place, at: usize, hidden: &[f32; UNITS]) -> f32 {
        let direct: f32 = place.features[at].iter().zip(&self.weights[DIRECT..OUT]).map(|(f, w)| f * w).sum();
        direct + hidden.iter().zip(&self.weights[OUT..BIAS]).map(|(unit, weight)| unit * weight).sum::<f32>()
    }

    /// The probability of each piece of a place.
    pub fn probabilities(&self, place: &Place) -> Vec<f32> {
        let scores = (0..place.features.len()).map(|at| self.score(place, at, &self.hidden(place, at)));
        softmax(scores.collect())
    }

    /// Learns from places and the index of what came at each, going through them so often.
    pub fn learn_all(&mut self, places: &[(Place, usize)], passes: usize) {
        let mut squares = vec![1e-2; ALL];
        for _ in 0..passes {
            for (place, came) in places {
                self.learn(place, *came, &mut squares);
            }
        }
    }

    /// Learns what came at a place; `squares` sums those of all gradients so far, weight by weight.
    fn learn(&mut self, place: &Place, came: usize, squares: &mut [f32]) {
        let count = place.features.len();
        let hidden: Vec<[f32; UNITS]> = (0..count).map(|at| self.hidden(place, at)).collect();
        let shares = softmax((0..count).map(|at| self.score(place, at, &hidden[at])).collect());
        let mut shared = [0.0f32; UNITS];
        let mut direct = [0.0f32; FEATURES];
        let mut out = [0.0f32; UNITS];
        let mut first = vec![0.0f32; DIRECT];
        let weights = &mut self.weights;
        let mut step = |at: usize, gradient: f32, weights: &mut Vec<f32>| {
            squares[at] += gradient * gradient;
            weights[at] = (weights[at] - STEP * gradient / squares[at].sqrt()).clamp(-30.0, 30.0);
        };
        for at in 0..count {
            let wrong = shares[at] - if at == came { 1.0 } else { 0.0 };
            if wrong.abs() < 1e-4 {
                continue;
            }
            let mut back = [0.0f32; UNITS];
            for unit in 0..UNITS {
                out[unit] += wrong * hidden[at][unit];
                back[unit] = if hidden[at][unit] > 0.0 { wrong * weights[OUT + unit] } else { 0.0 };
                shared[unit] += back[unit];
            }
            for (feature, value) in place.features[at].iter().enumerate().filter(|(_, value)| **value != 0.0) {
                direct[feature] += wrong * value;
                first[feature * UNITS..][..UNITS].iter_mut().zip(back).for_each(|(g, back)| *g += back * value);
            }
            let own = OWN + usize::from(place.kinds[at]) * UNITS;
            for (unit, gradient) in back.into_iter().enumerate().filter(|(_, gradient)| *gradient != 0.0) {
                step(own + unit, gradient, weights);
            }
        }
        for start in before(place).chain([BIAS]) {
            for (unit, gradient) in shared.into_iter().enumerate().filter(|(_, gradient)| *gradient != 0.0) {
                step(start + unit, gradient, weights);
            }
        }
        for (start, gradients) in [(0, &first[..]), (DIRECT, &direct[..]), (OUT, &out[..])] {
            for (at, gradient) in gradients.iter().enumerate().filter(|(_, gradient)| **gradient != 0.0) {
                step(start + at, *gradient, weights);
            }
        }
    }
}

/// Where the weights begin of the kinds of the pieces before the caret, each by how far before it stands.
fn before(place: &Place) -> impl Iterator<Item = usize> {
    place.before.iter().enumerate().map(|(distance, kind)| LAST + (distance * KINDS + usize::from(*kind)) * UNITS)
}

fn softmax(mut scores: Vec<f32>) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - most).exp());
    let all: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= all);
    scores
}
