//! The numbers that both decoder architectures give in the same entries of a GGUF file, judged; not their tensors.

use crate::LoadError;
use crate::checkpoint::Checkpoint;

/// Longer contexts than this are not used: keys and values of the default generator take 57 kB a token.
const MAX_CONTEXT: usize = 8192;

/// Tokens of some pages.
const SOME_PAGES: usize = 2048;

/// The shape of a decoder.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub blocks: usize,
    pub width: usize,
    pub feed: usize,
    pub key_heads: usize,
    pub head_size: usize,
    pub vocabulary: usize,
    pub context: usize,
    pub base: f32,
    pub epsilon: f32,
}

impl Shape {
    pub(crate) fn read(checkpoint: &Checkpoint) -> Result<Self, LoadError> {
        let heads = checkpoint.size("attention.head_count", 1024)?;
        let key_heads = match checkpoint.has("attention.head_count_kv") {
            true => checkpoint.size("attention.head_count_kv", 1024)?,
            false => heads,
        };
        let width = checkpoint.size("embedding_length", 65_536)?;
        let head_size = width / heads;
        if !width.is_multiple_of(heads) || !heads.is_multiple_of(key_heads) || !head_size.is_multiple_of(2) {
            return Err(LoadError::altered(format!("{heads} heads do not divide {width} components")));
        }
        let unsupported = |what: &str| LoadError::Unsupported { what: what.to_owned() };
        for (key, size) in [("rope.dimension_count", head_size), ("attention.key_length", head_size)] {
            if checkpoint.has(key) && checkpoint.size(key, 65_536)? != size {
                return Err(unsupported("heads that are turned only in part"));
            }
        }
        let scaling = checkpoint.text(&format!("{}.rope.scaling.type", checkpoint.architecture));
        if scaling.is_some_and(|kind| kind != "none") || checkpoint.holds("rope_freqs.weight") {
            return Err(unsupported("scaled rotary positions"));
        }
        if checkpoint.has("expert_count") {
            return Err(unsupported("its mixture of experts"));
        }
        let embedding = checkpoint.content.tensor_infos.get("token_embd.weight").map(|tensor| tensor.shape.dims());
        let Some(&[vocabulary, _]) = embedding else {
            return Err(LoadError::altered("it has no table of token embeddings"));
        };
        Ok(Self {
            blocks: checkpoint.size("block_count", 1024)?,
            width,
            feed: checkpoint.size("feed_forward_length", 1 << 20)?,
            key_heads,
            head_size,
            vocabulary,
            context: checkpoint.size("context_length", u32::MAX)?.min(MAX_CONTEXT),
            base: checkpoint.number("rope.freq_base")?.unwrap_or(10_000.0),
            epsilon: checkpoint
                .number("attention.layer_norm_rms_epsilon")?
                .ok_or_else(|| LoadError::altered("its epsilon is missing"))?,
        })
    }

    /// Bytes of what is computed of a text of some pages: the keys and values of all blocks.
    pub(crate) fn memory(&self) -> u64 {
        let each = 2 * self.blocks * self.key_width() * size_of::<f32>();
        (each * self.context.min(SOME_PAGES)) as u64
    }

    /// Width of all keys, or all values, of a position.
    pub(crate) fn key_width(&self) -> usize {
        self.key_heads * self.head_size
    }
}
