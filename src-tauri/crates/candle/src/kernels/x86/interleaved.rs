//! Blocks of eight rows of weights, interleaved so that each lane of a vector is a row; the products are in `eights`.

use super::{excess, half, least, load, load_half, nibbles, sixes, small_scales};
use crate::kernels::formats::{Bytes34, Bytes144, Bytes210, Q4K, Q6K, Q8};
use std::arch::x86_64::*;

/// Rows that are interleaved.
pub(super) const EIGHT: usize = 8;
/// One block of Q8_0 each of eight rows.
pub(super) struct Fines {
    /// Four neighbouring weights of each row in each vector.
    pub weights: [__m256i; 8],
    pub scale: __m256,
}

/// One block of Q4_K or Q6_K each of eight rows.
pub(super) struct Interleaved {
    /// Four neighbouring weights of each row in each vector.
    pub weights: [[__m256i; 8]; 8],
    /// The small scales of each row, twice in each lane: of Q4_K one for each 32 weights, of Q6_K one for each 16.
    pub scales: [__m256i; 16],
    /// What two sums of the other row are multiplied with.
    pub factors: [__m256i; 8],
    pub scale: __m256,
    /// The scale of those products.
    pub factor_scale: __m256,
}

/// Of eight vectors of eight lanes, lane after lane.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn transposed(rows: [__m256i; 8]) -> [__m256i; 8] {
    let [a, b, c, d, e, f, g, h] = rows;
    let pairs = [
        (
            _mm256_unpacklo_epi32(a, b),
            _mm256_unpacklo_epi32(c, d),
            _mm256_unpacklo_epi32(e, f),
            _mm256_unpacklo_epi32(g, h),
        ),
        (
            _mm256_unpackhi_epi32(a, b),
            _mm256_unpackhi_epi32(c, d),
            _mm256_unpackhi_epi32(e, f),
            _mm256_unpackhi_epi32(g, h),
        ),
    ];
    let mut answer = [_mm256_setzero_si256(); 8];
    for (index, (ab, cd, ef, gh)) in pairs.into_iter().enumerate() {
        let (first, second) = (_mm256_unpacklo_epi64(ab, cd), _mm256_unpacklo_epi64(ef, gh));
        answer[2 * index] = _mm256_permute2x128_si256::<0x20>(first, second);
        answer[2 * index + 4] = _mm256_permute2x128_si256::<0x31>(first, second);
        let (first, second) = (_mm256_unpackhi_epi64(ab, cd), _mm256_unpackhi_epi64(ef, gh));
        answer[2 * index + 1] = _mm256_permute2x128_si256::<0x20>(first, second);
        answer[2 * index + 5] = _mm256_permute2x128_si256::<0x31>(first, second);
    }
    answer
}

/// Signed bytes as numbers of 16 bits, each twice.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn twice(bytes: __m128i) -> [__m256i; 2] {
    let both = _mm256_cvtepi8_epi16(bytes);
    let (low, high) = (_mm256_unpacklo_epi16(both, both), _mm256_unpackhi_epi16(both, both));
    [_mm256_permute2x128_si256::<0x20>(low, high), _mm256_permute2x128_si256::<0x31>(low, high)]
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
pub(super) fn of_q4k(rows: [&Bytes144; EIGHT]) -> Interleaved {
    let zero = _mm256_setzero_si256();
    let (mut weights, mut scales, mut factors) = ([[zero; 8]; 8], [zero; 8], [zero; 8]);
    let (mut whole, mut lows) = ([0.0; 8], [0.0; 8]);
    for (row, bytes) in rows.into_iter().enumerate() {
        let block = Q4K(bytes);
        for quarter in 0..4 {
            let [even, odd] = nibbles(block, quarter);
            weights[2 * quarter][row] = even;
            weights[2 * quarter + 1][row] = odd;
        }
        let (small, low) = small_scales(block);
        scales[row] = twice(small)[0];
        factors[row] = least(low);
        let (scale, low) = block.halves();
        (whole[row], lows[row]) = (half(scale), -half(low));
    }
    let mut sixteen = [zero; 16];
    sixteen[..8].copy_from_slice(&transposed(scales));
    for group in &mut weights {
        *group = transposed(*group);
    }
    Interleaved {
        weights,
        scales: sixteen,
        factors: transposed(factors),
        scale: floats(whole),
        factor_scale: floats(lows),
    }
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
pub(super) fn of_q6k(rows: [&Bytes210; EIGHT]) -> Interleaved {
    let zero = _mm256_setzero_si256();
    let (mut weights, mut factors) = ([[zero; 8]; 8], [zero; 8]);
    let (mut first, mut second, mut whole) = ([zero; 8], [zero; 8], [0.0; 8]);
    for (row, bytes) in rows.into_iter().enumerate() {
        let block = Q6K(bytes);
        for side in 0..2 {
            for (part, bytes) in sixes(block, side).into_iter().enumerate() {
                weights[4 * side + part][row] = bytes;
            }
        }
        let small = load_half(block.scales());
        [first[row], second[row]] = twice(small);
        factors[row] = excess(small);
        whole[row] = half(block.scale());
    }
    let mut scales = [zero; 16];
    scales[..8].copy_from_slice(&transposed(first));
    scales[8..].copy_from_slice(&transposed(second));
    for group in &mut weights {
        *group = transposed(*group);
    }
    let scale = floats(whole);
    Interleaved { weights, scales, factors: transposed(factors), scale, factor_scale: scale }
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn floats(values: [f32; 8]) -> __m256 {
    let [a, b, c, d, e, f, g, h] = values;
    _mm256_setr_ps(a, b, c, d, e, f, g, h)
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
pub(super) fn of_q8(rows: [&Bytes34; EIGHT]) -> Fines {
    let (mut weights, mut scales) = ([_mm256_setzero_si256(); 8], [0.0; 8]);
    for (row, bytes) in rows.into_iter().enumerate() {
        let block = Q8(bytes);
        weights[row] = load(block.weights());
        scales[row] = half(block.scale());
    }
    Fines { weights: transposed(weights), scale: floats(scales) }
}
