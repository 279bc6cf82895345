//! The products in AVX2, the only unsafe code of the crate; what is multiplied, and by how many threads, is `mod`'s.
//!
//! A dot product of rows goes block by block: the integers of a block are multiplied and added exactly and then scaled and
//! added to one running sum. For few rows of numbers, weights are read as they lie in the file; for many, they are
//! unpacked once. Both ways end in the same integers and the same order of sums, so that a number never depends on what is
//! computed beside it.
#![expect(unsafe_code, reason = "loads and stores of vectors go through pointers")]

mod eights;
mod few;
mod interleaved;

use super::Share;
use super::formats::{Q4K, Q6K};
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

/// Fills the rows of an answer, of shape `(count, rows)`; `at_once` allows AVX-VNNI where the processor has it.
pub(super) fn multiply(share: &Share<'_>, at_once: bool, answer: &mut [f32]) {
    assert!(available(), "asked for where it is");
    // SAFETY: the processor has the features.
    unsafe { multiply_here(share, at_once, answer) }
}

#[target_feature(enable = "avx2,fma,f16c")]
fn multiply_here(share: &Share<'_>, at_once: bool, answer: &mut [f32]) {
    let at_once = at_once && is_x86_feature_detected!("avxvnni");
    let width = share.rows.len();
    let mut done = 0;
    if few::pays(share, at_once) {
        done = few::fill_eights(share, at_once, answer);
    } else {
        while width - done >= EIGHT {
            eights::fill(share, done, at_once, answer);
            done += EIGHT;
        }
    }
    few::fill(share, done, answer);
}
