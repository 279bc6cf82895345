//! What adapters have in common as files: a safetensors file that names what it is and the weights that it was trained on;
//! what its tensors are is in `adapter` and `generator_adapter`.

use crate::LoadError;
use crate::safetensors_file::{check_header, header_length, tensor};
use candle_core::Tensor;
use safetensors::SafeTensors;
use std::collections::BTreeMap;

/// Bytes of a file beyond which it is no adapter of a model that runs here.
pub const LARGEST_ADAPTER: usize = 512 << 20;
const MAX_RANK: usize = 256;

/// An adapter that was opened.
pub(crate) struct Opened {
    /// What its maker wrote down, without its format and its base.
    pub notes: BTreeMap<String, String>,
    /// In single precision.
    pub tensors: BTreeMap<String, Tensor>,
}

/// Opens an adapter of this format beside weights with this hash; `other` is what is answered for any other format.
pub(crate) fn open(bytes: &[u8], format: &str, base: &str, other: LoadError) -> Result<Opened, LoadError> {
    let first = bytes.first_chunk::<8>().ok_or(LoadError::NotSafetensors)?;
    if bytes.len() > LARGEST_ADAPTER {
        return Err(other);
    }
    let header = header_length(*first, bytes.len() as u64)? as usize;
    check_header(&bytes[8..8 + header])?;
    let altered = |error: safetensors::SafeTensorError| match error {
        safetensors::SafeTensorError::MetadataIncompleteBuffer => LoadError::Truncated,
        other => LoadError::altered(other.to_string()),
    };
    let (_, metadata) = SafeTensors::read_metadata(bytes).map_err(altered)?;
    let mut notes: BTreeMap<String, String> = metadata.metadata().clone().unwrap_or_default().into_iter().collect();
    if notes.remove("format").as_deref() != Some(format) {
        return Err(other);
    }
    if notes.remove("base").as_deref() != Some(base) {
        return Err(LoadError::OtherBase);
    }
    let mut tensors = BTreeMap::new();
    for (name, view) in SafeTensors::deserialize(bytes).map_err(altered)?.tensors() {
        let read = tensor(&name, &view)?;
        tensors.insert(name, read);
    }
    Ok(Opened { notes, tensors })
}

impl Opened {
    /// An entry that must be there.
    pub(crate) fn entry(&mut self, name: &str) -> Result<String, LoadError> {
        self.notes.remove(name).ok_or_else(|| LoadError::altered(format!("{name} is missing")))
    }

    /// The rank of its changes, and what their products are multiplied by.
    pub(crate) fn rank_and_scale(&mut self) -> Result<(usize, f64), LoadError> {
        let rank = number(&self.entry("rank")?, MAX_RANK)?;
        // Products are of single precision.
        let scale = self.entry("scale")?.parse().ok().filter(|scale: &f64| (*scale as f32).is_finite());
        Ok((rank, scale.ok_or_else(|| LoadError::altered("its scale is no number"))?))
    }
}

/// A positive number of at most `most`.
pub(crate) fn number(text: &str, most: usize) -> Result<usize, LoadError> {
    let value: usize = text.parse().map_err(|_| LoadError::altered("one of its sizes is no number"))?;
    if value == 0 || value > most {
        return Err(LoadError::altered(format!("one of its sizes is {value}")));
    }
    Ok(value)
}
