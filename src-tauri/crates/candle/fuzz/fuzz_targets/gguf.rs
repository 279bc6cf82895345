//! Any bytes as a GGUF file or an encoder of many languages (corpora `gguf` and `e5s1`): refused or outlined, and what is outlined is read by the library without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = claimwright_candle::outline(data);
});
