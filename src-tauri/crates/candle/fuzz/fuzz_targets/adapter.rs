//! Any bytes as an adapter, in safetensors as weights of an encoder are: refused or read, and never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = claimwright_candle::Adapter::read(data, "abc");
    let _ = claimwright_candle::GeneratorAdapter::read(data, "abc");
});
