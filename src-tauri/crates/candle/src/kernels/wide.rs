//! Loops without vectors of their own, compiled twice: for any processor, and for one with AVX2, where compilers find
//! eight numbers at a time; which loops those are is written in `floats` and `rows`.
#![cfg_attr(target_arch = "x86_64", expect(unsafe_code, reason = "a function with features is called where they are"))]

use super::rows::{Coarse, Fine, Rows};
use super::{floats, rows};

macro_rules! wide {
    ($($(#[$doc:meta])* $name:ident = $body:path, ($($argument:ident: $kind:ty),*) -> $answer:ty;)*) => {$(
        $(#[$doc])*
        #[inline]
        pub(crate) fn $name($($argument: $kind),*) -> $answer {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2,fma,f16c")]
                fn compiled($($argument: $kind),*) -> $answer {
                    $body($($argument),*)
                }
                if super::x86::available() {
                    // SAFETY: the processor has the features.
                    return unsafe { compiled($($argument),*) };
                }
            }
            $body($($argument),*)
        }
    )*};
}

wide! {
    /// [`rows::coarse`].
    coarse = rows::coarse, (values: &[f32], columns: usize) -> Rows<Coarse>;
    /// [`rows::fine`].
    fine = rows::fine, (values: &[f32], columns: usize) -> Rows<Fine>;
    /// [`floats::norm`].
    norm = floats::norm, (rows: &[f32], weight: &[f32], epsilon: f32) -> Vec<f32>;
    /// [`floats::gate`].
    gate = floats::gate, (gate: &mut [f32], up: &[f32]) -> ();
    /// [`floats::attend`].
    attend = floats::attend, (asked: &floats::Asked<'_>, scores: &mut Vec<f32>, answer: &mut [f32]) -> ();
    /// [`floats::add_low_rank`].
    add_low_rank = floats::add_low_rank, (change: &floats::LowRank, row: &[f32], answer: &mut [f32]) -> ();
}
