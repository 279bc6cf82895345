//! Models for tests: the fetched ones, which must be there, and tiny ones made on the spot.
#![allow(dead_code, reason = "each test program uses a part")]

use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{Device, Tensor};
use claimwright_infer::{Control, Generation, Generator, Request, Sampling};
use std::io::Cursor;
use std::path::PathBuf;

/// The folder of fetched models: `CLAIMWRIGHT_MODELS`, else where the program keeps them.
pub fn store() -> PathBuf {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = || variable("XDG_DATA_HOME").filter(|path| path.is_absolute());
    let home = || variable("HOME").map(|home| home.join(".local/share"));
    variable("CLAIMWRIGHT_MODELS")
        .unwrap_or_else(|| data().or_else(home).unwrap_or_default().join("claimwright/models"))
}

/// A path in the store, which must be there.
pub fn fetched(path: &str) -> PathBuf {
    let path = store().join(path);
    assert!(path.exists(), "These tests need {}: run `cargo xtask setup` first.", path.display());
    path
}

/// A request with nothing but a prompt.
pub fn ask(prompt: &str, max_tokens: usize) -> Request<'_> {
    Request { prefix: "", prompt, opening: "", max_tokens, stop: &[], sampling: Sampling::default(), wording: None }
}

/// The answer, with no one listening.
pub fn answer(generator: &mut dyn Generator, request: &Request<'_>) -> Generation {
    generator.generate(request, &mut |_| Control::Continue).expect("an answer")
}

/// A llama of 2 blocks and 64 components with arbitrary weights, as the bytes of a GGUF file. Its vocabulary spells each
/// byte, so any text can be its prompt and any bytes its answer.
pub fn tiny(kind: GgmlDType, change: impl FnOnce(&mut Vec<(String, Value)>, &mut Vec<(String, QTensor)>)) -> Vec<u8> {
    let printable = |byte: &u8| matches!(byte, 0x21..=0x7E | 0xA1..=0xAC | 0xAE..=0xFF);
    let others: Vec<u8> = (0..=255).filter(|byte| !printable(byte)).collect();
    let spelling = |byte: u8| match others.iter().position(|other| *other == byte) {
        None => char::from(byte).to_string(),
        Some(place) => char::from_u32(0x100 + place as u32).expect("a character").to_string(),
    };
    let mut words: Vec<String> = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"].map(str::to_owned).to_vec();
    words.extend((0..=255).map(spelling));
    words.push("th".to_owned());
    let count = words.len();
    let kinds = (0..count).map(|id| Value::I32(if id < 3 { 3 } else { 1 })).collect();
    let entry = |key: &str, value| (key.to_owned(), value);
    let mut entries = vec![
        entry("general.architecture", Value::String("llama".into())),
        entry("llama.block_count", Value::U32(2)),
        entry("llama.context_length", Value::U32(640)),
        entry("llama.embedding_length", Value::U32(64)),
        entry("llama.feed_forward_length", Value::U32(96)),
        entry("llama.attention.head_count", Value::U32(4)),
        entry("llama.attention.head_count_kv", Value::U32(2)),
        entry("llama.attention.layer_norm_rms_epsilon", Value::F32(1e-5)),
        entry("tokenizer.ggml.model", Value::String("gpt2".into())),
        entry("tokenizer.ggml.pre", Value::String("smollm".into())),
        entry("tokenizer.ggml.tokens", Value::Array(words.into_iter().map(Value::String).collect())),
        entry("tokenizer.ggml.token_type", Value::Array(kinds)),
        entry("tokenizer.ggml.merges", Value::Array(vec![Value::String("t h".into())])),
    ];
    let mut seed = 1u32;
    let mut numbers = |n: usize, scale: f32| -> Vec<f32> {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / (1 << 23) as f32 - 1.0
        };
        (0..n).map(|_| next() * scale).collect()
    };
    let mut tensors = Vec::new();
    let mut matrix = |name: String, rows: usize, columns: usize| {
        let tensor = Tensor::from_vec(numbers(rows * columns, 0.3), (rows, columns), &Device::Cpu).expect("a matrix");
        tensors.push((name, QTensor::quantize(&tensor, kind).expect("a quantised matrix")));
    };
    matrix("token_embd.weight".into(), count, 64);
    for block in 0..2 {
        for (part, rows, columns) in [
            ("attn_q", 64, 64),
            ("attn_k", 32, 64),
            ("attn_v", 32, 64),
            ("attn_output", 64, 64),
            ("ffn_gate", 96, 64),
            ("ffn_up", 96, 64),
            ("ffn_down", 64, 96),
        ] {
            matrix(format!("blk.{block}.{part}.weight"), rows, columns);
        }
    }
    let ones = || Tensor::ones(64, candle_core::DType::F32, &Device::Cpu).expect("ones");
    let norm = || QTensor::quantize(&ones(), GgmlDType::F32).expect("a norm");
    for name in ["blk.0.attn_norm", "blk.0.ffn_norm", "blk.1.attn_norm", "blk.1.ffn_norm", "output_norm"] {
        tensors.push((format!("{name}.weight"), norm()));
    }
    change(&mut entries, &mut tensors);
    let entries: Vec<_> = entries.iter().map(|(key, value)| (key.as_str(), value)).collect();
    let tensors: Vec<_> = tensors.iter().map(|(name, tensor)| (name.as_str(), tensor)).collect();
    let mut bytes = Cursor::new(Vec::new());
    gguf_file::write(&mut bytes, &entries, &tensors).expect("a GGUF file");
    bytes.into_inner()
}

/// [`tiny`] as a file in a folder.
pub fn tiny_file(folder: &tempfile::TempDir, kind: GgmlDType) -> PathBuf {
    let path = folder.path().join(format!("{kind:?}.gguf"));
    std::fs::write(&path, tiny(kind, |_, _| {})).expect("a file");
    path
}
