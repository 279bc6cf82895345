//! What comes with the program to make encoders compare terms: our own adapter, and a number; not the weights.

/// The adapter with which `minilm-l6` scores pairs of terms; its card is `models/term-pairs.md`.
pub const TERM_PAIRS: &[u8] = include_bytes!("../../../../models/term-pairs.safetensors");

/// The encoder that compares terms in French and German, each term read alone.
pub const MANY_LANGUAGES: &str = "e5-small-multilingual";

/// The cosine that it gives terms which have nothing in common; its card, `models/e5-small-multilingual.md`, says how that was
/// found.
pub const MANY_LANGUAGES_FLOOR: f32 = 0.82;
