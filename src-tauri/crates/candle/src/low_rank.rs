//! A low-rank change beside a quantised weight: computed apart and added to what the weight gives, never merged with it, so
//! that it is not rounded to the steps of the weight; where it comes from is in `generator_adapter`.
//!
//! Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models" (2021): `scale` · `up` · `down`.

use crate::kernels::{Inputs, LowRank, add_low_rank};

impl LowRank {
    /// Products of two numbers for each row.
    pub(crate) fn work(&self) -> usize {
        self.down.len() + self.up.len()
    }

    /// Adds what the change gives for each row to what the weight gave, row by row: no row depends on another.
    pub(crate) fn add_to(&self, rows: &Inputs<'_>, product: &mut [f32]) {
        let outputs = self.up.len() / self.rank;
        for (row, product) in rows.values.chunks_exact(rows.columns).zip(product.chunks_exact_mut(outputs)) {
            add_low_rank(self, row, product);
        }
    }
}
