//! Products of weights, read as they lie in the file, with few rows of numbers; where there are more, `eights` unpacks the
//! weights once for all.

use super::interleaved::EIGHT;
use super::{
    ahead, excess, half, least, load, load_half, nibbles, sixes, small_scales, spread, spread_two, store_floats,
};
use crate::kernels::formats::{Bytes34, Bytes144, Bytes210, Q4K, Q6K, Q8};
use crate::kernels::rows::{Coarse, Fine};
use crate::kernels::{Blocks, Share};
use std::arch::x86_64::*;

/// Rows of numbers that a row of weights is multiplied with before the next.
const FOUR: usize = 4;

/// Whether weights are best read as they lie, for so many rows of numbers.
pub(super) fn pays(share: &Share<'_>, at_once: bool) -> bool {
    let most = match share.blocks {
        Blocks::Q8(_) if at_once => 4,
        Blocks::Q8(_) => 1,
        _ => 8,
    };
    share.inputs.count() <= most
}

/// The sum of eight integers.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn whole(lanes: __m256i) -> __m128i {
    let four = _mm_add_epi32(_mm256_castsi256_si128(lanes), _mm256_extracti128_si256::<1>(lanes));
    let two = _mm_add_epi32(four, _mm_shuffle_epi32::<0b10_11>(four));
    _mm_add_epi32(two, _mm_shuffle_epi32::<1>(two))
}

/// The sums of eight integers each, one in each lane.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn wholes<const N: usize>(lanes: [__m256i; FOUR]) -> __m128 {
    let [a, b, c, d] = lanes;
    let sums = if N == 1 {
        whole(a)
    } else {
        let four = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
        _mm_add_epi32(_mm256_castsi256_si128(four), _mm256_extracti128_si256::<1>(four))
    };
    _mm_cvtepi32_ps(sums)
}

/// The scales of a block of each row of numbers.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn scales<const N: usize>(others: &[&[Coarse]; N], index: usize) -> __m128 {
    let mut scales = [0.0; FOUR];
    for n in 0..N {
        scales[n] = others[n][index].scale;
    }
    let [a, b, c, d] = scales;
    _mm_setr_ps(a, b, c, d)
}

/// The first numbers of four.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn first<const N: usize>(sums: __m128) -> [f32; N] {
    let mut eight = [0.0; EIGHT];
    store_floats(&mut eight, _mm256_castps128_ps256(sums));
    let mut answer = [0.0; N];
    answer.copy_from_slice(&eight[..N]);
    answer
}

/// A row of Q4_K times some rows.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn dot_q4k<const N: usize>(weights: &[Bytes144], others: [&[Coarse]; N]) -> [f32; N] {
    let mut sums = _mm_setzero_ps();
    for (at, block) in weights.iter().enumerate() {
        ahead(block);
        let block = Q4K(block);
        let (small, lows) = small_scales(block);
        let mut integers = [_mm256_setzero_si256(); FOUR];
        for quarter in 0..4 {
            for (part, bytes) in nibbles(block, quarter).into_iter().enumerate() {
                let index = 2 * quarter + part;
                let scale = spread(small, index);
                for n in 0..N {
                    let pairs = _mm256_maddubs_epi16(bytes, load(&others[n][at].narrow[index]));
                    integers[n] = _mm256_add_epi32(integers[n], _mm256_madd_epi16(pairs, scale));
                }
            }
        }
        let (lows, mut more) = (least(lows), [_mm256_setzero_si256(); FOUR]);
        for n in 0..N {
            more[n] = _mm256_madd_epi16(lows, load(&others[n][at].sums));
        }
        let (scale, low) = block.halves();
        let scales = scales(&others, at);
        sums = _mm_fmadd_ps(wholes::<N>(integers), _mm_mul_ps(_mm_set1_ps(half(scale)), scales), sums);
        sums = _mm_fmadd_ps(wholes::<N>(more), _mm_mul_ps(_mm_set1_ps(-half(low)), scales), sums);
    }
    first(sums)
}

/// A row of Q6_K times some rows.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn dot_q6k<const N: usize>(weights: &[Bytes210], others: [&[Coarse]; N]) -> [f32; N] {
    let mut sums = _mm_setzero_ps();
    for (at, block) in weights.iter().enumerate() {
        ahead(block);
        let block = Q6K(block);
        let small = load_half(block.scales());
        let mut integers = [_mm256_setzero_si256(); FOUR];
        for side in 0..2 {
            for (part, bytes) in sixes(block, side).into_iter().enumerate() {
                let index = 4 * side + part;
                let scale = spread_two(small, index);
                for n in 0..N {
                    let pairs = _mm256_maddubs_epi16(bytes, load(&others[n][at].narrow[index]));
                    integers[n] = _mm256_add_epi32(integers[n], _mm256_madd_epi16(pairs, scale));
                }
            }
        }
        let (excess, mut more) = (excess(small), [_mm256_setzero_si256(); FOUR]);
        for n in 0..N {
            more[n] = _mm256_madd_epi16(excess, load(&others[n][at].sums));
        }
        let scale = _mm_mul_ps(_mm_set1_ps(half(block.scale())), scales(&others, at));
        sums = _mm_fmadd_ps(wholes::<N>(integers), scale, sums);
        sums = _mm_fmadd_ps(wholes::<N>(more), scale, sums);
    }
    first(sums)
}

/// The products of a block of Q8_0, in eight lanes of four neighbours.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn products_q8(block: Q8<'_>, narrow: __m256i) -> __m256i {
    let bytes = load(block.weights());
    // The first factor is unsigned: a weight gives its sign to the other factor.
    let pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(bytes), _mm256_sign_epi8(narrow, bytes));
    _mm256_madd_epi16(pairs, _mm256_set1_epi16(1))
}

/// One row times one row of Q8_0.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn dot_q8(weights: &[Bytes34], other: &[Fine]) -> f32 {
    let mut sum = 0f32;
    for (block, other) in weights.iter().zip(other) {
        let block = Q8(block);
        let integers = _mm_cvtsi128_si32(whole(products_q8(block, load(&other.narrow))));
        sum = (integers as f32).mul_add(half(block.scale()) * other.scale, sum);
    }
    sum
}

/// The sums of eight integers each of eight rows, one in each lane.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn eight_wholes(lanes: [__m256i; EIGHT]) -> __m256i {
    let [a, b, c, d, e, f, g, h] = lanes;
    let first = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
    let second = _mm256_hadd_epi32(_mm256_hadd_epi32(e, f), _mm256_hadd_epi32(g, h));
    let low = _mm256_permute2x128_si256::<0x20>(first, second);
    _mm256_add_epi32(low, _mm256_permute2x128_si256::<0x31>(first, second))
}

/// Block `index` of eight rows of Q8_0, asked for ahead: their scales.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn eight_scales(weights: &[&[Bytes34]; EIGHT], index: usize) -> __m256 {
    let mut scales = [0i16; EIGHT];
    for row in 0..EIGHT {
        ahead(&weights[row][index]);
        scales[row] = i16::from_le_bytes(Q8(&weights[row][index]).scale());
    }
    let [a, b, c, d, e, f, g, h] = scales;
    _mm256_cvtph_ps(_mm_setr_epi16(a, b, c, d, e, f, g, h))
}

/// Eight rows of Q8_0 times one row.
#[target_feature(enable = "avx2,fma,f16c")]
fn dot_eight_q8(weights: &[&[Bytes34]; EIGHT], other: &[Fine]) -> [f32; EIGHT] {
    let mut sums = _mm256_setzero_ps();
    for (index, other) in other.iter().enumerate() {
        let (narrow, mut products) = (load(&other.narrow), [_mm256_setzero_si256(); EIGHT]);
        for row in 0..EIGHT {
            products[row] = products_q8(Q8(&weights[row][index]), narrow);
        }
        let scales = _mm256_mul_ps(eight_scales(weights, index), _mm256_set1_ps(other.scale));
        sums = _mm256_fmadd_ps(_mm256_cvtepi32_ps(eight_wholes(products)), scales, sums);
    }
    let mut answer = [0.0; EIGHT];
    store_floats(&mut answer, sums);
    answer
}

/// Eight rows of Q8_0 times some rows, by AVX-VNNI.
#[target_feature(enable = "avx2,fma,f16c,avxvnni")]
fn dot_eight_q8_at_once<const N: usize>(weights: &[&[Bytes34]; EIGHT], others: [&[Fine]; N]) -> [[f32; EIGHT]; N] {
    let mut sums = [_mm256_setzero_ps(); N];
    let (zero, high) = (_mm256_setzero_si256(), _mm256_set1_epi8(i8::MIN));
    for index in 0..weights[0].len() {
        let mut bytes = [zero; EIGHT];
        for row in 0..EIGHT {
            // Weights are made unsigned by adding 128 to each, which is taken away below.
            bytes[row] = _mm256_xor_si256(load(Q8(&weights[row][index]).weights()), high);
        }
        let scales = eight_scales(weights, index);
        for n in 0..N {
            let other = &others[n][index];
            let (narrow, mut products) = (load(&other.narrow), [zero; EIGHT]);
            for row in 0..EIGHT {
                products[row] = _mm256_dpbusd_avx_epi32(zero, bytes[row], narrow);
            }
            let integers = _mm256_sub_epi32(eight_wholes(products), _mm256_set1_epi32(128 * other.sum));
            let scales = _mm256_mul_ps(scales, _mm256_set1_ps(other.scale));
            sums[n] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(integers), scales, sums[n]);
        }
    }
    let mut answer = [[0.0; EIGHT]; N];
    for n in 0..N {
        store_floats(&mut answer[n], sums[n]);
    }
    answer
}

/// The row of a matrix.
#[inline(always)]
fn part<B>(blocks: &[B], row: usize, each: usize) -> &[B] {
    &blocks[row * each..(row + 1) * each]
}

/// Multiplies weights with all rows of numbers, four at a time, and hands over the products of each.
macro_rules! all {
    ($dot:ident, $weights:expr, $inputs:expr, $count:expr, $put:expr) => {{
        let (weights, inputs, count, mut put) = ($weights, $inputs, $count, $put);
        for from in (0..count).step_by(FOUR) {
            let row = |n: usize| inputs.row(from + n);
            match count - from {
                1 => hand_over(from, &$dot(weights, [row(0)]), &mut put),
                2 => hand_over(from, &$dot(weights, [row(0), row(1)]), &mut put),
                3 => hand_over(from, &$dot(weights, [row(0), row(1), row(2)]), &mut put),
                _ => hand_over(from, &$dot(weights, [row(0), row(1), row(2), row(3)]), &mut put),
            }
        }
    }};
}

/// Hands over the products of the rows of numbers from one on.
#[inline(always)]
fn hand_over<T>(from: usize, products: &[T], put: &mut impl FnMut(usize, &T)) {
    for (n, product) in products.iter().enumerate() {
        put(from + n, product);
    }
}

/// Eight rows of Q8_0 from a column of the answer on.
#[inline(always)]
fn eight<'a>(blocks: &'a [Bytes34], share: &Share<'_>, start: usize, each: usize) -> [&'a [Bytes34]; EIGHT] {
    let mut rows: [&[Bytes34]; EIGHT] = [&[]; EIGHT];
    for (offset, row) in rows.iter_mut().enumerate() {
        *row = part(blocks, share.rows.start + start + offset, each);
    }
    rows
}

#[target_feature(enable = "avx2,fma,f16c")]
fn fill_eights_here(share: &Share<'_>, blocks: &[Bytes34], to: usize, answer: &mut [f32]) {
    let (width, inputs) = (share.rows.len(), share.inputs.fine());
    for start in (0..to).step_by(EIGHT) {
        let weights = eight(blocks, share, start, inputs.each);
        for (index, answer) in answer.chunks_exact_mut(width).enumerate() {
            answer[start..start + EIGHT].copy_from_slice(&dot_eight_q8(&weights, inputs.row(index)));
        }
    }
}

#[target_feature(enable = "avx2,fma,f16c,avxvnni")]
fn fill_eights_at_once(share: &Share<'_>, blocks: &[Bytes34], to: usize, answer: &mut [f32]) {
    let (width, inputs) = (share.rows.len(), share.inputs.fine());
    for start in (0..to).step_by(EIGHT) {
        let weights = eight(blocks, share, start, inputs.each);
        let put = |index: usize, eight: &[f32; EIGHT]| {
            answer[index * width + start..][..EIGHT].copy_from_slice(eight);
        };
        all!(dot_eight_q8_at_once, &weights, inputs, share.inputs.count(), put);
    }
}

/// Fills the columns of an answer that are best filled eight at a time, and answers how many those are; `at_once`: the
/// processor has AVX-VNNI.
#[target_feature(enable = "avx2,fma,f16c")]
pub(super) fn fill_eights(share: &Share<'_>, at_once: bool, answer: &mut [f32]) -> usize {
    // Of the other types, one row after the other is as fast, as each has sums enough of its own.
    let Blocks::Q8(blocks) = share.blocks else { return 0 };
    let to = share.rows.len() / EIGHT * EIGHT;
    if at_once {
        // SAFETY: the processor has the further feature.
        unsafe { fill_eights_at_once(share, blocks, to, answer) };
    } else {
        fill_eights_here(share, blocks, to, answer);
    }
    to
}

/// Fills the columns of an answer from one on, one row of weights at a time.
#[target_feature(enable = "avx2,fma,f16c")]
pub(super) fn fill(share: &Share<'_>, from: usize, answer: &mut [f32]) {
    let (width, count) = (share.rows.len(), share.inputs.count());
    for column in from..width {
        let row = share.rows.start + column;
        let mut put = |index: usize, number: &f32| answer[index * width + column] = *number;
        match share.blocks {
            Blocks::Q4K(blocks) => {
                let inputs = share.inputs.coarse();
                all!(dot_q4k, part(blocks, row, inputs.each), inputs, count, put);
            }
            Blocks::Q6K(blocks) => {
                let inputs = share.inputs.coarse();
                all!(dot_q6k, part(blocks, row, inputs.each), inputs, count, put);
            }
            Blocks::Q8(blocks) => {
                let inputs = share.inputs.fine();
                let weights = part(blocks, row, inputs.each);
                (0..count).for_each(|index| put(index, &dot_q8(weights, inputs.row(index))));
            }
        }
    }
}
