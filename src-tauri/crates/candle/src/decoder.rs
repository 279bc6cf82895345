//! A transformer that predicts the next token: what the architectures here have in common; what differs, and the names
//! of the weights, is in `llama` and `qwen2`.
//!
//! Pre-norm blocks of grouped-query attention (Ainslie et al., 2023) with rotary positions and a gated feed-forward
//! (Shazeer, "GLU variants", 2020), normalised by root mean square (Zhang and Sennrich, 2019).

use crate::cache::KeyValues;
use crate::kernels::{Asked, Crew, Inputs, attend, gate, norm};
use crate::linear::Linear;
use crate::pace::Pace;
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
    /// Products of two numbers between two questions whether to go on.
    pub between: u64,
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

    /// Every linear layer of the blocks with its name in the checkpoint, in a fixed order.
    pub(crate) fn linears(&mut self) -> impl Iterator<Item = (String, &mut Linear)> {
        self.blocks.iter_mut().enumerate().flat_map(|(index, block)| {
            let Block { query, key, value, output, gate, up, down, .. } = block;
            [
                ("attn_q", query),
                ("attn_k", key),
                ("attn_v", value),
                ("attn_output", output),
                ("ffn_gate", gate),
                ("ffn_up", up),
                ("ffn_down", down),
            ]
            .map(|(part, linear)| (format!("blk.{index}.{part}"), linear))
        })
    }

    /// Shares the products of all layers with these threads.
    pub(crate) fn set_crew(&mut self, crew: &Crew) {
        self.linears().for_each(|(_, linear)| linear.set_crew(crew));
        self.head.set_crew(crew);
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

    /// Computes the tokens that follow the valid positions and answers their states, or `None` where `go_on`, asked after
    /// some work, said no; then the tokens count as not computed.
    pub(crate) fn forward(&mut self, tokens: &[u32], go_on: &mut dyn FnMut() -> bool) -> Result<Option<States>> {
        let (position, width) = (self.length, self.norm.len());
        let rows = self.embedding.embedding(&Tensor::new(tokens, &Device::Cpu)?)?;
        let mut states: Vec<f32> = rows.flatten_all()?.to_vec1()?;
        let heads = Heads { rotary: &self.rotary, count: self.key_heads, size: self.size };
        let mut pace = Pace::new(go_on, self.between);
        for block in &mut self.blocks {
            let normed = norm(&states, &block.attention_norm, self.epsilon);
            let attended = block.attend(&Inputs::new(&normed, width), position, &heads, &mut pace)?;
            let Some(attended) = attended else { return Ok(None) };
            add(&mut states, &attended);
            let normed = norm(&states, &block.feed_norm, self.epsilon);
            let Some(fed) = block.feed(&Inputs::new(&normed, width), &mut pace)? else { return Ok(None) };
            add(&mut states, &fed);
        }
        self.length = position + tokens.len();
        Ok(Some(States { values: states, width }))
    }

    /// The logits behind some rows of what [`forward`](Self::forward) answered, one after the other, or `None` where
    /// `go_on` said no; some rows at once cost less than each alone.
    pub(crate) fn logits(
        &self,
        states: &States,
        rows: impl Iterator<Item = usize>,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<f32>>> {
        let picked: Vec<f32> = rows.flat_map(|row| states.row(row)).copied().collect();
        let mut pace = Pace::new(go_on, self.between);
        let mut logits = Vec::new();
        for some in picked.chunks(ROWS_AT_ONCE * states.width) {
            let normed = norm(some, &self.norm, self.epsilon);
            let told = paced(&self.head, &Inputs::new(&normed, states.width), &mut pace)?;
            let Some(told) = told else { return Ok(None) };
            logits.extend(told);
        }
        Ok(Some(logits))
    }
}

/// Rows behind which logits are computed together: the head of a small model is a fifth of it.
const ROWS_AT_ONCE: usize = 4;

/// Products of attention are in single precision: each takes the time of so many of quantised weights.
const SLOWER: usize = 4;

/// What attention has to know of the heads of a model.
struct Heads<'a> {
    rotary: &'a Rotary,
    /// Heads of keys.
    count: usize,
    /// Components of a head.
    size: usize,
}

/// What a layer gives, unless somebody says no before.
fn paced(layer: &Linear, rows: &Inputs<'_>, pace: &mut Pace<'_>) -> Result<Option<Vec<f32>>> {
    if pace.may(rows.count() * layer.work()) { layer.forward(rows).map(Some) } else { Ok(None) }
}

fn add(states: &mut [f32], more: &[f32]) {
    states.iter_mut().zip(more).for_each(|(state, more)| *state += more);
}

impl Block {
    fn attend(
        &mut self,
        rows: &Inputs<'_>,
        position: usize,
        heads: &Heads<'_>,
        pace: &mut Pace<'_>,
    ) -> Result<Option<Vec<f32>>> {
        if !pace.may(rows.count() * (self.query.work() + self.key.work() + self.value.work())) {
            return Ok(None);
        }
        let (mut query, mut key) = (self.query.forward(rows)?, self.key.forward(rows)?);
        let value = self.value.forward(rows)?;
        let (width, key_width) = (rows.columns, heads.count * heads.size);
        heads.rotary.turn(&mut query, width, position);
        heads.rotary.turn(&mut key, key_width, position);
        self.cache.put(position, key_width, &key, &value);
        let mut mixed = vec![0.0; query.len()];
        let mut scores = Vec::new();
        for (index, (query, mixed)) in query.chunks_exact(width).zip(mixed.chunks_exact_mut(width)).enumerate() {
            let seen = position + index + 1;
            if !pace.may(2 * seen * width * SLOWER) {
                return Ok(None);
            }
            let (keys, values) = (&self.cache.keys[..seen * key_width], &self.cache.values[..seen * key_width]);
            let asked = Asked { query, keys, values, key_heads: heads.count, size: heads.size };
            attend(&asked, &mut scores, mixed);
        }
        paced(&self.output, &Inputs::new(&mixed, width), pace)
    }

    fn feed(&self, rows: &Inputs<'_>, pace: &mut Pace<'_>) -> Result<Option<Vec<f32>>> {
        let Some(mut gated) = paced(&self.gate, rows, pace)? else { return Ok(None) };
        let Some(up) = paced(&self.up, rows, pace)? else { return Ok(None) };
        gate(&mut gated, &up);
        paced(&self.down, &Inputs::new(&gated, gated.len() / rows.count()), pace)
    }
}
