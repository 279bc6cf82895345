//! Judges the header of a GGUF file before any loader trusts it; it does not load weights.
//!
//! Format: <https://github.com/ggml-org/ggml/blob/master/docs/gguf.md>. Every count is compared with the bytes that are
//! left in the file before anything of that size is read, every product is checked, and tensors may neither overlap nor
//! leave the file. What passes is bounded by the size of the file and the limits below.

use crate::LoadError;
use std::collections::HashSet;
use std::io::Read;

const MAGIC: [u8; 4] = *b"GGUF";
const MAX_ENTRIES: u64 = 65_536;
const MAX_NAME: u64 = 65_535;
const MAX_TEXT: u64 = 16 << 20;
/// Elements of all arrays together: the loader spends some 32 bytes on each.
const MAX_ELEMENTS: u64 = 8 << 20;
const MAX_DEPTH: usize = 4;
const MAX_DIMENSIONS: u32 = 4;
const DEFAULT_ALIGNMENT: u64 = 32;

/// What a header says that decides whether the file is worth loading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outline {
    /// `general.architecture`.
    pub architecture: String,
}

/// A tensor's name and its bytes relative to the start of the data.
struct Span {
    name: String,
    start: u64,
    end: u64,
}

/// Values and bytes of a block of each tensor type that can be loaded, by its number in the format.
fn block(kind: u32) -> Option<(u64, u64)> {
    Some(match kind {
        0 => (1, 4),
        1 | 30 => (1, 2),
        2 => (32, 18),
        3 => (32, 20),
        6 => (32, 22),
        7 => (32, 24),
        8 => (32, 34),
        10 => (256, 84),
        11 => (256, 110),
        12 => (256, 144),
        13 => (256, 176),
        14 => (256, 210),
        _ => return None,
    })
}

/// Bytes of a value of fixed size, by the number of its type.
fn scalar(kind: u32) -> Option<u64> {
    Some(match kind {
        0 | 1 | 7 => 1,
        2 | 3 => 2,
        4..=6 => 4,
        10..=12 => 8,
        _ => return None,
    })
}

const TEXT: u32 = 8;
const ARRAY: u32 = 9;
const UNSIGNED: u32 = 4;

/// The part of the file that was not read yet.
struct Rest<'a> {
    reader: &'a mut dyn Read,
    left: u64,
    elements: u64,
}

impl Rest<'_> {
    fn take(&mut self, bytes: u64) -> Result<(), LoadError> {
        self.left = self.left.checked_sub(bytes).ok_or(LoadError::Truncated)?;
        Ok(())
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], LoadError> {
        self.take(N as u64)?;
        let mut bytes = [0; N];
        self.reader.read_exact(&mut bytes).map_err(LoadError::reading("".as_ref()))?;
        Ok(bytes)
    }

    fn u32(&mut self) -> Result<u32, LoadError> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, LoadError> {
        self.array().map(u64::from_le_bytes)
    }

    fn skip(&mut self, bytes: u64) -> Result<(), LoadError> {
        self.take(bytes)?;
        let skipped = std::io::copy(&mut (&mut *self.reader).take(bytes), &mut std::io::sink());
        if skipped.map_err(LoadError::reading("".as_ref()))? < bytes { Err(LoadError::Truncated) } else { Ok(()) }
    }

    fn text(&mut self, limit: u64) -> Result<String, LoadError> {
        let length = self.length(limit)?;
        self.take(length)?;
        let mut bytes = vec![0; length as usize];
        self.reader.read_exact(&mut bytes).map_err(LoadError::reading("".as_ref()))?;
        String::from_utf8(bytes).map_err(|_| LoadError::altered("a name is not UTF-8"))
    }

    /// A length of text, which fits the rest of the file.
    fn length(&mut self, limit: u64) -> Result<u64, LoadError> {
        let length = self.u64()?;
        if length > limit {
            return Err(LoadError::altered("a text is longer than any real one"));
        }
        if length > self.left {
            return Err(LoadError::Truncated);
        }
        Ok(length)
    }

    fn skip_value(&mut self, kind: u32, depth: usize) -> Result<(), LoadError> {
        if let Some(bytes) = scalar(kind) {
            if kind == 7 {
                return if self.array::<1>()?[0] > 1 {
                    Err(LoadError::altered("a truth value is neither true nor false"))
                } else {
                    Ok(())
                };
            }
            return self.skip(bytes);
        }
        match kind {
            TEXT => {
                let length = self.length(MAX_TEXT)?;
                self.skip(length)
            }
            ARRAY if depth < MAX_DEPTH => self.skip_array(depth),
            ARRAY => Err(LoadError::altered("lists are nested too deeply")),
            _ => Err(LoadError::altered("a value has no known type")),
        }
    }

    fn skip_array(&mut self, depth: usize) -> Result<(), LoadError> {
        let kind = self.u32()?;
        let count = self.u64()?;
        self.elements = self.elements.saturating_add(count);
        if self.elements > MAX_ELEMENTS {
            return Err(LoadError::altered("its lists are longer than any real ones"));
        }
        let least = match kind {
            TEXT => 8,
            ARRAY => 12,
            _ => scalar(kind).ok_or_else(|| LoadError::altered("a list has no known type"))?,
        };
        let bytes = count.checked_mul(least).ok_or(LoadError::Truncated)?;
        if bytes > self.left {
            return Err(LoadError::Truncated);
        }
        match kind {
            TEXT | ARRAY | 7 => (0..count).try_for_each(|_| self.skip_value(kind, depth + 1)),
            _ => self.skip(bytes),
        }
    }
}

/// Judges a header. `length` is the size of the whole file; `reader` stands at its beginning.
///
/// # Errors
/// [`LoadError::NotGguf`], [`LoadError::Truncated`], [`LoadError::Altered`], [`LoadError::Unsupported`].
pub(crate) fn outline(reader: &mut dyn Read, length: u64) -> Result<Outline, LoadError> {
    let mut rest = Rest { reader, left: length, elements: 0 };
    if rest.array::<4>().map_err(|_| LoadError::NotGguf)? != MAGIC {
        return Err(LoadError::NotGguf);
    }
    if !matches!(rest.u32()?, 2 | 3) {
        return Err(LoadError::NotGguf);
    }
    let tensors = rest.u64()?;
    let entries = rest.u64()?;
    // An entry takes at least a length, a type and a byte; a tensor a length, two numbers and an offset.
    let least = tensors.checked_mul(24).and_then(|t| t.checked_add(entries.checked_mul(13)?));
    if least.is_none_or(|least| least > rest.left) {
        return Err(LoadError::Truncated);
    }
    if tensors > MAX_ENTRIES || entries > MAX_ENTRIES {
        return Err(LoadError::altered("it announces more tensors or entries than any real one"));
    }
    let (architecture, alignment) = read_entries(&mut rest, entries)?;
    let mut spans = Vec::new();
    for _ in 0..tensors {
        spans.push(read_span(&mut rest, alignment)?);
    }
    let header = length - rest.left;
    let data_start = header.checked_next_multiple_of(alignment).ok_or(LoadError::Truncated)?;
    check_spans(spans, length.saturating_sub(data_start))?;
    Ok(Outline { architecture })
}

fn read_entries(rest: &mut Rest<'_>, entries: u64) -> Result<(String, u64), LoadError> {
    let mut keys = HashSet::new();
    let mut architecture = None;
    let mut alignment = DEFAULT_ALIGNMENT;
    for _ in 0..entries {
        let key = rest.text(MAX_NAME)?;
        let kind = rest.u32()?;
        match (key.as_str(), kind) {
            ("general.architecture", TEXT) => architecture = Some(rest.text(MAX_NAME)?),
            ("general.alignment", UNSIGNED) => {
                alignment = u64::from(rest.u32()?);
                if !alignment.is_power_of_two() || !(8..=65_536).contains(&alignment) {
                    return Err(LoadError::altered("its alignment is no reasonable power of two"));
                }
            }
            ("general.architecture" | "general.alignment", _) => {
                return Err(LoadError::altered(format!("{key} has the wrong type")));
            }
            _ => rest.skip_value(kind, 0)?,
        }
        if !keys.insert(key) {
            return Err(LoadError::altered("an entry is given twice"));
        }
    }
    Ok((architecture.ok_or_else(|| LoadError::altered("it names no architecture"))?, alignment))
}

fn read_span(rest: &mut Rest<'_>, alignment: u64) -> Result<Span, LoadError> {
    let name = rest.text(MAX_NAME)?;
    let dimensions = rest.u32()?;
    if !(1..=MAX_DIMENSIONS).contains(&dimensions) {
        return Err(LoadError::altered(format!("the tensor {name:?} has {dimensions} dimensions")));
    }
    let mut values = 1u64;
    let mut row = 0;
    for index in 0..dimensions {
        let size = rest.u64()?;
        row = if index == 0 { size } else { row };
        values =
            values.checked_mul(size).ok_or_else(|| LoadError::altered(format!("the size of {name:?} overflows")))?;
    }
    let kind = rest.u32()?;
    let start = rest.u64()?;
    let (per_block, bytes) =
        block(kind).ok_or_else(|| LoadError::Unsupported { what: format!("tensors of type {kind}") })?;
    if values == 0 || !row.is_multiple_of(per_block) {
        return Err(LoadError::altered(format!("the tensor {name:?} does not divide into blocks")));
    }
    let size = (values / per_block).checked_mul(bytes);
    let end = size.and_then(|size| start.checked_add(size)).ok_or(LoadError::Truncated)?;
    if !start.is_multiple_of(alignment) {
        return Err(LoadError::altered(format!("the tensor {name:?} is not aligned")));
    }
    Ok(Span { name, start, end })
}

fn check_spans(mut spans: Vec<Span>, data: u64) -> Result<(), LoadError> {
    spans.sort_by_key(|span| span.start);
    let mut names = HashSet::new();
    let mut free = 0;
    for span in spans {
        if span.start < free {
            return Err(LoadError::altered(format!("the tensor {:?} overlaps another", span.name)));
        }
        if span.end > data {
            return Err(LoadError::Truncated);
        }
        free = span.end;
        if let Some(twice) = names.replace(span.name) {
            return Err(LoadError::altered(format!("the tensor {twice:?} is given twice")));
        }
    }
    Ok(())
}
