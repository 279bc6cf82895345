//! Files that are broken, cut, hand-made or hostile: each is refused with its reason, quickly and without a panic.

mod common;

use candle_core::quantized::GgmlDType;
use candle_core::quantized::gguf_file::Value;
use claimwright_candle::{LoadError, inspect, load_encoder, load_generator, prepare};
use common::tiny;
use proptest::prelude::*;
use std::path::Path;

fn load(bytes: &[u8]) -> Result<(), LoadError> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("model.gguf");
    std::fs::write(&path, bytes).expect("a file");
    let loaded = load_generator(&path, "x").map(|_| ());
    assert_eq!(loaded.is_ok(), inspect(&path).is_ok() && loaded.is_ok(), "inspect is no stricter than loading");
    loaded
}

/// A header by hand: magic, version, counts, and then whatever follows.
fn header(version: u32, tensors: u64, entries: u64, rest: &[&[u8]]) -> Vec<u8> {
    let mut bytes = b"GGUF".to_vec();
    bytes.extend(version.to_le_bytes());
    bytes.extend(tensors.to_le_bytes());
    bytes.extend(entries.to_le_bytes());
    rest.iter().for_each(|part| bytes.extend(*part));
    bytes
}

fn text(text: &str) -> Vec<u8> {
    [&(text.len() as u64).to_le_bytes(), text.as_bytes()].concat()
}

/// An entry of a type with the bytes of its value.
fn entry(key: &str, kind: u32, value: &[u8]) -> Vec<u8> {
    [&text(key), &kind.to_le_bytes()[..], value].concat()
}

/// A tensor's line in the header.
fn tensor(name: &str, sizes: &[u64], kind: u32, offset: u64) -> Vec<u8> {
    let mut bytes = text(name);
    bytes.extend((sizes.len() as u32).to_le_bytes());
    sizes.iter().for_each(|size| bytes.extend(size.to_le_bytes()));
    bytes.extend(kind.to_le_bytes());
    bytes.extend(offset.to_le_bytes());
    bytes
}

#[test]
fn corruptions_are_told_apart() {
    type Expected = fn(&LoadError) -> bool;
    let not_gguf: Expected = |e| matches!(e, LoadError::NotGguf);
    let truncated: Expected = |e| matches!(e, LoadError::Truncated);
    let altered: Expected = |e| matches!(e, LoadError::Altered { .. });
    let unsupported: Expected = |e| matches!(e, LoadError::Unsupported { .. });
    let llama = entry("general.architecture", 8, &text("llama"));
    let llama = llama.as_slice();
    let pad = [0u8; 4096];
    let one = |line: Vec<u8>| header(3, 1, 1, &[llama, &line, &pad]);
    let two = |a: Vec<u8>, b: Vec<u8>| header(3, 2, 1, &[llama, &a, &b, &pad]);
    let with = |line: Vec<u8>| header(3, 0, 2, &[llama, &line, &pad]);
    let list = |kind: u32, count: u64| [&kind.to_le_bytes()[..], &count.to_le_bytes()].concat();
    let mut nested = list(9, 1);
    (0..64).for_each(|_| nested.extend(list(9, 1)));
    let table: Vec<(&str, Vec<u8>, Expected)> = vec![
        ("empty", vec![], not_gguf),
        ("another magic", b"PK\x03\x04rest of a zip".to_vec(), not_gguf),
        ("big-endian", b"FUGG\0\0\0\x03".to_vec(), not_gguf),
        ("version 1", header(1, 0, 0, &[&pad]), not_gguf),
        ("version 99", header(99, 0, 0, &[&pad]), not_gguf),
        ("2^63 tensors", header(3, 1 << 63, 0, &[&pad]), truncated),
        ("2^63 entries", header(3, 0, 1 << 63, &[&pad]), truncated),
        ("2^64-1 of both", header(3, u64::MAX, u64::MAX, &[&pad]), truncated),
        ("more tensors than fit", header(3, 1000, 0, &[&pad]), truncated),
        ("no architecture", header(3, 0, 0, &[&pad]), altered),
        ("a key of 2^64-1 bytes", header(3, 0, 1, &[&u64::MAX.to_le_bytes(), &pad]), altered),
        ("a key beyond the end", header(3, 0, 1, &[&60_000u64.to_le_bytes(), &pad]), truncated),
        ("a key that is not UTF-8", header(3, 0, 1, &[&1u64.to_le_bytes(), &[0xFF], &pad]), altered),
        ("an unknown type", with(entry("k", 13, &[])), altered),
        ("a negative type", with(entry("k", u32::MAX, &[])), altered),
        ("a truth value of 2", with(entry("k", 7, &[2])), altered),
        ("a text of 2^64-1 bytes", with(entry("k", 8, &u64::MAX.to_le_bytes())), altered),
        ("a text beyond the end", with(entry("k", 8, &9999u64.to_le_bytes())), truncated),
        ("a list of 2^64-1", with(entry("k", 9, &list(4, u64::MAX))), altered),
        ("a list beyond the end", with(entry("k", 9, &list(4, 9999))), truncated),
        ("a list of an unknown type", with(entry("k", 9, &list(77, 1))), altered),
        ("lists of lists of lists", with(entry("k", 9, &nested)), altered),
        ("an entry given twice", header(3, 0, 2, &[llama, llama, &pad]), altered),
        (
            "an architecture that is a number",
            header(3, 0, 1, &[&entry("general.architecture", 4, &[0; 4]), &pad]),
            altered,
        ),
        ("alignment 0", with(entry("general.alignment", 4, &0u32.to_le_bytes())), altered),
        ("alignment 33", with(entry("general.alignment", 4, &33u32.to_le_bytes())), altered),
        ("alignment as text", with(entry("general.alignment", 8, &text("32"))), altered),
        ("no dimensions", one(tensor("t", &[], 0, 0)), altered),
        ("five dimensions", one(tensor("t", &[1; 5], 0, 0)), altered),
        ("2^32-1 dimensions", one([&text("t")[..], &[0xFF; 4]].concat()), altered),
        ("a size of 0", one(tensor("t", &[0], 0, 0)), altered),
        ("a product that overflows", one(tensor("t", &[1 << 40, 1 << 40], 0, 0)), altered),
        ("bytes that overflow", one(tensor("t", &[1 << 62, 2], 0, 0)), truncated),
        ("an offset that overflows", one(tensor("t", &[32], 0, u64::MAX - 31)), truncated),
        ("an offset beyond the end", one(tensor("t", &[32], 0, 1 << 20)), truncated),
        ("an offset that is not aligned", one(tensor("t", &[32], 0, 4)), altered),
        ("rows that are no blocks", one(tensor("t", &[33], 8, 0)), altered),
        ("a tensor type of the future", one(tensor("t", &[32], 4000, 0)), unsupported),
        ("tensors that overlap", two(tensor("a", &[32], 0, 0), tensor("b", &[32], 0, 64)), altered),
        ("a tensor given twice", two(tensor("a", &[8], 0, 0), tensor("a", &[8], 0, 32)), altered),
        ("nothing but an architecture", header(3, 0, 1, &[llama, &pad]), altered),
    ];
    for (name, bytes, expected) in table {
        let error = load(&bytes).expect_err(name);
        assert!(expected(&error), "{name}: {error:?}");
        assert!(error.to_string().ends_with('.'), "{error}");
    }
}

#[test]
fn models_that_cannot_be_run_are_named() {
    let foreign = tiny(GgmlDType::F32, |entries, _| entries[0].1 = Value::String("mamba".into()));
    assert!(matches!(load(&foreign), Err(LoadError::UnsupportedArchitecture { name }) if name == "mamba"));
    let set = |key: &str, value: Value| {
        let bytes = tiny(GgmlDType::F32, |entries, _| {
            entries.retain(|(k, _)| k != key);
            entries.push((key.to_owned(), value));
        });
        load(&bytes).expect_err(key)
    };
    let unsupported = [
        ("tokenizer.ggml.pre", Value::String("(a+)+$".into())),
        ("tokenizer.ggml.model", Value::String("llama".into())),
        ("llama.rope.scaling.type", Value::String("yarn".into())),
        ("llama.rope.dimension_count", Value::U32(8)),
        ("llama.expert_count", Value::U32(8)),
    ];
    for (key, value) in unsupported {
        let error = set(key, value);
        assert!(matches!(error, LoadError::Unsupported { .. }), "{key}: {error:?}");
    }
    let altered = [
        ("llama.block_count", Value::U32(0)),
        ("llama.block_count", Value::U32(3)),
        ("llama.block_count", Value::U32(u32::MAX)),
        ("llama.attention.head_count", Value::U32(0)),
        ("llama.attention.head_count", Value::U32(3)),
        ("llama.attention.head_count_kv", Value::U32(3)),
        ("llama.embedding_length", Value::U32(128)),
        ("llama.feed_forward_length", Value::U32(64)),
        ("llama.attention.layer_norm_rms_epsilon", Value::F32(f32::NAN)),
        ("llama.rope.freq_base", Value::F32(-1.0)),
        ("tokenizer.ggml.tokens", Value::Array(vec![Value::U32(1)])),
        ("tokenizer.ggml.token_type", Value::Array(vec![Value::I32(1)])),
        ("tokenizer.ggml.merges", Value::Array(vec![Value::String("th".into())])),
        ("tokenizer.ggml.merges", Value::Array(vec![Value::String("no where".into())])),
    ];
    for (key, value) in altered {
        let shown = format!("{key} = {value:?}");
        let error = set(key, value);
        assert!(matches!(error, LoadError::Altered { .. }), "{shown}: {error:?}");
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let whole = tiny(GgmlDType::Q8_0, |_, _| {});
    assert!(load(&whole).is_ok());
    for cut in (0..whole.len() - 256).step_by(331) {
        let error = load(&whole[..cut]).expect_err("a cut file");
        assert!(matches!(error, LoadError::Truncated | LoadError::NotGguf), "cut at {cut}: {error:?}");
    }
}

#[test]
fn a_missing_file_is_named_without_its_folder() {
    let error = load_generator(Path::new("/nowhere/at/all/model.gguf"), "x").err().expect("an error");
    assert!(matches!(&error, LoadError::Missing { file } if file == "model.gguf"), "{error:?}");
    assert!(!error.to_string().contains("nowhere"));
    assert!(matches!(prepare(Path::new("/nowhere.gguf"), Path::new("/x")), Err(LoadError::Missing { .. })));
    let error = load_encoder(Path::new("/nowhere"), "x").err().expect("an error");
    assert!(matches!(&error, LoadError::Missing { file } if file == "config.json"), "{error:?}");
    let folder = tempfile::tempdir().expect("a folder");
    assert!(load_generator(folder.path(), "x").is_err(), "a folder is no model file");
}

#[test]
fn hostile_encoders_are_refused() {
    const CONFIG: &str = r#"{"model_type":"bert","hidden_size":4,"num_hidden_layers":1,"num_attention_heads":2,
        "intermediate_size":4,"max_position_embeddings":8,"vocab_size":4,"type_vocab_size":1,"layer_norm_eps":1e-12,
        "hidden_act":"gelu"}"#;
    let load = |config: &str, header: &str, length: u64, data: usize| {
        let folder = tempfile::tempdir().expect("a folder");
        let bytes = [&length.to_le_bytes()[..], header.as_bytes(), &vec![0; data]].concat();
        std::fs::write(folder.path().join("model.safetensors"), bytes).expect("weights");
        std::fs::write(folder.path().join("config.json"), config).expect("a configuration");
        std::fs::write(folder.path().join("vocab.txt"), "[UNK]\n[CLS]\n[SEP]\na\n").expect("a vocabulary");
        load_encoder(folder.path(), "x").err().expect("an error")
    };
    let line = |name: &str, shape: &str, from: u64, to: u64| {
        format!("\"{name}\":{{\"dtype\":\"F32\",\"shape\":{shape},\"data_offsets\":[{from},{to}]}}")
    };
    let a = line("a", "[2]", 0, 8);
    let deep = format!("{{\"a\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let cases = [
        ("nothing of a BERT", format!("{{{a}}}"), 8),
        ("the same twice", format!("{{{a},{a}}}"), 8),
        ("an overlap", format!("{{{a},{}}}", line("b", "[2]", 4, 12)), 12),
        ("a gap", format!("{{{a},{}}}", line("b", "[2]", 12, 20)), 20),
        ("bytes to spare", format!("{{{a}}}"), 20),
        ("too few bytes", format!("{{{a}}}"), 4),
        ("an overflow", format!("{{{}}}", line("a", "[4294967296,4294967296,4294967296]", 0, 8)), 8),
        ("a negative size", format!("{{{}}}", line("a", "[-2]", 0, 8)), 8),
        ("lists of lists", deep, 8),
        ("no JSON", "{not json".to_owned(), 8),
        ("a list", "[]".to_owned(), 8),
    ];
    for (name, header, data) in cases {
        let error = load(CONFIG, &header, header.len() as u64, data);
        let sound = matches!(error, LoadError::Altered { .. } | LoadError::Truncated | LoadError::NotSafetensors);
        assert!(sound, "{name}: {error:?}");
    }
    assert!(matches!(load(CONFIG, "{}", u64::MAX, 0), LoadError::NotSafetensors));
    assert!(matches!(load(CONFIG, "{}", 1000, 0), LoadError::Truncated));
    let other = CONFIG.replace("bert", "roberta");
    assert!(matches!(load(&other, "{}", 2, 0), LoadError::UnsupportedArchitecture { name } if name == "roberta"));
    let relative = CONFIG.replace("\"gelu\"", "\"relu\"");
    assert!(matches!(load(&relative, "{}", 2, 0), LoadError::Unsupported { .. }));
    let odd = CONFIG.replace("\"num_attention_heads\":2", "\"num_attention_heads\":3");
    assert!(matches!(load(&odd, "{}", 2, 0), LoadError::Altered { .. }));
}

#[test]
fn weights_that_are_no_numbers_are_refused_and_those_that_lead_to_none_are_told() {
    let filled = |name: &str, value: f32| {
        tiny(GgmlDType::F32, |_, tensors| {
            use candle_core::{Device, Tensor, quantized::QTensor};
            let tensor = tensors.iter_mut().find(|(other, _)| other == name).expect("a tensor");
            let wrong = Tensor::full(value, tensor.1.shape(), &Device::Cpu).expect("numbers");
            tensor.1 = QTensor::quantize(&wrong, GgmlDType::F32).expect("a tensor");
        })
    };
    for name in ["output_norm.weight", "token_embd.weight", "blk.1.ffn_down.weight"] {
        for value in [f32::NAN, f32::INFINITY] {
            let bytes = filled(name, value);
            assert!(matches!(load(&bytes), Err(LoadError::Altered { what }) if what.contains(name)), "{name}");
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("model.gguf");
            std::fs::write(&path, bytes).expect("a file");
            assert!(matches!(inspect(&path), Err(LoadError::Altered { .. })), "{name} when it is added");
        }
    }
    let bytes = filled("output_norm.weight", f32::MAX);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("model.gguf");
    std::fs::write(&path, bytes).expect("a file");
    let mut generator = load_generator(&path, "x").expect("a model");
    let result = generator.generate(&common::ask("x", 3), &mut |_| claimwright_infer::Control::Continue);
    assert!(matches!(result, Err(claimwright_infer::InferError::Broken(_))), "{result:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_change_of_the_header_panics(changes in prop::collection::vec((0usize..6000, any::<u8>()), 1..6)) {
        use std::sync::OnceLock;
        static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
        let mut bytes = WHOLE.get_or_init(|| tiny(GgmlDType::Q8_0, |_, _| {})).clone();
        for (place, byte) in changes {
            bytes[place] = byte;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("model.gguf");
        std::fs::write(&path, &bytes).expect("a file");
        if let Ok(mut generator) = load_generator(&path, "x") {
            let _ = generator.generate(&common::ask("a", 2), &mut |_| claimwright_infer::Control::Continue);
        }
    }

    #[test]
    fn no_bytes_after_the_magic_panic(rest in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = load(&[b"GGUF\x03\0\0\0".as_slice(), &rest].concat());
    }
}
