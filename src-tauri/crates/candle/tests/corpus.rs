//! The corpora of the fuzz targets, replayed: each file is read or refused as its name says, in one sentence and without a
//! panic.

use claimwright_candle::{Adapter, GeneratorAdapter, LoadError, outline};
use std::path::Path;

/// Replays a corpus and answers how many files it has.
fn replay(name: &str, read: impl Fn(&[u8]) -> Result<(), LoadError>) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut files = 0;
    for entry in std::fs::read_dir(folder).expect("the corpus") {
        let path = entry.expect("a file").path();
        let shown = path.file_name().expect("a name").to_string_lossy().into_owned();
        let answer = read(&std::fs::read(&path).expect("bytes"));
        match answer {
            Ok(()) => assert!(shown.starts_with("read-"), "{shown} is read"),
            Err(error) => {
                assert!(shown.starts_with("refused-"), "{shown}: {error}");
                let sentence = error.to_string();
                assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{shown}: {sentence}");
            }
        }
        files += 1;
    }
    files
}

#[test]
fn headers_of_gguf_files() {
    assert!(replay("gguf", |bytes| outline(bytes).map(drop)) >= 40);
}

#[test]
fn encoders_of_many_languages() {
    assert!(replay("e5s1", |bytes| outline(bytes).map(drop)) >= 25);
}

#[test]
fn adapters_in_safetensors() {
    let read = |bytes: &[u8]| {
        // The other kind of adapter refuses all of these, and none of them by a panic.
        assert!(GeneratorAdapter::read(bytes, "abc").is_err());
        Adapter::read(bytes, "abc").map(drop)
    };
    assert!(replay("adapter", read) >= 30);
}
