//! An adapter as a file: the low-rank changes of an encoder and the head that scores pairs; not how either is used.
//!
//! A safetensors file in half precision. Its metadata name the weights that it was trained on by their hash: beside other
//! weights its numbers mean nothing.

use crate::LoadError;
use crate::adapter_file::{Opened, number, open};
use crate::layers::Change;
use candle_core::{DType, Tensor};
use safetensors::tensor::TensorView;
use std::collections::{BTreeMap, HashMap};

/// What the file says it is.
const FORMAT: &str = "claimwright-term-pairs-1";
/// More words than a language has, and letters than a word has.
const MAX_WORDS: usize = 200_000;
const MAX_LETTERS: usize = 64;

/// The sizes of an adapter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AdapterShape {
    /// Rank of each change.
    pub rank: usize,
    /// What the product of its factors is multiplied by.
    pub scale: f64,
    /// Most word pieces of the context that terms see.
    pub context_pieces: usize,
}

/// An adapter.
#[derive(Debug, Clone)]
pub struct Adapter {
    /// SHA-256 of the weights that it was trained on, in lower-case hexadecimal.
    pub base: String,
    /// Its sizes.
    pub shape: AdapterShape,
    /// The words that it learnt from, the most frequent first.
    pub words: Vec<String>,
    /// What else its maker wrote down: data, figures.
    pub notes: BTreeMap<String, String>,
    tensors: BTreeMap<String, Tensor>,
}

impl Adapter {
    pub(crate) fn new(base: String, shape: AdapterShape, tensors: BTreeMap<String, Tensor>) -> Self {
        Self { base, shape, words: Vec::new(), notes: BTreeMap::new(), tensors }
    }

    /// Reads an adapter for weights with this hash.
    ///
    /// # Errors
    /// [`LoadError::NotSafetensors`], [`LoadError::NotAnAdapter`], [`LoadError::OtherBase`], [`LoadError::Altered`].
    pub fn read(bytes: &[u8], base: &str) -> Result<Self, LoadError> {
        let mut opened = open(bytes, FORMAT, base, LoadError::NotAnAdapter)?;
        let words = opened.notes.remove("words").unwrap_or_default();
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        if words.len() > MAX_WORDS || words.iter().any(|word| word.len() > MAX_LETTERS) {
            return Err(LoadError::altered("its list of words is none"));
        }
        let (rank, scale) = opened.rank_and_scale()?;
        let context_pieces = number(&opened.entry("context_pieces")?, 256)?;
        let shape = AdapterShape { rank, scale, context_pieces };
        let Opened { notes, tensors } = opened;
        Ok(Self { base: base.to_owned(), shape, words, notes, tensors })
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`LoadError::Altered`] where a tensor is not what it was made as.
    pub fn write(&self) -> Result<Vec<u8>, LoadError> {
        let mut metadata: HashMap<String, String> = self.notes.clone().into_iter().collect();
        for (name, value) in [
            ("format", FORMAT.to_owned()),
            ("base", self.base.clone()),
            ("rank", self.shape.rank.to_string()),
            ("scale", self.shape.scale.to_string()),
            ("context_pieces", self.shape.context_pieces.to_string()),
            ("words", self.words.join(" ")),
        ] {
            metadata.insert(name.to_owned(), value);
        }
        let mut parts = Vec::with_capacity(self.tensors.len());
        for (name, tensor) in &self.tensors {
            let mut bytes = Vec::new();
            tensor.to_dtype(DType::F16)?.write_bytes(&mut bytes)?;
            parts.push((name, tensor.dims().to_vec(), bytes));
        }
        let mut views = Vec::with_capacity(parts.len());
        for (name, shape, bytes) in &parts {
            let view = TensorView::new(safetensors::Dtype::F16, shape.clone(), bytes);
            views.push((name.as_str(), view.map_err(|error| LoadError::altered(error.to_string()))?));
        }
        safetensors::serialize(views, Some(metadata)).map_err(|error| LoadError::altered(error.to_string()))
    }

    /// A tensor of this shape.
    pub(crate) fn tensor(&self, name: &str, shape: &[usize]) -> Result<&Tensor, LoadError> {
        match self.tensors.get(name) {
            None => Err(LoadError::altered(format!("the tensor {name} is missing"))),
            Some(tensor) if tensor.dims() != shape => {
                Err(LoadError::altered(format!("the tensor {name} has the shape {:?}", tensor.dims())))
            }
            Some(tensor) => Ok(tensor),
        }
    }

    /// The change of a linear layer.
    pub(crate) fn change(&self, layer: &str, (outputs, inputs): (usize, usize)) -> Result<Change, LoadError> {
        let rank = self.shape.rank;
        Ok(Change {
            down: self.tensor(&format!("{layer}.down"), &[rank, inputs])?.clone(),
            up: self.tensor(&format!("{layer}.up"), &[outputs, rank])?.clone(),
            scale: self.shape.scale,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::Device;

    fn adapter(value: f32) -> Adapter {
        let shape = AdapterShape { rank: 2, scale: 2.0, context_pieces: 12 };
        let tensor = Tensor::from_vec(vec![value; 4], (2, 2), &Device::Cpu).expect("a matrix");
        let mut adapter = Adapter::new("abc".to_owned(), shape, BTreeMap::from([("x.down".to_owned(), tensor)]));
        adapter.notes.insert("pairs".to_owned(), "7".to_owned());
        adapter.words = vec!["gear".to_owned(), "seal".to_owned()];
        adapter
    }

    #[test]
    fn what_is_written_is_read_beside_its_own_weights_alone() {
        let bytes = adapter(0.5).write().expect("bytes");
        let read = Adapter::read(&bytes, "abc").expect("the adapter");
        assert_eq!((read.shape, read.notes.get("pairs").map(String::as_str)), (adapter(0.5).shape, Some("7")));
        assert_eq!(read.words, ["gear", "seal"]);
        assert!(read.tensor("x.down", &[2, 2]).is_ok() && read.tensor("x.down", &[4]).is_err());
        assert!(matches!(Adapter::read(&bytes, "abd"), Err(LoadError::OtherBase)));
    }

    #[test]
    fn what_is_no_adapter_is_refused() {
        let bytes = adapter(0.5).write().expect("bytes");
        for cut in [0, 7, 20, bytes.len() - 1] {
            assert!(Adapter::read(&bytes[..cut], "abc").is_err(), "cut at {cut}");
        }
        assert!(Adapter::read(&adapter(f32::NAN).write().expect("bytes"), "abc").is_err());
        let other = safetensors::serialize(Vec::<(&str, TensorView<'_>)>::new(), None).expect("bytes");
        assert!(matches!(Adapter::read(&other, "abc"), Err(LoadError::NotAnAdapter)));
    }
}
