//! Takes parts out of the archive by exact name, in memory and within limits on what they really unpack to; never by path.

use crate::ReadError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

const MOST_ENTRIES: usize = 5_000;
const LARGEST_PART: u64 = 50_000_000;
/// The headers of a picture stand within so many bytes.
const LARGEST_HEAD: u64 = 1 << 16;
const LARGEST_TOTAL: u64 = 200_000_000;
/// A part that is at least this large must not unpack to more than [`MOST_RATIO`] times its packed size.
const RATIO_FROM: u64 = 1_000_000;
const MOST_RATIO: u64 = 200;

/// An opened package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    total: u64,
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        // The directory at the end of an archive is missing where a copy broke off.
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Truncated)?;
        if archive.len() > MOST_ENTRIES {
            return Err(ReadError::TooManyParts);
        }
        Ok(Self { archive, total: 0 })
    }

    /// The first bytes of a part, where the package has it and they unpack.
    pub(crate) fn head(&mut self, name: &str) -> Option<Vec<u8>> {
        let file = self.archive.by_name(name).ok()?;
        let mut bytes = Vec::new();
        let unpacks = file.take(LARGEST_HEAD).read_to_end(&mut bytes).is_ok();
        unpacks.then_some(bytes)
    }

    /// The text of a part, where the package has it.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => {
                return Err(ReadError::Encrypted);
            }
            Err(_) => return Err(ReadError::Truncated),
        };
        let packed = file.compressed_size().max(1);
        let limit = LARGEST_PART.min(LARGEST_TOTAL - self.total);
        let mut bytes = Vec::new();
        // What the archive claims about sizes may lie; what comes out is counted.
        let mut limited = file.take(limit + 1);
        let mut chunk = [0u8; 1 << 16];
        loop {
            let read = limited.read(&mut chunk).map_err(|_| ReadError::Truncated)?;
            if read == 0 {
                break;
            }
            bytes.extend_from_slice(&chunk[..read]);
            let unpacked = bytes.len() as u64;
            if unpacked > limit || unpacked >= RATIO_FROM && unpacked / packed > MOST_RATIO {
                return Err(ReadError::ZipBomb);
            }
        }
        self.total += bytes.len() as u64;
        decoded(bytes).map(Some)
    }
}

/// Parts are UTF-8, or UTF-16 with its mark.
fn decoded(bytes: Vec<u8>) -> Result<String, ReadError> {
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => Ok(utf16(u16::from_le_bytes)),
        [0xFE, 0xFF, ..] => Ok(utf16(u16::from_be_bytes)),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).map_err(|_| ReadError::Truncated),
        _ => String::from_utf8(bytes).map_err(|_| ReadError::Truncated),
    }
}
