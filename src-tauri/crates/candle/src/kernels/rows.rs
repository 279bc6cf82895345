//! Rows of numbers in 8 bits, as the products need them; the products themselves are not here.
//!
//! Blocks of 256 with one scale each go with Q4_K and Q6_K, blocks of 32 with Q8_0, as in the reference implementation.

/// Numbers of a coarse block.
pub(super) const COARSE: usize = 256;
/// Numbers of a fine block.
pub(super) const FINE: usize = 32;

/// A block of 256 numbers with one scale.
#[derive(Debug, Clone, Copy)]
#[repr(C)]
pub(super) struct Coarse {
    pub narrow: [[i8; FINE]; 8],
    /// Sums of sixteen neighbours each.
    pub sums: [i16; 16],
    pub scale: f32,
}

/// A block of 32 numbers with one scale.
#[derive(Debug, Clone, Copy)]
#[repr(C)]
pub(super) struct Fine {
    pub narrow: [i8; FINE],
    /// The sum of all.
    pub sum: i32,
    pub scale: f32,
}

/// Rows in blocks.
#[derive(Debug)]
pub(super) struct Rows<B> {
    /// Blocks of a row.
    pub each: usize,
    pub blocks: Vec<B>,
}

impl<B> Rows<B> {
    /// The blocks of a row.
    #[inline(always)]
    pub(super) fn row(&self, index: usize) -> &[B] {
        &self.blocks[index * self.each..(index + 1) * self.each]
    }
}

/// Rounds numbers to 8 bits and answers their scale; what holds no number has a scale that is none.
#[inline(always)]
fn narrow(values: &[f32], into: &mut [i8]) -> f32 {
    // The greatest of the bits without their sign is the greatest number, and that of a NaN is greater than all.
    let mut peak = 0u32;
    for value in values {
        peak = peak.max(value.to_bits() & 0x7FFF_FFFF);
    }
    let peak = f32::from_bits(peak);
    if peak == 0.0 || !peak.is_finite() {
        into.fill(0);
        return if peak == 0.0 { 0.0 } else { f32::NAN };
    }
    let inverse = 127.0 / peak;
    if !inverse.is_finite() {
        into.fill(0);
        return 0.0;
    }
    // Adding and taking away this rounds to whole numbers, ties to even.
    const ROUND: f32 = 12_582_912.0;
    for (into, value) in into.iter_mut().zip(values) {
        *into = ((value * inverse + ROUND) - ROUND) as i32 as i8;
    }
    peak / 127.0
}

/// Rows of `columns` numbers in coarse blocks; `columns` is a multiple of their length.
#[inline(always)]
pub(super) fn coarse(values: &[f32], columns: usize) -> Rows<Coarse> {
    let each = columns / COARSE;
    let mut rows = Rows { each, blocks: Vec::with_capacity(values.len() / COARSE) };
    for values in values.chunks_exact(COARSE) {
        let mut block = Coarse { narrow: [[0; FINE]; 8], sums: [0; 16], scale: 0.0 };
        block.scale = narrow(values, block.narrow.as_flattened_mut());
        for (sum, sixteen) in block.sums.iter_mut().zip(block.narrow.as_flattened().chunks_exact(16)) {
            *sum = sixteen.iter().map(|value| i16::from(*value)).sum();
        }
        rows.blocks.push(block);
    }
    rows
}

/// The same in fine blocks.
#[inline(always)]
pub(super) fn fine(values: &[f32], columns: usize) -> Rows<Fine> {
    let each = columns / FINE;
    let mut rows = Rows { each, blocks: Vec::with_capacity(values.len() / FINE) };
    for values in values.chunks_exact(FINE) {
        let mut block = Fine { narrow: [0; FINE], sum: 0, scale: 0.0 };
        block.scale = narrow(values, &mut block.narrow);
        block.sum = block.narrow.iter().map(|value| i32::from(*value)).sum();
        rows.blocks.push(block);
    }
    rows
}
