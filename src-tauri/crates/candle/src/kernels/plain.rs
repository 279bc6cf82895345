//! The products one number at a time, for processors without the vectors of `x86`, and as what those are tested against.
//!
//! The order of sums is that of `x86`, so that both give the same bits.

use super::formats::{Bytes34, Bytes144, Bytes210, Q4K, Q6K, Q8};
use super::rows::{Coarse, FINE, Fine};
use super::{Blocks, Share};

/// Fills the rows of an answer, of shape `(count, rows)`.
pub(super) fn multiply(share: &Share<'_>, answer: &mut [f32]) {
    let width = share.rows.len();
    for (index, answer) in answer.chunks_exact_mut(width).enumerate() {
        for (answer, row) in answer.iter_mut().zip(share.rows.clone()) {
            *answer = match share.blocks {
                Blocks::Q4K(blocks) => {
                    let other = share.inputs.coarse();
                    dot_q4k(&blocks[row * other.each..(row + 1) * other.each], other.row(index))
                }
                Blocks::Q6K(blocks) => {
                    let other = share.inputs.coarse();
                    dot_q6k(&blocks[row * other.each..(row + 1) * other.each], other.row(index))
                }
                Blocks::Q8(blocks) => {
                    let other = share.inputs.fine();
                    dot_q8(&blocks[row * other.each..(row + 1) * other.each], other.row(index))
                }
            };
        }
    }
}

/// A number in half precision (IEEE 754).
fn half(bytes: [u8; 2]) -> f32 {
    let bits = u16::from_le_bytes(bytes);
    let (exponent, fraction) = (i32::from(bits >> 10) & 31, f32::from(bits & 0x3FF) / 1024.0);
    let size = match exponent {
        0 => fraction * 2f32.powi(-14),
        31 if fraction == 0.0 => f32::INFINITY,
        31 => f32::NAN,
        _ => (1.0 + fraction) * 2f32.powi(exponent - 15),
    };
    if bits >> 15 == 1 { -size } else { size }
}

/// What factors take from the sums of a block.
fn from_sums(factors: [i32; 16], other: &Coarse) -> i32 {
    factors.iter().zip(other.sums).map(|(factor, sum)| factor * i32::from(sum)).sum()
}

fn dot_q4k(weights: &[Bytes144], other: &[Coarse]) -> f32 {
    let mut sum = 0f32;
    for (block, other) in weights.iter().zip(other) {
        let block = Q4K(block);
        let [low, middle, high] = block.scales();
        let small = |index: usize| match index {
            0..4 => (low[index] & 63, middle[index] & 63),
            _ => {
                let at = index - 4;
                ((high[at] & 15) | (low[at] >> 6 << 4), (high[at] >> 4) | (middle[at] >> 6 << 4))
            }
        };
        let (mut integers, mut factors) = (0, [0; 16]);
        for index in 0..8 {
            let (scale, least) = small(index);
            for place in 0..FINE {
                let both = block.quarter(index / 2)[place];
                let weight = if index % 2 == 0 { both & 15 } else { both >> 4 };
                integers += i32::from(weight) * i32::from(scale) * i32::from(other.narrow[index][place]);
            }
            factors[2 * index] = i32::from(least);
            factors[2 * index + 1] = i32::from(least);
        }
        let (scale, least) = block.halves();
        sum = (integers as f32).mul_add(half(scale) * other.scale, sum);
        sum = (from_sums(factors, other) as f32).mul_add(-half(least) * other.scale, sum);
    }
    sum
}

fn dot_q6k(weights: &[Bytes210], other: &[Coarse]) -> f32 {
    let mut sum = 0f32;
    for (block, other) in weights.iter().zip(other) {
        let block = Q6K(block);
        let scales = block.scales().map(|scale| i32::from(scale as i8));
        let mut integers = 0;
        for index in 0..8 {
            let ([first, second], high) = block.side(index / 4);
            for place in 0..FINE {
                let low = match index % 4 {
                    0 => first[place] & 15,
                    1 => second[place] & 15,
                    2 => first[place] >> 4,
                    _ => second[place] >> 4,
                };
                let weight = low | ((high[place] >> (2 * (index % 4)) & 3) << 4);
                integers += i32::from(weight) * scales[2 * index + place / 16] * i32::from(other.narrow[index][place]);
            }
        }
        let scale = half(block.scale()) * other.scale;
        sum = (integers as f32).mul_add(scale, sum);
        sum = (from_sums(scales.map(|scale| -32 * scale), other) as f32).mul_add(scale, sum);
    }
    sum
}

fn dot_q8(weights: &[Bytes34], other: &[Fine]) -> f32 {
    let mut sum = 0f32;
    for (block, other) in weights.iter().zip(other) {
        let block = Q8(block);
        let both = block.weights().iter().zip(other.narrow);
        let integers: i32 = both.map(|(weight, value)| i32::from(*weight as i8) * i32::from(value)).sum();
        sum = (integers as f32).mul_add(half(block.scale()) * other.scale, sum);
    }
    sum
}
