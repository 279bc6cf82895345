//! Products of eight rows of weights with several rows of numbers: the rows are interleaved, so that each lane of a
//! vector is a row of weights; few rows of numbers are multiplied in `few`.
//!
//! Processors with AVX-VNNI multiply four pairs and add them in one step, the others in two; the integers are the same.

use super::interleaved::{EIGHT, Fines, Interleaved, of_q4k, of_q6k, of_q8};
use crate::kernels::rows::{Coarse, Fine};
use crate::kernels::{Blocks, Share};
use std::arch::x86_64::*;

/// Rows of numbers that are multiplied together.
const FOUR: usize = 4;

/// Four neighbours of a row of numbers in every lane.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn four(values: &[i8; 32], index: usize) -> __m256i {
    _mm256_set1_epi32(i32::from_le_bytes(values.as_chunks::<4>().0[index].map(|value| value as u8)))
}

/// Adds what the other factors of a block give, and both to the running sums.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn scaled(sums: __m256, integers: __m256i, block: &Interleaved, other: &Coarse) -> __m256 {
    let mut more = _mm256_setzero_si256();
    for (factors, pair) in block.factors.iter().zip(other.sums.as_chunks::<2>().0) {
        let pair = i32::from(pair[0]) & 0xFFFF | i32::from(pair[1]) << 16;
        more = _mm256_add_epi32(more, _mm256_madd_epi16(*factors, _mm256_set1_epi32(pair)));
    }
    let scale = _mm256_set1_ps(other.scale);
    let sums = _mm256_fmadd_ps(_mm256_cvtepi32_ps(integers), _mm256_mul_ps(block.scale, scale), sums);
    _mm256_fmadd_ps(_mm256_cvtepi32_ps(more), _mm256_mul_ps(block.factor_scale, scale), sums)
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn add_fine<const N: usize>(block: &Fines, others: [&Fine; N], sums: &mut [__m256; N]) {
    let (mut integers, ones) = ([_mm256_setzero_si256(); N], _mm256_set1_epi16(1));
    for (index, weights) in block.weights.iter().enumerate() {
        // The first factor is unsigned: a weight gives its sign to the other factor.
        let sizes = _mm256_abs_epi8(*weights);
        for n in 0..N {
            let signed = _mm256_sign_epi8(four(&others[n].narrow, index), *weights);
            let products = _mm256_madd_epi16(_mm256_maddubs_epi16(sizes, signed), ones);
            integers[n] = _mm256_add_epi32(integers[n], products);
        }
    }
    for n in 0..N {
        let scale = _mm256_mul_ps(block.scale, _mm256_set1_ps(others[n].scale));
        sums[n] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(integers[n]), scale, sums[n]);
    }
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c,avxvnni")]
fn add_fine_at_once<const N: usize>(block: &Fines, others: [&Fine; N], sums: &mut [__m256; N]) {
    let mut integers = [_mm256_setzero_si256(); N];
    let high = _mm256_set1_epi8(i8::MIN);
    for n in 0..N {
        // Weights are made unsigned by adding 128 to each, which is taken away here.
        integers[n] = _mm256_set1_epi32(-128 * others[n].sum);
    }
    for (index, weights) in block.weights.iter().enumerate() {
        let weights = _mm256_xor_si256(*weights, high);
        for n in 0..N {
            integers[n] = _mm256_dpbusd_avx_epi32(integers[n], weights, four(&others[n].narrow, index));
        }
    }
    for n in 0..N {
        let scale = _mm256_mul_ps(block.scale, _mm256_set1_ps(others[n].scale));
        sums[n] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(integers[n]), scale, sums[n]);
    }
}

/// Products of 15 and less fit sixteen bits eight times, those of 63 and less twice.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn add_products<const N: usize, const FINE: bool>(block: &Interleaved, others: [&Coarse; N], sums: &mut [__m256; N]) {
    let mut integers = [_mm256_setzero_si256(); N];
    for (group, weights) in block.weights.iter().enumerate() {
        if FINE {
            for pair in 0..4 {
                let scales = block.scales[2 * group + pair / 2];
                for n in 0..N {
                    let narrow = &others[n].narrow[group];
                    let first = _mm256_maddubs_epi16(weights[2 * pair], four(narrow, 2 * pair));
                    let second = _mm256_maddubs_epi16(weights[2 * pair + 1], four(narrow, 2 * pair + 1));
                    let products = _mm256_madd_epi16(_mm256_add_epi16(first, second), scales);
                    integers[n] = _mm256_add_epi32(integers[n], products);
                }
            }
        } else {
            let mut shorts = [_mm256_setzero_si256(); N];
            for (index, weights) in weights.iter().enumerate() {
                for n in 0..N {
                    let products = _mm256_maddubs_epi16(*weights, four(&others[n].narrow[group], index));
                    shorts[n] = _mm256_add_epi16(shorts[n], products);
                }
            }
            for n in 0..N {
                let products = _mm256_madd_epi16(shorts[n], block.scales[group]);
                integers[n] = _mm256_add_epi32(integers[n], products);
            }
        }
    }
    for n in 0..N {
        sums[n] = scaled(sums[n], integers[n], block, others[n]);
    }
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c,avxvnni")]
fn add_products_at_once<const N: usize, const FINE: bool>(
    block: &Interleaved,
    others: [&Coarse; N],
    sums: &mut [__m256; N],
) {
    let mut integers = [_mm256_setzero_si256(); N];
    for (group, weights) in block.weights.iter().enumerate() {
        // Of Q6_K, half of the weights of a group have one scale and half another.
        let length = if FINE { 4 } else { 8 };
        for (part, weights) in weights.chunks_exact(length).enumerate() {
            let mut products = [_mm256_setzero_si256(); N];
            for (index, weights) in weights.iter().enumerate() {
                for n in 0..N {
                    let other = four(&others[n].narrow[group], part * length + index);
                    products[n] = _mm256_dpbusd_avx_epi32(products[n], *weights, other);
                }
            }
            let scales = _mm256_srai_epi32::<16>(block.scales[group * (8 / length) + part]);
            for n in 0..N {
                integers[n] = _mm256_add_epi32(integers[n], _mm256_mullo_epi32(products[n], scales));
            }
        }
    }
    for n in 0..N {
        sums[n] = scaled(sums[n], integers[n], block, others[n]);
    }
}

macro_rules! fill {
    ($features:literal, $name:ident, $group:ident, $coarse:ident, $fine:ident) => {
        /// Adds the products of block `index` of eight rows with all rows of numbers.
        #[inline]
        #[target_feature(enable = $features)]
        fn $group(share: &Share<'_>, index: usize, start: usize, sums: &mut [__m256]) {
            let count = sums.len();
            let (fours, rest) = sums.as_chunks_mut::<FOUR>();
            let rest = rest.as_chunks_mut::<1>().0;
            // Spelt out for each type: a function that is handed in is compiled without the wider vectors.
            macro_rules! all {
                ($block:expr, $rows:expr, $one:expr, $four:expr) => {{
                    let (block, rows) = ($block, $rows);
                    let other = |row: usize| &rows.blocks[row * rows.each + index];
                    for (group, sums) in fours.iter_mut().enumerate() {
                        let from = group * FOUR;
                        $four(&block, [other(from), other(from + 1), other(from + 2), other(from + 3)], sums);
                    }
                    for (row, sums) in rest.iter_mut().enumerate() {
                        $one(&block, [other(count / FOUR * FOUR + row)], sums);
                    }
                }};
            }
            let first = share.rows.start + start;
            match share.blocks {
                Blocks::Q4K(blocks) => {
                    let rows = share.inputs.coarse();
                    let block = of_q4k(eight(blocks, first, rows.each, index));
                    all!(block, rows, $coarse::<1, false>, $coarse::<FOUR, false>);
                }
                Blocks::Q6K(blocks) => {
                    let rows = share.inputs.coarse();
                    let block = of_q6k(eight(blocks, first, rows.each, index));
                    all!(block, rows, $coarse::<1, true>, $coarse::<FOUR, true>);
                }
                Blocks::Q8(blocks) => {
                    let rows = share.inputs.fine();
                    let block = of_q8(eight(blocks, first, rows.each, index));
                    all!(block, rows, $fine::<1>, $fine::<FOUR>);
                }
            }
        }

        #[target_feature(enable = $features)]
        fn $name(share: &Share<'_>, start: usize, answer: &mut [f32]) {
            let mut sums = vec![_mm256_setzero_ps(); share.inputs.count()];
            let each = match share.blocks {
                Blocks::Q8(_) => share.inputs.fine().each,
                _ => share.inputs.coarse().each,
            };
            for index in 0..each {
                $group(share, index, start, &mut sums);
            }
            for (row, sums) in answer.chunks_exact_mut(share.rows.len()).zip(sums) {
                let eight = row[start..].first_chunk_mut::<EIGHT>().expect("eight columns are left");
                super::store_floats(eight, sums);
            }
        }
    };
}

fill!("avx2,fma,f16c", fill_here, add_group, add_products, add_fine);
fill!("avx2,fma,f16c,avxvnni", fill_at_once, add_group_at_once, add_products_at_once, add_fine_at_once);

/// Block `index` of eight rows of `each` blocks.
#[inline(always)]
fn eight<B>(blocks: &[B], first: usize, each: usize, index: usize) -> [&B; EIGHT] {
    let mut eight = [&blocks[first * each + index]; EIGHT];
    for (row, block) in eight.iter_mut().enumerate() {
        *block = &blocks[(first + row) * each + index];
    }
    eight
}

/// Fills eight columns of an answer from `start` on; `at_once`: the processor has AVX-VNNI.
#[target_feature(enable = "avx2,fma,f16c")]
pub(super) fn fill(share: &Share<'_>, start: usize, at_once: bool, answer: &mut [f32]) {
    if at_once {
        // SAFETY: the processor has the further feature.
        unsafe { fill_at_once(share, start, answer) }
    } else {
        fill_here(share, start, answer);
    }
}
