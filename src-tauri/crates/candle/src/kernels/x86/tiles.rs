//! Products of four rows of Q8_0 with two rows of numbers at a time, from 16 bits; unpacking is in `unpack`.
//!
//! Processors with AVX-VNNI multiply and add in one step what others do in two; the integers are the same.

use super::{Unpacked, load, sum};
use crate::kernels::Share;
use crate::kernels::rows::{Fine, Rows};
use std::arch::x86_64::*;

/// Weight rows that are multiplied together.
pub(super) const TILE: usize = 4;

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn add_products(sums: __m256i, a: __m256i, b: __m256i) -> __m256i {
    _mm256_add_epi32(sums, _mm256_madd_epi16(a, b))
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c,avxvnni")]
fn add_products_at_once(sums: __m256i, a: __m256i, b: __m256i) -> __m256i {
    _mm256_dpwssd_avx_epi32(sums, a, b)
}

macro_rules! tiles {
    ($features:literal, $add_products:ident, $tile:ident) => {
        /// Four rows of Q8_0 times `M` rows from `first` on.
        #[target_feature(enable = $features)]
        fn $tile<const M: usize>(weights: &[Unpacked; TILE], rows: &Rows<Fine>, first: usize) -> [[f32; TILE]; M] {
            let mut sums = [[_mm256_setzero_ps(); TILE]; M];
            let mut others: [&[[[i16; 16]; 2]]; M] = [&[]; M];
            let mut blocks: [&[Fine]; M] = [&[]; M];
            for m in 0..M {
                others[m] = &rows.wide_row(first + m).as_chunks().0[..rows.each];
                blocks[m] = &rows.row(first + m)[..rows.each];
            }
            let mut own: [&[[[i16; 16]; 2]]; TILE] = [&[]; TILE];
            let mut scales: [&[f32]; TILE] = [&[]; TILE];
            for r in 0..TILE {
                own[r] = &weights[r].wide.as_chunks().0[..rows.each];
                scales[r] = &weights[r].scales[..rows.each];
            }
            for block in 0..rows.each {
                let mut other = [[_mm256_setzero_si256(); 2]; M];
                let mut other_scales = [_mm256_setzero_ps(); M];
                for m in 0..M {
                    let [even, odd] = &others[m][block];
                    other[m] = [load(even), load(odd)];
                    other_scales[m] = _mm256_set1_ps(blocks[m][block].scale);
                }
                for r in 0..TILE {
                    let [even, odd] = &own[r][block];
                    let (even, odd) = (load(even), load(odd));
                    let scale = _mm256_set1_ps(scales[r][block]);
                    for m in 0..M {
                        let first = $add_products(_mm256_setzero_si256(), even, other[m][0]);
                        let integers = _mm256_cvtepi32_ps($add_products(first, odd, other[m][1]));
                        sums[m][r] = _mm256_fmadd_ps(integers, _mm256_mul_ps(scale, other_scales[m]), sums[m][r]);
                    }
                }
            }
            let mut answer = [[0.0; TILE]; M];
            for m in 0..M {
                for r in 0..TILE {
                    answer[m][r] = sum(sums[m][r]);
                }
            }
            answer
        }
    };
}

tiles!("avx2,fma,f16c", add_products, tile);
tiles!("avx2,fma,f16c,avxvnni", add_products_at_once, tile_at_once);

/// Rows of numbers that are multiplied together.
const PAIR: usize = 2;

/// Fills four columns of an answer from `start` on; `at_once` allows AVX-VNNI.
#[target_feature(enable = "avx2,fma,f16c")]
pub(super) fn fill(share: &Share<'_>, weights: &[Unpacked; TILE], start: usize, at_once: bool, answer: &mut [f32]) {
    let (width, count) = (share.rows.len(), share.inputs.count());
    let at_once = at_once && is_x86_feature_detected!("avxvnni");
    let mut put = |index: usize, four: &[f32; TILE]| {
        answer[index * width + start..][..TILE].copy_from_slice(four);
    };
    let rows = share.inputs.fine();
    for index in (0..count).step_by(PAIR) {
        if index + PAIR <= count {
            let both: [[f32; TILE]; PAIR] = match at_once {
                // SAFETY: the processor has the further feature, as it was asked above.
                true => unsafe { tile_at_once(weights, rows, index) },
                false => tile(weights, rows, index),
            };
            put(index, &both[0]);
            put(index + 1, &both[1]);
        } else {
            let [one] = tile(weights, rows, index);
            put(index, &one);
        }
    }
}
