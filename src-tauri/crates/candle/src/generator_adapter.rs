//! An adapter of a generator: low-rank changes of the layers of its blocks; how a change is computed is in `low_rank`, and
//! where one comes from is not known here.
//!
//! A safetensors file whose metadata say `format` ([`FORMAT`]), `base` (the SHA-256 of the weights as they were fetched or
//! added), `rank` and `scale`; for each layer that it changes, a tensor `blk.N.PART.down` of shape `(rank, inputs)` and one
//! `blk.N.PART.up` of shape `(outputs, rank)`, where `blk.N.PART` is the layer's name in the checkpoint.

use crate::LoadError;
use crate::adapter_file::open;
use crate::decoder::Decoder;
use crate::kernels::LowRank;
use candle_core::Tensor;
use std::collections::BTreeMap;

/// What the file says it is.
const FORMAT: &str = "claimwright-generator-adapter-1";

/// An adapter that was read.
#[derive(Debug, Clone)]
pub struct GeneratorAdapter {
    rank: usize,
    scale: f32,
    tensors: BTreeMap<String, Tensor>,
}

impl GeneratorAdapter {
    /// Reads an adapter for weights with this hash.
    ///
    /// # Errors
    /// [`LoadError::NotSafetensors`], [`LoadError::NotAGeneratorAdapter`], [`LoadError::OtherBase`],
    /// [`LoadError::Altered`].
    pub fn read(bytes: &[u8], base: &str) -> Result<Self, LoadError> {
        let mut opened = open(bytes, FORMAT, base, LoadError::NotAGeneratorAdapter)?;
        let (rank, scale) = opened.rank_and_scale()?;
        Ok(Self { rank, scale: scale as f32, tensors: opened.tensors })
    }

    /// Sets the changes beside the weights of a decoder.
    pub(crate) fn set_beside(mut self, decoder: &mut Decoder) -> Result<(), LoadError> {
        for (name, linear) in decoder.linears() {
            let (outputs, inputs) = linear.shape()?;
            let down = self.take(&format!("{name}.down"), (self.rank, inputs))?;
            let up = self.take(&format!("{name}.up"), (outputs, self.rank))?;
            match (down, up) {
                (Some(down), Some(up)) => {
                    linear.set_beside(LowRank { down, up, rank: self.rank, scale: self.scale });
                }
                (None, None) => {}
                _ => return Err(LoadError::altered(format!("one factor of the change of {name} is missing"))),
            }
        }
        match self.tensors.keys().next() {
            Some(name) => Err(LoadError::altered(format!("it changes {name}, which the model does not have"))),
            None => Ok(()),
        }
    }

    fn take(&mut self, name: &str, shape: (usize, usize)) -> Result<Option<Vec<f32>>, LoadError> {
        let Some(tensor) = self.tensors.remove(name) else { return Ok(None) };
        if tensor.dims() != [shape.0, shape.1] {
            return Err(LoadError::altered(format!("the tensor {name} has the shape {:?}", tensor.dims())));
        }
        Ok(Some(tensor.flatten_all()?.to_vec1()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::common::{answer, ask, tiny};
    use crate::{Loading, load_generator, load_generator_with};
    use candle_core::Device;
    use candle_core::quantized::{GgmlDType, QTensor};
    use claimwright_infer::Generator;
    use safetensors::tensor::TensorView;
    use std::collections::HashMap;
    use std::path::Path;

    const BASE: &str = "abc";
    const RANK: usize = 3;
    const SCALE: f32 = 0.5;
    /// Layers of the tiny model that are changed, with their outputs and inputs.
    const LAYERS: [(&str, usize, usize); 3] =
        [("blk.0.attn_q", 64, 64), ("blk.1.attn_v", 32, 64), ("blk.1.ffn_down", 64, 96)];

    /// Factors that a seed decides, each at most `most`.
    fn factor(seed: u32, count: usize, most: f32) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 23) as f32 - 1.0
        };
        (0..count).map(|_| next() * most).collect()
    }

    /// Both factors of the change of a layer.
    fn factors(index: usize, outputs: usize, inputs: usize, most: f32) -> [(Vec<f32>, [usize; 2]); 2] {
        let seed = 2 * index as u32;
        [(factor(seed, RANK * inputs, most), [RANK, inputs]), (factor(seed + 1, outputs * RANK, most), [outputs, RANK])]
    }

    fn file(tensors: &[(String, Vec<f32>, [usize; 2])], notes: &[(&str, &str)]) -> Vec<u8> {
        let bytes = |values: &[f32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
        let parts: Vec<_> = tensors.iter().map(|(name, values, shape)| (name, bytes(values), shape)).collect();
        let views = parts.iter().map(|(name, bytes, shape)| {
            (name.as_str(), TensorView::new(safetensors::Dtype::F32, shape.to_vec(), bytes).expect("a tensor"))
        });
        let notes: HashMap<String, String> =
            notes.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
        safetensors::serialize(views, Some(notes)).expect("a file")
    }

    const NOTES: [(&str, &str); 4] = [("format", FORMAT), ("base", BASE), ("rank", "3"), ("scale", "0.5")];

    fn adapter(most: f32) -> Vec<u8> {
        let mut tensors = Vec::new();
        for (index, (name, outputs, inputs)) in LAYERS.into_iter().enumerate() {
            let [(down, down_shape), (up, up_shape)] = factors(index, outputs, inputs, most);
            tensors.push((format!("{name}.down"), down, down_shape));
            tensors.push((format!("{name}.up"), up, up_shape));
        }
        file(&tensors, &NOTES)
    }

    fn model(folder: &Path, kind: GgmlDType, change: impl FnOnce(&mut Vec<(String, QTensor)>)) -> std::path::PathBuf {
        let path = folder.join("model.gguf");
        std::fs::write(&path, tiny(kind, |_, tensors| change(tensors))).expect("a file");
        path
    }

    fn beside(path: &Path, bytes: &[u8]) -> Result<Box<dyn Generator>, LoadError> {
        let adapter = Some(GeneratorAdapter::read(bytes, BASE)?);
        load_generator_with(path, "tiny", Loading { adapter, ..Loading::default() })
    }

    const TEXT: &str = "a valve comprising a housing and a spring";

    #[test]
    fn a_change_of_nothing_changes_no_bit() {
        let folder = tempfile::tempdir().expect("a folder");
        for kind in [GgmlDType::Q8_0, GgmlDType::F32] {
            let path = model(folder.path(), kind, |_| {});
            let mut plain = load_generator(&path, "tiny").expect("a model");
            let mut changed = beside(&path, &adapter(0.0)).expect("a model with an adapter");
            assert_eq!(plain.score(TEXT), changed.score(TEXT), "{kind:?}");
            assert_eq!(answer(&mut *plain, &ask(TEXT, 20)), answer(&mut *changed, &ask(TEXT, 20)), "{kind:?}");
        }
    }

    #[test]
    fn a_change_beside_weights_is_the_change_in_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = model(folder.path(), GgmlDType::F32, |_| {});
        let plain = load_generator(&path, "tiny").expect("a model").score(TEXT).expect("a score");
        let mut changed = beside(&path, &adapter(0.4)).expect("a model with an adapter");
        let told = changed.score(TEXT).expect("a score");
        let path = model(folder.path(), GgmlDType::F32, |tensors| {
            for (index, (name, outputs, inputs)) in LAYERS.into_iter().enumerate() {
                let [(down, _), (up, _)] = factors(index, outputs, inputs, 0.4);
                let tensor = tensors.iter_mut().find(|(other, _)| *other == format!("{name}.weight")).expect("a layer");
                let mut weights = tensor.1.dequantize(&Device::Cpu).and_then(|t| t.to_vec2::<f32>()).expect("weights");
                for (row, up) in weights.iter_mut().zip(up.chunks_exact(RANK)) {
                    for (column, weight) in row.iter_mut().enumerate() {
                        *weight += SCALE * (0..RANK).map(|r| up[r] * down[r * inputs + column]).sum::<f32>();
                    }
                }
                let dense = Tensor::new(weights, &Device::Cpu).expect("weights");
                tensor.1 = QTensor::quantize(&dense, GgmlDType::F32).expect("weights");
            }
        });
        let dense = load_generator(&path, "tiny").expect("a model").score(TEXT).expect("a score");
        let apart = |other: &claimwright_infer::Score| {
            told.logarithms.iter().zip(&other.logarithms).map(|(a, b)| (a - b).abs()).fold(0f32, f32::max)
        };
        assert!(apart(&dense) < 1e-3, "{}", apart(&dense));
        assert!(apart(&plain) > 0.1, "it changes something: {}", apart(&plain));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = model(folder.path(), GgmlDType::Q8_0, |_| {});
        let refused = |bytes: &[u8]| beside(&path, bytes).err().expect("it does not fit");
        let one = |name: &str, shape: [usize; 2]| (name.to_owned(), vec![0.5; shape[0] * shape[1]], shape);
        let down = || one("blk.0.attn_q.down", [3, 64]);
        let with = |key: &str, value: &str| {
            let notes: Vec<_> = NOTES.into_iter().map(|(k, v)| if k == key { (k, value) } else { (k, v) }).collect();
            file(&[down(), one("blk.0.attn_q.up", [64, 3])], &notes)
        };
        assert!(matches!(refused(&with("base", "abd")), LoadError::OtherBase));
        assert!(matches!(refused(&with("format", "other")), LoadError::NotAGeneratorAdapter));
        for (key, value) in
            [("rank", "0"), ("rank", "2"), ("rank", "many"), ("scale", "inf"), ("scale", "1e300"), ("scale", "")]
        {
            assert!(matches!(refused(&with(key, value)), LoadError::Altered { .. }), "{key} {value}");
        }
        let lone = file(&[down()], &NOTES);
        let unknown = file(&[one("blk.7.attn_q.down", [3, 64]), one("blk.7.attn_q.up", [64, 3])], &NOTES);
        let wrong = file(&[down(), one("blk.0.attn_q.up", [3, 64])], &NOTES);
        let mut none = one("blk.0.attn_q.up", [64, 3]);
        none.1[5] = f32::NAN;
        let none = file(&[down(), none], &NOTES);
        for bytes in [lone, unknown, wrong, none] {
            assert!(matches!(refused(&bytes), LoadError::Altered { .. }));
        }
        assert!(matches!(refused(b"no safetensors at all"), LoadError::NotSafetensors));
    }
}
