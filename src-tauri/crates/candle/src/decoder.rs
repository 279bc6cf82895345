//! A transformer that predicts the next token: what the architectures here have in common; what differs, and the names
//! of the weights, is in `llama` and `qwen2`.
//!
//! Pre-norm blocks of grouped-query attention (Ainslie et al., 2023) with rotary positions and a gated feed-forward
//! (Shazeer, "GLU variants", 2020), normalised by root mean square (Zhang and Sennrich, 2019).

use crate::cache::KeyValues;
use crate::kernels::{Asked, Inputs, attend, gate, norm};
use crate::linear::Linear;
use crate::rotary::Rotary;
use candle_core::quantized::QTensor;
use candle_core::{Device, Result, Tensor};
use std::sync::Arc;

/// One block of the stack.
#[derive(Debug)]
pub(crate) struct Block {
    pub attention_norm: Vec<f32>,
    pub query: Linear,
    pub key: Linear,
    pub value: Linear,
    pub output: Linear,
    pub feed_norm: Vec<f32>,
    pub gate: Linear,
    pub up: Linear,
    pub down: Linear,
    pub cache: KeyValues,
}

/// A whole model with the positions it has computed.
#[derive(Debug)]
pub(crate) struct Decoder {
    pub embedding: Arc<QTensor>,
    pub blocks: Vec<Block>,
    pub norm: Vec<f32>,
    pub head: Linear,
    pub rotary: Rotary,
    pub epsilon: f32,
    pub key_heads: usize,
    /// Components of a head.
    pub size: usize,
    pub context: usize,
    /// Positions whose keys and values are valid.
    pub length: usize,
}

/// The states of some tokens, one after the other.
#[derive(Debug)]
pub(crate) struct States {
    values: Vec<f32>,
    width: usize,
}

impl States {
    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.values.len() / self.width
    }

    fn row(&self, index: usize) -> &[f32] {
        &self.values[index * self.width..(index + 1) * self.width]
    }
}

impl Decoder {
    /// Forgets all positions from `length` on.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Whether long chunks make a prefill faster.
    pub(crate) fn likes_long_chunks(&self) -> bool {
        self.blocks.first().is_some_and(|block| block.gate.unpacks())
    }

    /// Whether a token's state does not depend, to the last bit, on how many tokens are computed together.
    pub(crate) fn steady(&self) -> bool {
        let block = |block: &Block| {
            let Block { query, key, value, output, gate, up, down, .. } = block;
            [query, key, value, output, gate, up, down].into_iter().all(Linear::steady)
        };
        self.head.steady() && self.blocks.iter().all(block)
    }

    /// Computes the tokens that follow the valid positions and answers their states, or `None` where `go_on`, asked between
    /// blocks, said no; then the tokens count as not computed.
    pub(crate) fn forward(&mut self, tokens: &[u32], go_on: &mut dyn FnMut() -> bool) -> Result<Option<States>> {
        let (position, width) = (self.length, self.norm.len());
        let rows = self.embedding.embedding(&Tensor::new(tokens, &Device::Cpu)?)?;
        let mut states: Vec<f32> = rows.flatten_all()?.to_vec1()?;
        // One token takes a fraction of a second in all, so asking thrice is enough; a chunk takes that in each block.
        let stride = if tokens.len() == 1 { self.blocks.len().div_ceil(3) } else { 1 };
        for (index, block) in self.blocks.iter_mut().enumerate() {
            if index.is_multiple_of(stride) && index > 0 && !go_on() {
                return Ok(None);
            }
            let normed = norm(&states, &block.attention_norm, self.epsilon);
            let attended =
                block.attend(&Inputs::new(&normed, width), position, &self.rotary, self.key_heads, self.size)?;
            add(&mut states, &attended);
            let normed = norm(&states, &block.feed_norm, self.epsilon);
            add(&mut states, &block.feed(&Inputs::new(&normed, width))?);
        }
        self.length = position + tokens.len();
        Ok(Some(States { values: states, width }))
    }

    /// The logits behind some rows of what [`forward`](Self::forward) answered, one after the other; many rows at once cost
    /// less than each alone.
    pub(crate) fn logits(&self, states: &States, rows: impl Iterator<Item = usize>) -> Result<Vec<f32>> {
        let picked: Vec<f32> = rows.flat_map(|row| states.row(row)).copied().collect();
        self.head.forward(&Inputs::new(&norm(&picked, &self.norm, self.epsilon), states.width))
    }
}

fn add(states: &mut [f32], more: &[f32]) {
    states.iter_mut().zip(more).for_each(|(state, more)| *state += more);
}

impl Block {
    fn attend(
        &mut self,
        rows: &Inputs<'_>,
        position: usize,
        rotary: &Rotary,
        key_heads: usize,
        size: usize,
    ) -> Result<Vec<f32>> {
        let (mut query, mut key) = (self.query.forward(rows)?, self.key.forward(rows)?);
        let (width, key_width) = (rows.columns, key_heads * size);
        rotary.turn(&mut query, width, position);
        rotary.turn(&mut key, key_width, position);
        self.cache.put(position, key_width, &key, &self.value.forward(rows)?);
        let mut mixed = vec![0.0; query.len()];
        let mut scores = Vec::new();
        for (index, (query, mixed)) in query.chunks_exact(width).zip(mixed.chunks_exact_mut(width)).enumerate() {
            let seen = (position + index + 1) * key_width;
            let (keys, values) = (&self.cache.keys[..seen], &self.cache.values[..seen]);
            attend(&Asked { query, keys, values, key_heads, size }, &mut scores, mixed);
        }
        self.output.forward(&Inputs::new(&mixed, width))
    }

    fn feed(&self, rows: &Inputs<'_>) -> Result<Vec<f32>> {
        let mut gated = self.gate.forward(rows)?;
        gate(&mut gated, &self.up.forward(rows)?);
        self.down.forward(&Inputs::new(&gated, gated.len() / rows.count()))
    }
}
