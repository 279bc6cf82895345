//! Blocks of quantised weights as GGUF stores them, by field; nothing is computed here.
//!
//! Format: <https://github.com/ggml-org/ggml/blob/master/src/ggml-common.h>, `block_q8_0`, `block_q4_K`, `block_q6_K`.

/// The bytes of a block of Q8_0: 32 weights.
pub(super) type Bytes34 = [u8; 34];
/// The bytes of a block of Q4_K: 256 weights.
pub(super) type Bytes144 = [u8; 144];
/// The bytes of a block of Q6_K: 256 weights.
pub(super) type Bytes210 = [u8; 210];

#[inline(always)]
fn at<const N: usize>(bytes: &[u8], from: usize) -> &[u8; N] {
    bytes[from..].first_chunk().expect("fields lie within their block")
}

/// A scale, then 32 weights of 8 bits.
#[derive(Clone, Copy)]
pub(super) struct Q8<'a>(pub &'a Bytes34);

impl<'a> Q8<'a> {
    #[inline(always)]
    pub(super) fn scale(self) -> [u8; 2] {
        *at(self.0, 0)
    }

    #[inline(always)]
    pub(super) fn weights(self) -> &'a [u8; 32] {
        at(self.0, 2)
    }
}

/// A scale and a least value, each times 6 bits for each of eight sub-blocks; then 4 bits for each weight: 32 low halves
/// of bytes are one sub-block, the high halves the next.
#[derive(Clone, Copy)]
pub(super) struct Q4K<'a>(pub &'a Bytes144);

impl<'a> Q4K<'a> {
    /// What the small scales and the small least values are multiplied with.
    #[inline(always)]
    pub(super) fn halves(self) -> ([u8; 2], [u8; 2]) {
        (*at(self.0, 0), *at(self.0, 2))
    }

    /// Four scales and two high bits each of four more, the same of least values, and the low halves of those more.
    #[inline(always)]
    pub(super) fn scales(self) -> [[u8; 4]; 3] {
        [*at(self.0, 4), *at(self.0, 8), *at(self.0, 12)]
    }

    /// Weights of two sub-blocks.
    #[inline(always)]
    pub(super) fn quarter(self, index: usize) -> &'a [u8; 32] {
        at(self.0, 16 + 32 * index)
    }
}

/// 4 low bits of each weight, 2 high bits of each, a small scale for each 16, and a scale.
#[derive(Clone, Copy)]
pub(super) struct Q6K<'a>(pub &'a Bytes210);

impl<'a> Q6K<'a> {
    /// Of 128 weights: low bits of the first and third 32, those of the second and fourth, high bits of all four.
    #[inline(always)]
    pub(super) fn side(self, index: usize) -> ([&'a [u8; 32]; 2], &'a [u8; 32]) {
        ([at(self.0, 64 * index), at(self.0, 64 * index + 32)], at(self.0, 128 + 32 * index))
    }

    #[inline(always)]
    pub(super) fn scales(self) -> &'a [u8; 16] {
        at(self.0, 192)
    }

    #[inline(always)]
    pub(super) fn scale(self) -> [u8; 2] {
        *at(self.0, 208)
    }
}
