//! Any bytes under each ending: an answer, and never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for name in ["a.docx", "a.pdf", "a.xml", "a.md", "a.txt"] {
        let _ = claimwright_files::read(data, name);
    }
});
