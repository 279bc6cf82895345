//! Products of four rows of weights with two rows of numbers at a time, from 16 bits; unpacking is in `unpack`.
//!
//! Processors with AVX-VNNI multiply and add in one step what others do in two; the integers are the same.

use super::{Unpacked, add_scaled, load, sum};
use crate::kernels::rows::{Coarse, Fine, Rows};
use crate::kernels::{Blocks, Share};
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
    ($features:literal, $add_products:ident, $coarse:ident, $fine:ident) => {
        /// Four rows of Q4_K or Q6_K times `M` rows from `first` on.
        #[target_feature(enable = $features)]
        fn $coarse<const M: usize>(weights: &[Unpacked; TILE], rows: &Rows<Coarse>, first: usize) -> [[f32; TILE]; M] {
            let mut sums = [[_mm256_setzero_ps(); TILE]; M];
            let mut others: [&[[[i16; 16]; 16]]; M] = [&[]; M];
            let mut blocks: [&[Coarse]; M] = [&[]; M];
            for m in 0..M {
                others[m] = rows.wide_row(first + m, 16).as_chunks().0;
                blocks[m] = rows.row(first + m);
            }
            let mut own: [&[[[i16; 16]; 16]]; TILE] = [&[]; TILE];
            for r in 0..TILE {
                own[r] = weights[r].wide.as_chunks().0;
            }
            for block in 0..rows.each {
                let mut integers = [[_mm256_setzero_si256(); TILE]; M];
                let mut own_pieces = [&own[0][block]; TILE];
                for r in 0..TILE {
                    own_pieces[r] = &own[r][block];
                }
                let mut other_pieces = [&others[0][block]; M];
                for m in 0..M {
                    other_pieces[m] = &others[m][block];
                }
                for piece in 0..16 {
                    let mut other = [_mm256_setzero_si256(); M];
                    for m in 0..M {
                        other[m] = load(&other_pieces[m][piece]);
                    }
                    for r in 0..TILE {
                        let own = load(&own_pieces[r][piece]);
                        for m in 0..M {
                            integers[m][r] = $add_products(integers[m][r], own, other[m]);
                        }
                    }
                }
                for r in 0..TILE {
                    let (factors, scale) = &weights[r].others[block];
                    for m in 0..M {
                        let other = &blocks[m][block];
                        let scaled = add_scaled(sums[m][r], integers[m][r], weights[r].scales[block] * other.scale);
                        let more = _mm256_madd_epi16(load(factors), load(&other.sums));
                        sums[m][r] = add_scaled(scaled, more, scale * other.scale);
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

        /// Four rows of Q8_0 times `M` rows from `first` on.
        #[target_feature(enable = $features)]
        fn $fine<const M: usize>(weights: &[Unpacked; TILE], rows: &Rows<Fine>, first: usize) -> [[f32; TILE]; M] {
            let mut sums = [[_mm256_setzero_ps(); TILE]; M];
            let mut others: [&[[[i16; 16]; 2]]; M] = [&[]; M];
            let mut blocks: [&[Fine]; M] = [&[]; M];
            for m in 0..M {
                others[m] = &rows.wide_row(first + m, 2).as_chunks().0[..rows.each];
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

tiles!("avx2,fma,f16c", add_products, coarse_tile, fine_tile);
tiles!("avx2,fma,f16c,avxvnni", add_products_at_once, coarse_tile_at_once, fine_tile_at_once);

/// Rows of numbers that are multiplied together.
const PAIR: usize = 2;

/// Fills four columns of an answer from `start` on.
#[target_feature(enable = "avx2,fma,f16c")]
pub(super) fn fill(share: &Share<'_>, weights: &[Unpacked; TILE], start: usize, answer: &mut [f32]) {
    let (width, count) = (share.rows.len(), share.inputs.count());
    let at_once = is_x86_feature_detected!("avxvnni");
    let coarse = !matches!(share.blocks, Blocks::Q8(_));
    let mut put = |index: usize, four: &[f32; TILE]| {
        answer[index * width + start..][..TILE].copy_from_slice(four);
    };
    for index in (0..count).step_by(PAIR) {
        if index + PAIR <= count {
            // SAFETY: the processor has the further feature, as it was asked above.
            let both: [[f32; TILE]; PAIR] = match (coarse, at_once) {
                (true, false) => coarse_tile(weights, share.inputs.coarse(), index),
                (false, false) => fine_tile(weights, share.inputs.fine(), index),
                (true, true) => unsafe { coarse_tile_at_once(weights, share.inputs.coarse(), index) },
                (false, true) => unsafe { fine_tile_at_once(weights, share.inputs.fine(), index) },
            };
            put(index, &both[0]);
            put(index + 1, &both[1]);
        } else {
            let [one] = match coarse {
                true => coarse_tile(weights, share.inputs.coarse(), index),
                false => fine_tile(weights, share.inputs.fine(), index),
            };
            put(index, &one);
        }
    }
}
