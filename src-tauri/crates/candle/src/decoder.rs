//! A transformer that predicts the next token: what the architectures here have in common; what differs, and the names
//! of the weights, is in `llama` and `qwen2`.
//!
//! Pre-norm blocks of grouped-query attention (Ainslie et al., 2023) with rotary positions and a gated feed-forward
//! (Shazeer, "GLU variants", 2020), normalised by root mean square (Zhang and Sennrich, 2019).

use crate::cache::KeyValues;
use crate::linear::Linear;
use crate::rotary::Rotary;
use candle_core::quantized::QTensor;
use candle_core::{Device, Result, Tensor};
use candle_nn::attention::{AttnMask, flash_attn};
use candle_nn::ops::rms_norm;
use std::sync::Arc;

/// One block of the stack.
#[derive(Debug)]
pub(crate) struct Block {
    pub attention_norm: Tensor,
    pub query: Linear,
    pub key: Linear,
    pub value: Linear,
    pub output: Linear,
    pub feed_norm: Tensor,
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
    pub norm: Tensor,
    pub head: Linear,
    pub rotary: Rotary,
    pub epsilon: f32,
    pub heads: usize,
    pub key_heads: usize,
    pub context: usize,
    /// Positions whose keys and values are valid.
    pub length: usize,
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

    /// Computes the tokens that follow the valid positions and answers the last one's state of shape `(1, width)`, or
    /// `None` where `go_on`, asked between blocks, said no; then the tokens count as not computed.
    pub(crate) fn forward(&mut self, tokens: &[u32], go_on: &mut dyn FnMut() -> bool) -> Result<Option<Tensor>> {
        let states = self.states(tokens, go_on)?;
        let last =
            |states: Tensor| rms_norm(&states.narrow(0, tokens.len() - 1, 1)?.contiguous()?, &self.norm, self.epsilon);
        states.map(last).transpose()
    }

    /// The logits behind some rows of what [`states`](Self::states) answered; many rows at once cost less than each alone.
    pub(crate) fn logits_of(&self, states: &Tensor, rows: &[u32]) -> Result<Vec<Vec<f32>>> {
        let picked = states.index_select(&Tensor::new(rows, &Device::Cpu)?, 0)?;
        self.head.forward(&rms_norm(&picked, &self.norm, self.epsilon)?)?.to_vec2()
    }

    /// As [`forward`](Self::forward), with the state of every token in a row.
    pub(crate) fn states(&mut self, tokens: &[u32], go_on: &mut dyn FnMut() -> bool) -> Result<Option<Tensor>> {
        let n = tokens.len();
        let position = self.length;
        let mut state = self.embedding.embedding(&Tensor::new(tokens, &Device::Cpu)?)?;
        // One token takes a fraction of a second in all, so asking thrice is enough; a chunk takes that in each block.
        let stride = if n == 1 { self.blocks.len().div_ceil(3) } else { 1 };
        for (index, block) in self.blocks.iter_mut().enumerate() {
            if index.is_multiple_of(stride) && index > 0 && !go_on() {
                return Ok(None);
            }
            let attended = {
                let normed = rms_norm(&state, &block.attention_norm, self.epsilon)?;
                block.attend(&normed, position, &self.rotary, self.heads, self.key_heads)?
            };
            state = (state + attended)?;
            let fed = block.feed(&rms_norm(&state, &block.feed_norm, self.epsilon)?)?;
            state = (state + fed)?;
        }
        self.length = position + n;
        Ok(Some(state))
    }

    /// The logits of the token that follows a state.
    pub(crate) fn logits(&self, state: &Tensor) -> Result<Vec<f32>> {
        self.head.forward(state)?.flatten_all()?.to_vec1()
    }
}

impl Block {
    fn attend(
        &mut self,
        rows: &Tensor,
        position: usize,
        rotary: &Rotary,
        heads: usize,
        key_heads: usize,
    ) -> Result<Tensor> {
        let n = rows.dim(0)?;
        let query = self.query.forward(rows)?;
        let width = query.dim(1)?;
        let size = width / heads;
        let query = rotary.turn(&query.reshape((1, n, heads, size))?, position)?;
        let key = rotary.turn(&self.key.forward(rows)?.reshape((1, n, key_heads, size))?, position)?;
        let value = self.value.forward(rows)?.reshape((1, n, key_heads, size))?;
        let (keys, values) = self.cache.put(position, &key, &value)?;
        let scale = 1.0 / (size as f32).sqrt();
        let mask = AttnMask::causal_with_offset(position);
        let mixed = flash_attn::<f32>(&query, &keys, &values, scale, mask, None, None)?;
        self.output.forward(&mixed.transpose(1, 2)?.reshape((n, width))?)
    }

    fn feed(&self, rows: &Tensor) -> Result<Tensor> {
        let gate = self.gate.forward(rows)?.silu()?;
        self.down.forward(&(gate * self.up.forward(rows)?)?)
    }
}
