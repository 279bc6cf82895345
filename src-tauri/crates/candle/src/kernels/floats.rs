//! What a decoder computes between its products, in single precision and plain loops; the products are elsewhere.

use crate::layers::power_of_e;

/// Rows divided by their root mean square, times a weight (Zhang and Sennrich, 2019).
#[inline(always)]
pub(super) fn norm(rows: &[f32], weight: &[f32], epsilon: f32) -> Vec<f32> {
    // Loops are spelt out here: adapters of iterators are compiled elsewhere, without the wider vectors.
    let mut answer = vec![0.0; rows.len()];
    for (row, answer) in rows.chunks_exact(weight.len()).zip(answer.chunks_exact_mut(weight.len())) {
        let mut lanes = [0f64; 8];
        let (eights, rest) = row.as_chunks::<8>();
        for eight in eights {
            for (lane, value) in lanes.iter_mut().zip(eight) {
                *lane += f64::from(*value) * f64::from(*value);
            }
        }
        let squares = lanes.iter().sum::<f64>() + rest.iter().map(|value| f64::from(*value).powi(2)).sum::<f64>();
        let inverse = ((squares / weight.len() as f64) as f32 + epsilon).sqrt().recip();
        for (answer, (value, weight)) in answer.iter_mut().zip(row.iter().zip(weight)) {
            *answer = value * inverse * weight;
        }
    }
    answer
}

/// A sigmoid linear unit times another factor, in place of the first (Shazeer, "GLU variants", 2020).
#[inline(always)]
pub(super) fn gate(gate: &mut [f32], up: &[f32]) {
    for (gate, up) in gate.iter_mut().zip(up) {
        let tail = power_of_e(-gate.abs());
        let part = if *gate < 0.0 { tail } else { 1.0 };
        *gate = *gate * part / (1.0 + tail) * up;
    }
}

/// The heads of one token, and the keys and values of the positions that it sees.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    /// All heads of the token.
    pub query: &'a [f32],
    /// Keys of all key heads, position after position.
    pub keys: &'a [f32],
    /// Values in the same order.
    pub values: &'a [f32],
    pub key_heads: usize,
    /// Components of a head.
    pub size: usize,
}

/// Grouped-query attention (Ainslie et al., 2023) of one token. `scores` is room that is used again.
#[inline(always)]
pub(super) fn attend(asked: &Asked<'_>, scores: &mut Vec<f32>, answer: &mut [f32]) {
    let &Asked { query, keys, values, key_heads, size } = asked;
    let stride = key_heads * size;
    let group = query.len() / stride;
    let scale = 1.0 / (size as f32).sqrt();
    answer.fill(0.0);
    for (head, (query, answer)) in query.chunks_exact(size).zip(answer.chunks_exact_mut(size)).enumerate() {
        let from = head / group * size;
        scores.resize(keys.len() / stride, 0.0);
        let mut peak = f32::NEG_INFINITY;
        for (score, keys) in scores.iter_mut().zip(keys.chunks_exact(stride)) {
            *score = dot(query, &keys[from..from + size]) * scale;
            peak = peak.max(*score);
        }
        for score in scores.iter_mut() {
            *score = power_of_e(*score - peak);
        }
        let whole = total(scores).recip();
        for (score, values) in scores.iter().zip(values.chunks_exact(stride)) {
            let share = score * whole;
            for (answer, value) in answer.iter_mut().zip(&values[from..from + size]) {
                *answer += share * value;
            }
        }
    }
}

/// A low-rank change of one layer: `scale` · `up` · `down`.
#[derive(Debug, Clone)]
pub(crate) struct LowRank {
    /// Of shape `(rank, inputs)`.
    pub down: Vec<f32>,
    /// Of shape `(outputs, rank)`.
    pub up: Vec<f32>,
    pub rank: usize,
    pub scale: f32,
}

/// Adds what a low-rank change gives for one row.
#[inline(always)]
pub(super) fn add_low_rank(change: &LowRank, row: &[f32], answer: &mut [f32]) {
    let mut narrow = vec![0f32; change.rank];
    for (narrow, down) in narrow.iter_mut().zip(change.down.chunks_exact(row.len())) {
        *narrow = dot(down, row) * change.scale;
    }
    for (answer, up) in answer.iter_mut().zip(change.up.chunks_exact(change.rank)) {
        *answer += dot(up, &narrow);
    }
}

#[inline(always)]
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0f32; 16];
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<16>(), b.as_chunks::<16>());
    for (a, b) in a.iter().zip(b) {
        for lane in 0..16 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    let mut sum = folded(lanes);
    for (a, b) in a_rest.iter().zip(b_rest) {
        sum += a * b;
    }
    sum
}

#[inline(always)]
fn total(values: &[f32]) -> f32 {
    let mut lanes = [0f32; 16];
    let (parts, rest) = values.as_chunks::<16>();
    for part in parts {
        for lane in 0..16 {
            lanes[lane] += part[lane];
        }
    }
    let mut sum = folded(lanes);
    for value in rest {
        sum += value;
    }
    sum
}

/// The sum of lanes by halves, which is done in vectors; one after the other, each addition would wait for the last.
#[inline(always)]
fn folded(mut lanes: [f32; 16]) -> f32 {
    for half in [8, 4, 2, 1] {
        for lane in 0..half {
            lanes[lane] += lanes[lane + half];
        }
    }
    lanes[0]
}
