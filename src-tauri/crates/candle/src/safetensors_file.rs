//! Judges the header of a safetensors file before the library reads it, and what it has read of a tensor; which tensors a
//! model wants is the model's.
//!
//! Format: <https://huggingface.co/docs/safetensors>: eight bytes of length, a JSON header, the data. The library checks
//! offsets, shapes and gaps; here stand the limits that it leaves wide and what JSON readers forgive.

use crate::LoadError;
use crate::sound::is_sound;
use candle_core::quantized::GgmlDType;
use candle_core::{DType, Device, Tensor};
use safetensors::tensor::TensorView;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::HashSet;
use std::fmt;

const MAX_HEADER: u64 = 16 << 20;
const MAX_TENSORS: usize = 10_000;

/// The names in a header, each once.
struct Names;

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Unique)
    }
}

struct Unique;

impl<'de> Visitor<'de> for Unique {
    type Value = Names;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table of tensors, each named once")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Names, A::Error> {
        let mut names = HashSet::new();
        while let Some((name, IgnoredAny)) = map.next_entry::<String, _>()? {
            if names.len() == MAX_TENSORS {
                return Err(serde::de::Error::custom("too many tensors"));
            }
            if !names.insert(name) {
                return Err(serde::de::Error::custom("a tensor is given twice"));
            }
        }
        Ok(Names)
    }
}

/// Judges the length of the header, given the first bytes of a file of this length, and answers it.
pub(crate) fn header_length(first: [u8; 8], file: u64) -> Result<u64, LoadError> {
    let length = u64::from_le_bytes(first);
    if !(2..=MAX_HEADER).contains(&length) {
        return Err(LoadError::NotSafetensors);
    }
    if length > file.saturating_sub(8) { Err(LoadError::Truncated) } else { Ok(length) }
}

/// Judges the header itself.
pub(crate) fn check_header(header: &[u8]) -> Result<(), LoadError> {
    if header.first() != Some(&b'{') {
        return Err(LoadError::NotSafetensors);
    }
    match serde_json::from_slice::<Names>(header) {
        Ok(Names) => Ok(()),
        Err(error) if error.is_data() => Err(LoadError::altered(error.to_string())),
        Err(_) => Err(LoadError::NotSafetensors),
    }
}

/// A tensor of a file in single precision, if all its values are numbers.
pub(crate) fn tensor(name: &str, view: &TensorView<'_>) -> Result<Tensor, LoadError> {
    let (kind, block) = match view.dtype() {
        safetensors::Dtype::F32 => (DType::F32, GgmlDType::F32),
        safetensors::Dtype::F16 => (DType::F16, GgmlDType::F16),
        safetensors::Dtype::BF16 => (DType::BF16, GgmlDType::BF16),
        other => return Err(LoadError::Unsupported { what: format!("tensors of the type {other:?}") }),
    };
    if !is_sound(block, view.data()) {
        return Err(LoadError::altered(format!("the tensor {name} holds what is no number")));
    }
    Ok(Tensor::from_raw_buffer(view.data(), kind, view.shape(), &Device::Cpu)?.to_dtype(DType::F32)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_judged_before_anything_is_read() {
        assert!(matches!(header_length(u64::MAX.to_le_bytes(), 1 << 40), Err(LoadError::NotSafetensors)));
        assert!(matches!(header_length(((16 << 20) + 1u64).to_le_bytes(), 1 << 40), Err(LoadError::NotSafetensors)));
        assert!(matches!(header_length(100u64.to_le_bytes(), 50), Err(LoadError::Truncated)));
        assert!(matches!(header_length(42u64.to_le_bytes(), 50), Ok(42)));
    }

    #[test]
    fn hostile_headers_are_refused() {
        let many: Vec<_> = (0..=MAX_TENSORS).map(|n| format!("\"{n}\":0")).collect();
        let many = format!("{{{}}}", many.join(","));
        for header in ["", "[]", "{", "{\"a\":1,\"a\":2}", "{\"\u{0}", many.as_str()] {
            assert!(check_header(header.as_bytes()).is_err(), "{}", &header[..header.len().min(40)]);
        }
        assert!(check_header(b"{\"\xFF\":1}").is_err());
        assert!(check_header(b"{\"a\":{}} ").is_ok());
    }
}
