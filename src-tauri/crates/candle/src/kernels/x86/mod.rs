//! The products in AVX2, the only unsafe code of the crate; what is multiplied, and by how many threads, is `mod`'s.
//!
//! A dot product of rows goes block by block: the integers of a block are multiplied and added exactly and then scaled and
//! added to one running sum. For one row of numbers, weights are read as they lie in the file; for several, they are
//! unpacked once. Both ways end in the same integers and the same order of sums, so that a number never depends on what is
//! computed beside it.
#![expect(unsafe_code, reason = "loads and stores of vectors go through pointers")]

mod eights;
mod interleaved;

use super::formats::{Bytes34, Bytes144, Bytes210, Q4K, Q6K, Q8};
use super::rows::{Coarse, Fine};
use super::{Blocks, Share};
use std::arch::x86_64::*;

use interleaved::EIGHT;

/// The features that every function here is compiled for.
pub(super) fn available() -> bool {
    is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") && is_x86_feature_detected!("f16c")
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn load<T: Copy, const N: usize>(values: &[T; N]) -> __m256i {
    const { assert!(size_of::<T>() * N == 32) };
    // SAFETY: the array is 32 bytes long, and this load asks for no alignment.
    unsafe { _mm256_loadu_si256(values.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn load_half(values: &[u8; 16]) -> __m128i {
    // SAFETY: the array is 16 bytes long, and this load asks for no alignment.
    unsafe { _mm_loadu_si128(values.as_ptr().cast()) }
}

/// Asks for the memory a little ahead of a place; such a wish may name any address.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn ahead<const N: usize>(block: &[u8; N]) {
    let place = block.as_ptr().cast::<i8>().wrapping_add(AHEAD);
    for line in 0..N.div_ceil(64) {
        _mm_prefetch::<_MM_HINT_T0>(place.wrapping_add(64 * line));
    }
}

/// Bytes between what is computed and what is asked for: the time of a memory access at the speed of these loops.
const AHEAD: usize = 2048;

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn store_floats(values: &mut [f32; 8], vector: __m256) {
    // SAFETY: the array is 32 bytes long, and this store asks for no alignment.
    unsafe { _mm256_storeu_ps(values.as_mut_ptr(), vector) }
}

/// A number in half precision.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn half(bytes: [u8; 2]) -> f32 {
    _mm_cvtss_f32(_mm_cvtph_ps(_mm_cvtsi32_si128(i32::from(u16::from_le_bytes(bytes)))))
}

/// The sum of eight integers.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn whole(lanes: __m256i) -> i32 {
    let four = _mm_add_epi32(_mm256_castsi256_si128(lanes), _mm256_extracti128_si256::<1>(lanes));
    let two = _mm_add_epi32(four, _mm_shuffle_epi32::<0b10_11>(four));
    _mm_cvtsi128_si32(_mm_add_epi32(two, _mm_shuffle_epi32::<1>(two)))
}

/// The scales and the negated least values of the eight sub-blocks of a Q4_K block, in one number of 6 bits each.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn small_scales(block: Q4K<'_>) -> (__m128i, __m128i) {
    let [low, middle, high] = block.scales().map(u32::from_le_bytes);
    let (six, four, two) = (0x3F3F_3F3F, 0x0F0F_0F0F, 0x3030_3030);
    let scales = [low & six, (high & four) | ((low >> 2) & two)];
    let least = [middle & six, ((high >> 4) & four) | ((middle >> 2) & two)];
    let pair = |[a, b]: [u32; 2]| _mm_set_epi32(0, 0, b as i32, a as i32);
    (pair(scales), pair(least))
}

/// Of bytes in one half, number `index` in all sixteen lanes of 16 bits.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn spread(bytes: __m128i, index: usize) -> __m256i {
    _mm256_cvtepu8_epi16(_mm_shuffle_epi8(bytes, _mm_set1_epi8(index as i8)))
}

/// Of signed bytes in one half, numbers `2 index` and `2 index + 1` in eight lanes each.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn spread_two(bytes: __m128i, index: usize) -> __m256i {
    let first = _mm_set1_epi8(2 * index as i8);
    let second = _mm_set_epi8(1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    _mm256_cvtepi8_epi16(_mm_shuffle_epi8(bytes, _mm_add_epi8(first, second)))
}

/// Weights of a Q4_K block: the 32 of sub-block `2 quarter` and those of the next, as bytes.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn nibbles(block: Q4K<'_>, quarter: usize) -> [__m256i; 2] {
    let (mask, both) = (_mm256_set1_epi8(15), load(block.quarter(quarter)));
    [_mm256_and_si256(both, mask), _mm256_and_si256(_mm256_srli_epi16::<4>(both), mask)]
}

/// Weights of half a Q6_K block, 32 at a time, as bytes from 0 to 63.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn sixes(block: Q6K<'_>, side: usize) -> [__m256i; 4] {
    let ([first, second], high) = block.side(side);
    let (first, second, high) = (load(first), load(second), load(high));
    let (four, two) = (_mm256_set1_epi8(15), _mm256_set1_epi8(0x30));
    let low = |bytes| _mm256_and_si256(bytes, four);
    let upper = |bytes| _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), four);
    let with = |low, high| _mm256_or_si256(low, _mm256_and_si256(high, two));
    [
        with(low(first), _mm256_slli_epi16::<4>(high)),
        with(low(second), _mm256_slli_epi16::<2>(high)),
        with(upper(first), high),
        with(upper(second), _mm256_srli_epi16::<2>(high)),
    ]
}

/// What a Q4_K block takes from the sums of the other row: the negated least values, each for two sums of sixteen.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn least(bytes: __m128i) -> __m256i {
    _mm256_cvtepu8_epi16(_mm_unpacklo_epi8(bytes, bytes))
}

/// What a Q6_K block takes from them: its weights are stored 32 too high.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn excess(bytes: __m128i) -> __m256i {
    let scales = _mm256_cvtepi8_epi16(bytes);
    _mm256_sub_epi16(_mm256_setzero_si256(), _mm256_slli_epi16::<5>(scales))
}

/// One row times one row of Q4_K.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn dot_q4k(weights: &[Bytes144], other: &[Coarse]) -> f32 {
    let mut sum = 0f32;
    for (block, other) in weights.iter().zip(other) {
        ahead(block);
        let block = Q4K(block);
        let (scales, lows) = small_scales(block);
        let mut integers = _mm256_setzero_si256();
        for quarter in 0..4 {
            for (part, bytes) in nibbles(block, quarter).into_iter().enumerate() {
                let index = 2 * quarter + part;
                let pairs = _mm256_maddubs_epi16(bytes, load(&other.narrow[index]));
                integers = _mm256_add_epi32(integers, _mm256_madd_epi16(pairs, spread(scales, index)));
            }
        }
        let (scale, low) = block.halves();
        sum = (whole(integers) as f32).mul_add(half(scale) * other.scale, sum);
        let lows = _mm256_madd_epi16(least(lows), load(&other.sums));
        sum = (whole(lows) as f32).mul_add(-half(low) * other.scale, sum);
    }
    sum
}

/// One row times one row of Q6_K.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn dot_q6k(weights: &[Bytes210], other: &[Coarse]) -> f32 {
    let mut sum = 0f32;
    for (block, other) in weights.iter().zip(other) {
        ahead(block);
        let block = Q6K(block);
        let scales = load_half(block.scales());
        let mut integers = _mm256_setzero_si256();
        for side in 0..2 {
            for (part, bytes) in sixes(block, side).into_iter().enumerate() {
                let index = 4 * side + part;
                let pairs = _mm256_maddubs_epi16(bytes, load(&other.narrow[index]));
                integers = _mm256_add_epi32(integers, _mm256_madd_epi16(pairs, spread_two(scales, index)));
            }
        }
        let scale = half(block.scale()) * other.scale;
        sum = (whole(integers) as f32).mul_add(scale, sum);
        let more = _mm256_madd_epi16(excess(scales), load(&other.sums));
        sum = (whole(more) as f32).mul_add(scale, sum);
    }
    sum
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
        let integers = whole(products_q8(block, load(&other.narrow)));
        sum = (integers as f32).mul_add(half(block.scale()) * other.scale, sum);
    }
    sum
}

/// One row times eight rows of Q8_0, whose sums are then added up together.
#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn dot_eight_q8(weights: [&[Bytes34]; EIGHT], other: &[Fine]) -> [f32; EIGHT] {
    let mut sums = _mm256_setzero_ps();
    for (index, other) in other.iter().enumerate() {
        let narrow = load(&other.narrow);
        let (mut products, mut scales) = ([_mm256_setzero_si256(); EIGHT], [0i16; EIGHT]);
        for row in 0..EIGHT {
            let bytes = &weights[row][index];
            ahead(bytes);
            products[row] = products_q8(Q8(bytes), narrow);
            scales[row] = i16::from_le_bytes(Q8(bytes).scale());
        }
        let [a, b, c, d, e, f, g, h] = products;
        let first = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
        let second = _mm256_hadd_epi32(_mm256_hadd_epi32(e, f), _mm256_hadd_epi32(g, h));
        let low = _mm256_permute2x128_si256::<0x20>(first, second);
        let integers = _mm256_add_epi32(low, _mm256_permute2x128_si256::<0x31>(first, second));
        let [a, b, c, d, e, f, g, h] = scales;
        let scales = _mm256_cvtph_ps(_mm_setr_epi16(a, b, c, d, e, f, g, h));
        let scales = _mm256_mul_ps(scales, _mm256_set1_ps(other.scale));
        sums = _mm256_fmadd_ps(_mm256_cvtepi32_ps(integers), scales, sums);
    }
    let mut answer = [0.0; EIGHT];
    store_floats(&mut answer, sums);
    answer
}

/// Fills the rows of an answer, of shape `(count, rows)`; `at_once` allows AVX-VNNI where the processor has it.
pub(super) fn multiply(share: &Share<'_>, at_once: bool, answer: &mut [f32]) {
    assert!(available(), "asked for where it is");
    // SAFETY: the processor has the features.
    unsafe { multiply_here(share, at_once, answer) }
}

#[target_feature(enable = "avx2,fma,f16c")]
fn multiply_here(share: &Share<'_>, at_once: bool, answer: &mut [f32]) {
    let width = share.rows.len();
    let alone = share.inputs.count() == 1;
    let mut done = 0;
    while width - done >= EIGHT {
        match share.blocks {
            Blocks::Q8(blocks) if alone => {
                let other = share.inputs.fine();
                let mut rows: [&[Bytes34]; EIGHT] = [&[]; EIGHT];
                for (offset, row) in rows.iter_mut().enumerate() {
                    *row = part(blocks, share.rows.start + done + offset, other.each);
                }
                answer[done..done + EIGHT].copy_from_slice(&dot_eight_q8(rows, other.row(0)));
            }
            // One row after the other is as fast, as each has sums enough of its own.
            _ if alone => break,
            _ => eights::fill(share, done, at_once, answer),
        }
        done += EIGHT;
    }
    multiply_few(share, done, width, answer);
}

/// The row of a matrix.
#[inline(always)]
fn part<B>(blocks: &[B], row: usize, each: usize) -> &[B] {
    &blocks[row * each..(row + 1) * each]
}

/// Some columns of an answer, one number at a time.
#[target_feature(enable = "avx2,fma,f16c")]
fn multiply_few(share: &Share<'_>, from: usize, to: usize, answer: &mut [f32]) {
    let (width, count) = (share.rows.len(), share.inputs.count());
    for column in from..to {
        let row = share.rows.start + column;
        for index in 0..count {
            answer[index * width + column] = match share.blocks {
                Blocks::Q4K(blocks) => {
                    let other = share.inputs.coarse();
                    dot_q4k(part(blocks, row, other.each), other.row(index))
                }
                Blocks::Q6K(blocks) => {
                    let other = share.inputs.coarse();
                    dot_q6k(part(blocks, row, other.each), other.row(index))
                }
                Blocks::Q8(blocks) => {
                    let other = share.inputs.fine();
                    dot_q8(part(blocks, row, other.each), other.row(index))
                }
            };
        }
    }
}
