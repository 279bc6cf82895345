//! SHA-256 of files and streams; not what the hashes are compared with.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// What a copy found.
pub(crate) struct Copied {
    /// Bytes that went through.
    pub bytes: u64,
    /// Whether the caller stopped it.
    pub stopped: bool,
}

/// Copies until the end or until more than `limit` bytes came, hashing on the way; `on_bytes` hears of every block.
pub(crate) fn copy(
    from: &mut dyn Read,
    to: &mut dyn Write,
    hasher: &mut Sha256,
    limit: u64,
    on_bytes: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> io::Result<Copied> {
    let mut buffer = vec![0u8; 1 << 20];
    let mut bytes = 0u64;
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => return Ok(Copied { bytes, stopped: false }),
            Ok(read) => read,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        bytes += read as u64;
        if bytes > limit {
            return Ok(Copied { bytes, stopped: false });
        }
        hasher.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
        if on_bytes(read as u64).is_break() {
            return Ok(Copied { bytes, stopped: true });
        }
    }
}

/// The SHA-256 of a file in lower-case hexadecimal.
pub(crate) fn of_file(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut file = std::fs::File::open(path)?;
    copy(&mut file, &mut io::sink(), &mut hasher, u64::MAX, &mut |_| ControlFlow::Continue(()))?;
    Ok(finish(hasher))
}

/// The digest in lower-case hexadecimal.
pub(crate) fn finish(hasher: Sha256) -> String {
    hasher.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
