//! The llama architecture as GGUF names it; how its blocks compute is in `decoder`.
//!
//! Touvron et al., "LLaMA: Open and Efficient Foundation Language Models" (2023). Query and key rows of these files are
//! permuted so that neighbouring components turn together. Without `output.weight` the embedding is the head as well.

use crate::LoadError;
use crate::cache::KeyValues;
use crate::checkpoint::Checkpoint;
use crate::decoder::{Block, Decoder};
use crate::linear::Linear;
use crate::pace::BETWEEN;
use crate::rotary::{Pairs, Rotary};
use crate::shape::Shape;
use std::sync::Arc;

/// Loads a checkpoint whose `general.architecture` is `llama`.
pub(crate) fn load(checkpoint: &mut Checkpoint) -> Result<Decoder, LoadError> {
    let shape = Shape::read(checkpoint)?;
    let Shape { width, feed, .. } = shape;
    let keys = shape.key_width();
    let embedding = Arc::new(checkpoint.matrix("token_embd.weight", shape.vocabulary, width)?);
    let head = match checkpoint.holds("output.weight") {
        true => Arc::new(checkpoint.matrix("output.weight", shape.vocabulary, width)?),
        false => Arc::clone(&embedding),
    };
    let mut blocks = Vec::with_capacity(shape.blocks);
    for index in 0..shape.blocks {
        let name = |part: &str| format!("blk.{index}.{part}.weight");
        let mut linear = |part: &str, rows, columns| -> Result<Linear, LoadError> {
            Ok(Linear::new(Arc::new(checkpoint.matrix(&name(part), rows, columns)?), None)?)
        };
        blocks.push(Block {
            query: linear("attn_q", width, width)?,
            key: linear("attn_k", keys, width)?,
            value: linear("attn_v", keys, width)?,
            output: linear("attn_output", width, width)?,
            gate: linear("ffn_gate", feed, width)?,
            up: linear("ffn_up", feed, width)?,
            down: linear("ffn_down", width, feed)?,
            attention_norm: checkpoint.vector(&name("attn_norm"), width)?,
            feed_norm: checkpoint.vector(&name("ffn_norm"), width)?,
            cache: KeyValues::default(),
        });
    }
    Ok(Decoder {
        embedding,
        blocks,
        norm: checkpoint.vector("output_norm.weight", width)?,
        head: Linear::new(head, None)?,
        rotary: Rotary::new(shape.head_size, shape.context, shape.base, Pairs::Neighbours),
        epsilon: shape.epsilon,
        size: shape.head_size,
        key_heads: shape.key_heads,
        context: shape.context,
        length: 0,
        between: BETWEEN,
    })
}
