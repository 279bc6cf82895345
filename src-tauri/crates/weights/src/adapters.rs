//! Adapters of our own that come with the program; not the weights that they change.

/// The adapter with which `minilm-l6` scores pairs of terms; its card is `models/term-pairs.md`.
pub const TERM_PAIRS: &[u8] = include_bytes!("../../../../models/term-pairs.safetensors");
