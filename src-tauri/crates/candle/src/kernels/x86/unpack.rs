//! Rows of Q8_0 unpacked to 16 bits, for products with several rows; the products are in `tiles`.

use super::{half, load, store};
use crate::kernels::formats::{Bytes34, Q8};
use std::arch::x86_64::*;

/// A row of weights in 16 bits.
#[derive(Debug)]
pub(super) struct Unpacked {
    /// Of each group of 32 the even ones, then the odd ones.
    pub(super) wide: Vec<[i16; 16]>,
    /// The scale of each group.
    pub(super) scales: Vec<f32>,
}

impl Unpacked {
    pub(super) const fn new() -> Self {
        Self { wide: Vec::new(), scales: Vec::new() }
    }

    #[inline]
    #[target_feature(enable = "avx2,fma,f16c")]
    pub(super) fn fill(&mut self, weights: &[Bytes34]) {
        self.wide.clear();
        self.scales.clear();
        for block in weights {
            let block = Q8(block);
            let bytes = load(block.weights());
            let (mut even, mut odd) = ([0; 16], [0; 16]);
            store(&mut even, _mm256_srai_epi16::<8>(_mm256_slli_epi16::<8>(bytes)));
            store(&mut odd, _mm256_srai_epi16::<8>(bytes));
            self.wide.extend([even, odd]);
            self.scales.push(half(block.scale()));
        }
    }
}
