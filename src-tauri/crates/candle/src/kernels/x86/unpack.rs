//! Rows of weights unpacked to 16 bits, for products with many rows; the products are in `tiles`.

use super::{excess, half, least, load, load_half, nibbles, sixes, small_scales, spread, spread_two, store};
use crate::kernels::formats::{Bytes34, Bytes144, Bytes210, Q4K, Q6K, Q8};
use std::arch::x86_64::*;

/// A row of weights in 16 bits.
#[derive(Debug)]
pub(super) struct Unpacked {
    /// Of each group of 32 the even ones, then the odd ones, times the scale of their sub-block.
    pub(super) wide: Vec<[i16; 16]>,
    /// The scale of each block.
    pub(super) scales: Vec<f32>,
    /// What each block multiplies the sums of the other row with, and the scale of that; nothing for Q8_0.
    pub(super) others: Vec<([i16; 16], f32)>,
}

impl Unpacked {
    pub(super) const fn new() -> Self {
        Self { wide: Vec::new(), scales: Vec::new(), others: Vec::new() }
    }

    fn clear(&mut self) {
        self.wide.clear();
        self.scales.clear();
        self.others.clear();
    }

    #[inline]
    #[target_feature(enable = "avx2,fma,f16c")]
    fn push(&mut self, vector: __m256i) {
        let mut values = [0; 16];
        store(&mut values, vector);
        self.wide.push(values);
    }

    /// Bytes without a sign, each half of them times its scales.
    #[inline]
    #[target_feature(enable = "avx2,fma,f16c")]
    fn push_scaled(&mut self, bytes: __m256i, scales: __m256i) {
        let even = _mm256_and_si256(bytes, _mm256_set1_epi16(0xFF));
        self.push(_mm256_mullo_epi16(even, scales));
        self.push(_mm256_mullo_epi16(_mm256_srli_epi16::<8>(bytes), scales));
    }

    #[inline]
    #[target_feature(enable = "avx2,fma,f16c")]
    fn push_other(&mut self, vector: __m256i, scale: f32) {
        let mut values = [0; 16];
        store(&mut values, vector);
        self.others.push((values, scale));
    }

    #[inline]
    #[target_feature(enable = "avx2,fma,f16c")]
    pub(super) fn fill_q4k(&mut self, weights: &[Bytes144]) {
        self.clear();
        for block in weights {
            let block = Q4K(block);
            let (scales, lows) = small_scales(block);
            for quarter in 0..4 {
                for (part, bytes) in nibbles(block, quarter).into_iter().enumerate() {
                    self.push_scaled(bytes, spread(scales, 2 * quarter + part));
                }
            }
            let (scale, low) = block.halves();
            self.scales.push(half(scale));
            self.push_other(least(lows), -half(low));
        }
    }

    #[inline]
    #[target_feature(enable = "avx2,fma,f16c")]
    pub(super) fn fill_q6k(&mut self, weights: &[Bytes210]) {
        self.clear();
        for block in weights {
            let block = Q6K(block);
            let scales = load_half(block.scales());
            for side in 0..2 {
                for (part, bytes) in sixes(block, side).into_iter().enumerate() {
                    self.push_scaled(bytes, spread_two(scales, 4 * side + part));
                }
            }
            self.scales.push(half(block.scale()));
            self.push_other(excess(scales), half(block.scale()));
        }
    }

    #[inline]
    #[target_feature(enable = "avx2,fma,f16c")]
    pub(super) fn fill_q8(&mut self, weights: &[Bytes34]) {
        self.clear();
        for block in weights {
            let block = Q8(block);
            let bytes = load(block.weights());
            self.push(_mm256_srai_epi16::<8>(_mm256_slli_epi16::<8>(bytes)));
            self.push(_mm256_srai_epi16::<8>(bytes));
            self.scales.push(half(block.scale()));
        }
    }
}
