//! A sentence encoder of many languages in one file (`E5S1`), judged and taken apart; its words are split in `unigram`, its
//! states computed in `bert`.
//!
//! Little-endian throughout. `E5S1`, the version 1; seven sizes (width, layers, heads, feed-forward, vocabulary, positions,
//! types), the epsilon of its norms, the weights of a block (32); the number of pieces, the numbers of the pieces that begin,
//! end, pad and are unknown; how long the text of all pieces is, where each begins, how likely each is, their text; then what
//! each letter is read as; then a directory of tensors: name, kind (0 single precision, 1 blocks as GGML's Q4_0), values,
//! place and bytes. Every count is compared with the bytes that are left before anything of that size is made, and tensors may
//! neither overlap nor leave the file.

use crate::LoadError;
use crate::bert::{Config, Source, Table};
use crate::sound::is_sound;
use candle_core::quantized::{GgmlDType, QStorage, QTensor};
use candle_core::{Device, Tensor};
use std::collections::{BTreeMap, HashMap};
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;

/// What such a file begins with.
pub(crate) const NAME: &[u8] = b"E5S1";
/// What its architecture is called here.
pub(crate) const ARCHITECTURE: &str = "e5s1";
const MAGIC: &[u8] = b"E5S1\x01\0\0\0";
const BLOCK: usize = 32;
const MAX_PIECES: usize = 1 << 20;
/// A letter is read as so many at most.
const MAX_LETTERS: usize = 64;

/// Whether a file begins as such a file does.
pub(crate) fn is_named(path: &Path) -> Result<bool, LoadError> {
    let reading = LoadError::reading(path);
    let mut first = Vec::new();
    std::fs::File::open(path).map_err(&reading)?.take(NAME.len() as u64).read_to_end(&mut first).map_err(&reading)?;
    Ok(first == NAME)
}

/// The pieces that words are made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Pieces {
    /// Each with the logarithm of its probability.
    pub pieces: Vec<(String, f64)>,
    pub first: u32,
    pub last: u32,
    pub unknown: u32,
    /// What a letter is read as, where it is not itself.
    pub letters: HashMap<char, String>,
}

/// A file that was judged.
pub(crate) struct File<'a> {
    pub config: Config,
    pub pieces: Pieces,
    bytes: &'a [u8],
    tensors: BTreeMap<String, Stored>,
}

/// Where a tensor lies.
struct Stored {
    kind: GgmlDType,
    values: usize,
    place: Range<usize>,
}

/// Bytes that were not read yet.
struct Rest<'a> {
    bytes: &'a [u8],
}

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], LoadError> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(LoadError::Truncated)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], LoadError> {
        Ok(*self.take(N)?.first_chunk().expect("so many were taken"))
    }

    fn u32(&mut self) -> Result<u32, LoadError> {
        self.array().map(u32::from_le_bytes)
    }

    /// A count, which is positive and not beyond `most`.
    fn size(&mut self, most: usize) -> Result<usize, LoadError> {
        let size = self.u32()? as usize;
        if size == 0 || size > most { Err(LoadError::altered(format!("one of its sizes is {size}"))) } else { Ok(size) }
    }

    fn u64(&mut self) -> Result<usize, LoadError> {
        let value = self.array().map(u64::from_le_bytes)?;
        usize::try_from(value).map_err(|_| LoadError::Truncated)
    }

    /// So many numbers of four bytes each.
    fn fours(&mut self, count: usize) -> Result<&'a [[u8; 4]], LoadError> {
        Ok(self.take(count.checked_mul(4).ok_or(LoadError::Truncated)?)?.as_chunks().0)
    }
}

impl<'a> File<'a> {
    /// Judges the bytes of a file.
    ///
    /// # Errors
    /// [`LoadError::Unsupported`] for another format, [`LoadError::Truncated`], [`LoadError::Altered`].
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, LoadError> {
        let mut rest = Rest { bytes };
        if rest.take(MAGIC.len()).ok() != Some(MAGIC) {
            return Err(LoadError::Unsupported { what: "its format".to_owned() });
        }
        let mut sizes = [0; 7];
        for size in &mut sizes {
            *size = rest.size(1_000_000)?;
        }
        let [width, layers, heads, feed, vocabulary, positions, types] = sizes;
        let config = Config {
            model_type: "bert".to_owned(),
            hidden_size: width,
            num_hidden_layers: layers,
            num_attention_heads: heads,
            intermediate_size: feed,
            max_position_embeddings: positions,
            vocab_size: vocabulary,
            type_vocab_size: types,
            layer_norm_eps: f64::from(rest.array().map(f32::from_le_bytes)?),
            hidden_act: "gelu".to_owned(),
            position_embedding_type: None,
        };
        config.check()?;
        if rest.u32()? as usize != BLOCK {
            return Err(LoadError::Unsupported { what: "the size of its blocks".to_owned() });
        }
        let pieces = read_pieces(&mut rest, vocabulary)?;
        let mut tensors = BTreeMap::new();
        let count = rest.u32()?;
        for _ in 0..count {
            let length = rest.array().map(u16::from_le_bytes)?;
            let name = std::str::from_utf8(rest.take(usize::from(length))?);
            let name = name.map_err(|_| LoadError::altered("a name is not UTF-8"))?.to_owned();
            let stored = read_place(&mut rest, &name, bytes.len())?;
            if tensors.insert(name, stored).is_some() {
                return Err(LoadError::altered("a tensor is given twice"));
            }
        }
        check_places(&tensors, bytes.len() - rest.bytes.len())?;
        Ok(Self { config, pieces, bytes, tensors })
    }

    /// A tensor of a name of this format, of so many values.
    fn stored(&self, name: &str, values: usize) -> Result<(&[u8], GgmlDType), LoadError> {
        let stored = self.tensors.get(name);
        let stored = stored.ok_or_else(|| LoadError::altered(format!("the tensor {name} is missing")))?;
        let bytes = &self.bytes[stored.place.clone()];
        if stored.values != values {
            return Err(LoadError::altered(format!("the tensor {name} has {} values", stored.values)));
        }
        if !is_sound(stored.kind, bytes) {
            return Err(LoadError::altered(format!("the tensor {name} holds what is no number")));
        }
        Ok((bytes, stored.kind))
    }

    fn quantised(&self, name: &str, shape: &[usize]) -> Result<QTensor, LoadError> {
        let (bytes, kind) = self.stored(name, shape.iter().product())?;
        if shape.last().is_some_and(|row| kind != GgmlDType::F32 && !row.is_multiple_of(BLOCK)) {
            return Err(LoadError::altered(format!("the tensor {name} does not divide into blocks")));
        }
        Ok(QTensor::new(QStorage::from_data(bytes.into(), &Device::Cpu, kind)?, shape)?)
    }
}

impl Source for File<'_> {
    fn tensor(&self, name: &str, shape: &[usize]) -> Result<Tensor, LoadError> {
        Ok(self.quantised(&short(name), shape)?.dequantize(&Device::Cpu)?)
    }

    fn table(&self, name: &str, rows: usize, width: usize) -> Result<Table, LoadError> {
        Ok(Table::Quantised(self.quantised(&short(name), &[rows, width])?))
    }
}

/// What this format calls a tensor of a BERT.
fn short(name: &str) -> String {
    let mut short = name.strip_prefix("encoder.layer.").map_or_else(|| name.to_owned(), |rest| format!("l{rest}"));
    for (long, brief) in [
        ("embeddings.word_embeddings.weight", "emb.word"),
        ("embeddings.position_embeddings.weight", "emb.pos"),
        ("embeddings.token_type_embeddings.weight", "emb.type"),
        ("embeddings.LayerNorm", "emb.ln"),
        ("attention.self.query", "q"),
        ("attention.self.key", "k"),
        ("attention.self.value", "v"),
        ("attention.output.dense", "ao"),
        ("attention.output.LayerNorm", "aln"),
        ("intermediate.dense", "fi"),
        ("output.dense", "fo"),
        ("output.LayerNorm", "oln"),
        (".weight", ".w"),
        (".bias", ".b"),
    ] {
        short = short.replace(long, brief);
    }
    short
}

fn read_pieces(rest: &mut Rest<'_>, vocabulary: usize) -> Result<Pieces, LoadError> {
    let wrong = |what: &str| LoadError::altered(what);
    let count = rest.size(MAX_PIECES.min(vocabulary))?;
    let [first, last, padding, unknown] = [rest.u32()?, rest.u32()?, rest.u32()?, rest.u32()?];
    if [first, last, padding, unknown].iter().any(|piece| *piece as usize >= count) {
        return Err(wrong("a piece is beyond its pieces"));
    }
    let length = rest.u64()?;
    let starts = rest.fours(count + 1)?;
    let scores = rest.fours(count)?;
    let text = rest.take(length)?;
    let mut pieces = Vec::with_capacity(count);
    for (ends, score) in starts.windows(2).zip(scores) {
        let [from, to] = [ends[0], ends[1]].map(|end| u32::from_le_bytes(end) as usize);
        let piece = text.get(from..to).ok_or_else(|| wrong("a piece lies outside its text"))?;
        let piece = std::str::from_utf8(piece).map_err(|_| wrong("a piece is not UTF-8"))?;
        let score = f32::from_le_bytes(*score);
        if !score.is_finite() {
            return Err(wrong("the probability of a piece is no number"));
        }
        pieces.push((piece.to_owned(), f64::from(score)));
    }
    let entries = rest.u32()?;
    let length = rest.u32()? as usize;
    let mut table = Rest { bytes: rest.take(length)? };
    let mut letters = HashMap::new();
    for _ in 0..entries {
        let letter = |table: &mut Rest<'_>| char::from_u32(table.u32()?).ok_or_else(|| wrong("a letter is none"));
        let from = letter(&mut table)?;
        let [many] = table.array()?;
        if usize::from(many) > MAX_LETTERS {
            return Err(wrong("a letter is read as too many"));
        }
        let read_as = (0..many).map(|_| letter(&mut table)).collect::<Result<String, _>>()?;
        letters.insert(from, read_as);
    }
    Ok(Pieces { pieces, first, last, unknown, letters })
}

fn read_place(rest: &mut Rest<'_>, name: &str, end: usize) -> Result<Stored, LoadError> {
    let [kind] = rest.array()?;
    let values = rest.u32()? as usize;
    let (start, length) = (rest.u64()?, rest.u64()?);
    let (kind, expected) = match kind {
        0 => (GgmlDType::F32, values.checked_mul(4)),
        1 if values.is_multiple_of(BLOCK) => (GgmlDType::Q4_0, (values / BLOCK).checked_mul(18)),
        _ => return Err(LoadError::Unsupported { what: format!("the kind of its tensor {name}") }),
    };
    if expected != Some(length) || values == 0 || !start.is_multiple_of(4) {
        return Err(LoadError::altered(format!("the tensor {name} has {length} bytes")));
    }
    let stop = start.checked_add(length).filter(|stop| *stop <= end).ok_or(LoadError::Truncated)?;
    Ok(Stored { kind, values, place: start..stop })
}

fn check_places(tensors: &BTreeMap<String, Stored>, directory: usize) -> Result<(), LoadError> {
    let mut places: Vec<(&Range<usize>, &str)> =
        tensors.iter().map(|(name, stored)| (&stored.place, name.as_str())).collect();
    places.sort_by_key(|(place, _)| place.start);
    let mut free = directory;
    for (place, name) in places {
        if place.start < free {
            return Err(LoadError::altered(format!("the tensor {name} overlaps what stands before it")));
        }
        free = place.end;
    }
    Ok(())
}
