//! An opened GGUF checkpoint: its entries by type and its tensors by name and shape; not what a model does with them.

use crate::sound::is_sound;
use crate::{LoadError, gguf};
use candle_core::Device;
use candle_core::quantized::gguf_file::{self, Content, Value};
use candle_core::quantized::{GgmlDType, QTensor};
use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};
use std::path::Path;

/// A checkpoint whose header was judged on the same open file from which its tensors are read, so that nothing can be
/// put in its place in between.
pub(crate) struct Checkpoint {
    pub architecture: String,
    pub content: Content,
    file: BufReader<File>,
}

impl Checkpoint {
    /// Refuses an architecture that has no file of ours.
    pub(crate) fn check_architecture(&self) -> Result<(), LoadError> {
        match self.architecture.as_str() {
            "llama" | "qwen2" => Ok(()),
            other => Err(LoadError::UnsupportedArchitecture { name: other.to_owned() }),
        }
    }

    pub(crate) fn open(path: &Path) -> Result<Self, LoadError> {
        let reading = LoadError::reading(path);
        let file = File::open(path).map_err(&reading)?;
        let metadata = file.metadata().map_err(&reading)?;
        if !metadata.is_file() {
            return Err(LoadError::NotGguf);
        }
        let mut file = BufReader::with_capacity(1 << 16, file);
        let outline = gguf::outline(&mut file, metadata.len())?;
        file.seek(SeekFrom::Start(0)).map_err(&reading)?;
        let content = Content::read(&mut file)?;
        Ok(Self { architecture: outline.architecture, content, file })
    }

    /// An unsigned entry of the architecture (`llama.block_count`), between 1 and `limit`.
    pub(crate) fn size(&self, key: &str, limit: u32) -> Result<usize, LoadError> {
        let key = format!("{}.{key}", self.architecture);
        let value = self.content.metadata.get(&key).and_then(|value| value.to_u64().ok());
        let value = value.ok_or_else(|| LoadError::altered(format!("{key} is missing")))?;
        if !(1..=u64::from(limit)).contains(&value) {
            return Err(LoadError::altered(format!("{key} is {value}")));
        }
        Ok(value as usize)
    }

    /// Whether the architecture has this entry.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.content.metadata.contains_key(&format!("{}.{key}", self.architecture))
    }

    /// A positive, finite number of the architecture.
    pub(crate) fn number(&self, key: &str) -> Result<Option<f32>, LoadError> {
        let key = format!("{}.{key}", self.architecture);
        match self.content.metadata.get(&key) {
            None => Ok(None),
            Some(Value::F32(value)) if value.is_finite() && *value > 0.0 => Ok(Some(*value)),
            Some(_) => Err(LoadError::altered(format!("{key} is no proper number"))),
        }
    }

    /// A text, whatever its prefix.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.content.metadata.get(key).and_then(|value| value.to_string().ok()).map(String::as_str)
    }

    /// Whether there is a tensor of this name.
    pub(crate) fn holds(&self, name: &str) -> bool {
        self.content.tensor_infos.contains_key(name)
    }

    /// A matrix of this shape, in a form for which there are fast kernels.
    pub(crate) fn matrix(&mut self, name: &str, rows: usize, columns: usize) -> Result<QTensor, LoadError> {
        let tensor = self.tensor(name, &[rows, columns])?;
        Ok(if slow(tensor.dtype()) { fast(&tensor)? } else { tensor })
    }

    /// A vector of this length, as plain numbers.
    pub(crate) fn vector(&mut self, name: &str, length: usize) -> Result<Vec<f32>, LoadError> {
        Ok(self.tensor(name, &[length])?.dequantize(&Device::Cpu)?.to_vec1()?)
    }

    /// A tensor as it lies in the file.
    pub(crate) fn as_is(&mut self, name: &str) -> Result<QTensor, LoadError> {
        Ok(self.content.tensor(&mut self.file, name, &Device::Cpu)?)
    }

    fn tensor(&mut self, name: &str, shape: &[usize]) -> Result<QTensor, LoadError> {
        let found = self.content.tensor_infos.get(name);
        let found = found.ok_or_else(|| LoadError::altered(format!("the tensor {name} is missing")))?;
        if found.shape.dims() != shape {
            return Err(LoadError::altered(format!("the tensor {name} has the shape {:?}", found.shape.dims())));
        }
        self.sound(name)
    }

    /// A tensor as it lies in the file, whose weights are numbers.
    fn sound(&mut self, name: &str) -> Result<QTensor, LoadError> {
        let tensor = self.as_is(name)?;
        if !is_sound(tensor.dtype(), &tensor.data()?) {
            return Err(LoadError::altered(format!("the tensor {name} holds what is no number")));
        }
        Ok(tensor)
    }

    /// Reads every tensor and judges whether its weights are numbers.
    pub(crate) fn check_weights(&mut self) -> Result<(), LoadError> {
        let names: Vec<String> = self.content.tensor_infos.keys().cloned().collect();
        names.iter().try_for_each(|name| self.sound(name).map(drop))
    }

    /// Bytes of memory that the weights take while they are read.
    pub(crate) fn memory(&self) -> u64 {
        let bytes = |tensor: &gguf_file::TensorInfo| {
            let kind = if slow(tensor.ggml_dtype) { GgmlDType::Q8_0 } else { tensor.ggml_dtype };
            (tensor.shape.elem_count() / kind.block_size() * kind.type_size()) as u64
        };
        let all = self.content.tensor_infos.values().map(bytes);
        // A tensor stands in memory twice for as long as it is read.
        all.clone().sum::<u64>() + all.max().unwrap_or_default()
    }
}

/// Whether there are only scalar loops for this type.
pub(crate) fn slow(kind: GgmlDType) -> bool {
    matches!(kind, GgmlDType::Q4_1 | GgmlDType::Q5_0 | GgmlDType::Q5_1)
}

/// The same weights in 8 bits, whose steps are finer than those of any type that is [`slow`].
pub(crate) fn fast(tensor: &QTensor) -> candle_core::Result<QTensor> {
    QTensor::quantize(&tensor.dequantize(&Device::Cpu)?, GgmlDType::Q8_0)
}
