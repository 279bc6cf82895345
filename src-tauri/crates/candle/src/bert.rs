//! The BERT encoder as its checkpoints name it, from token numbers to states; not the words, nor the pooling.
//!
//! Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding" (2019). Sequences
//! of several lengths run as one: the linear layers see all tokens in one matrix, attention sees runs of sequences of one
//! length. So nothing is padded, nothing is masked, and a vector does not depend on what else was asked.

use crate::LoadError;
use crate::attention::{Attention, Sequence};
use crate::layers::{Linear, Norm, gelu};
use crate::pace::Pace;
use crate::safetensors_file::tensor;
use candle_core::quantized::QTensor;
use candle_core::{Device, Result, Tensor};
use safetensors::SafeTensors;
use serde::Deserialize;

/// The entries of `config.json` that decide how a BERT computes.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Config {
    pub model_type: String,
    pub hidden_size: usize,
    pub num_hidden_layers: usize,
    pub num_attention_heads: usize,
    pub intermediate_size: usize,
    pub max_position_embeddings: usize,
    pub vocab_size: usize,
    pub type_vocab_size: usize,
    pub layer_norm_eps: f64,
    pub hidden_act: String,
    #[serde(default)]
    pub position_embedding_type: Option<String>,
}

impl Config {
    pub(crate) fn check(&self) -> std::result::Result<(), LoadError> {
        if self.model_type != "bert" {
            return Err(LoadError::UnsupportedArchitecture { name: self.model_type.clone() });
        }
        if self.hidden_act != "gelu" {
            return Err(LoadError::Unsupported { what: format!("its activation {:?}", self.hidden_act) });
        }
        if self.position_embedding_type.as_deref().is_some_and(|kind| kind != "absolute") {
            return Err(LoadError::Unsupported { what: "relative positions".to_owned() });
        }
        let sizes = [self.hidden_size, self.num_hidden_layers, self.num_attention_heads, self.intermediate_size];
        let others = [self.max_position_embeddings, self.vocab_size, self.type_vocab_size];
        let sound = sizes.iter().chain(&others).all(|size| (1..=1_000_000).contains(size))
            && self.num_hidden_layers <= 256
            && self.hidden_size.is_multiple_of(self.num_attention_heads)
            && self.layer_norm_eps.is_finite()
            && self.layer_norm_eps > 0.0;
        if sound { Ok(()) } else { Err(LoadError::altered("its sizes do not fit each other")) }
    }

    /// Bytes of all weights in single precision but those of the words' embeddings, which may stay as they are stored.
    pub(crate) fn memory(&self) -> u64 {
        let [width, feed] = [self.hidden_size, self.intermediate_size].map(|size| size as u64);
        let layer = 4 * width * width + 2 * width * feed;
        let tables = (self.max_position_embeddings + self.type_vocab_size) as u64 * width;
        4 * (layer * self.num_hidden_layers as u64 + tables)
    }

    /// Bytes of the words' embeddings in single precision.
    pub(crate) fn memory_of_words(&self) -> u64 {
        4 * (self.vocab_size * self.hidden_size) as u64
    }
}

/// What makes queries, keys and values of the states.
#[derive(Debug)]
enum Projections {
    /// Each alone, as a checkpoint has them and as they are changed.
    Apart { query: Linear, key: Linear, value: Linear },
    /// One below the other: all three are one product.
    Joined(Linear),
}

impl Projections {
    /// Products of two numbers with these states.
    fn work(&self, states: &Tensor) -> Result<usize> {
        match self {
            Self::Apart { query, .. } => Ok(3 * work(query, states)?),
            Self::Joined(all) => work(all, states),
        }
    }

    /// What each token takes from those that it sees.
    fn mix(&self, states: &Tensor, attention: &Attention) -> Result<Tensor> {
        match self {
            Self::Apart { query, key, value } => {
                attention.padded(&query.forward(states)?, &key.forward(states)?, &value.forward(states)?)
            }
            Self::Joined(all) => attention.in_runs(&all.forward(states)?),
        }
    }
}

#[derive(Debug)]
struct Layer {
    projections: Projections,
    attended: Linear,
    attention_norm: Norm,
    intermediate: Linear,
    output: Linear,
    output_norm: Norm,
}

/// Rows of embeddings.
#[derive(Debug)]
pub(crate) enum Table {
    /// In single precision.
    Dense(Tensor),
    /// Unpacked row by row.
    Quantised(QTensor),
}

impl Table {
    fn rows(&self, numbers: Vec<u32>) -> Result<Tensor> {
        let numbers = Tensor::new(numbers, &Device::Cpu)?;
        match self {
            Self::Dense(rows) => rows.index_select(&numbers, 0),
            Self::Quantised(rows) => rows.embedding(&numbers),
        }
    }
}

/// Where the tensors of a model come from, by their names in a checkpoint of BERT.
pub(crate) trait Source {
    /// A tensor of this shape.
    fn tensor(&self, name: &str, shape: &[usize]) -> std::result::Result<Tensor, LoadError>;

    /// A table of embeddings.
    fn table(&self, name: &str, rows: usize, width: usize) -> std::result::Result<Table, LoadError> {
        self.tensor(name, &[rows, width]).map(Table::Dense)
    }
}

/// The model.
#[derive(Debug)]
pub(crate) struct Bert {
    words: Table,
    positions: Tensor,
    types: Tensor,
    norm: Norm,
    layers: Vec<Layer>,
    heads: usize,
}

/// Named tensors of a checkpoint, which may carry the prefix of the model that they were a part of.
struct Named<'a> {
    tensors: &'a SafeTensors<'a>,
    prefix: &'static str,
}

impl Source for Named<'_> {
    fn tensor(&self, name: &str, shape: &[usize]) -> std::result::Result<Tensor, LoadError> {
        let name = format!("{}{name}", self.prefix);
        let missing = |_| LoadError::altered(format!("the tensor {name} is missing"));
        let view = self.tensors.tensor(&name).map_err(missing)?;
        if view.shape() != shape {
            return Err(LoadError::altered(format!("the tensor {name} has the shape {:?}", view.shape())));
        }
        tensor(&name, &view)
    }
}

impl Bert {
    /// Loads a checkpoint in safetensors.
    pub(crate) fn load(tensors: &SafeTensors<'_>, config: &Config) -> std::result::Result<Self, LoadError> {
        let prefix = match tensors.tensor("bert.embeddings.word_embeddings.weight") {
            Ok(_) => "bert.",
            Err(_) => "",
        };
        Self::of(&Named { tensors, prefix }, config)
    }

    /// Loads the tensors of any source.
    pub(crate) fn of(source: &dyn Source, config: &Config) -> std::result::Result<Self, LoadError> {
        config.check()?;
        let (width, feed) = (config.hidden_size, config.intermediate_size);
        let linear = |name: &str, rows: usize, columns: usize| -> std::result::Result<Linear, LoadError> {
            let weight = source.tensor(&format!("{name}.weight"), &[rows, columns])?;
            Ok(Linear::new(weight, source.tensor(&format!("{name}.bias"), &[rows])?))
        };
        let norm = |name: &str| -> std::result::Result<Norm, LoadError> {
            Ok(Norm {
                weight: source.tensor(&format!("{name}.weight"), &[width])?,
                bias: source.tensor(&format!("{name}.bias"), &[width])?,
                epsilon: config.layer_norm_eps as f32,
            })
        };
        let table = |name: &str, rows| source.tensor(&format!("embeddings.{name}_embeddings.weight"), &[rows, width]);
        let mut layers = Vec::with_capacity(config.num_hidden_layers);
        for index in 0..config.num_hidden_layers {
            let name = |part: &str| format!("encoder.layer.{index}.{part}");
            layers.push(Layer {
                projections: Projections::Apart {
                    query: linear(&name("attention.self.query"), width, width)?,
                    key: linear(&name("attention.self.key"), width, width)?,
                    value: linear(&name("attention.self.value"), width, width)?,
                },
                attended: linear(&name("attention.output.dense"), width, width)?,
                attention_norm: norm(&name("attention.output.LayerNorm"))?,
                intermediate: linear(&name("intermediate.dense"), feed, width)?,
                output: linear(&name("output.dense"), width, feed)?,
                output_norm: norm(&name("output.LayerNorm"))?,
            });
        }
        Ok(Self {
            words: source.table("embeddings.word_embeddings.weight", config.vocab_size, width)?,
            positions: table("position", config.max_position_embeddings)?,
            types: table("token_type", config.type_vocab_size)?,
            norm: norm("embeddings.LayerNorm")?,
            layers,
            heads: config.num_attention_heads,
        })
    }

    /// Every linear layer of the encoder with its name in the checkpoint, in a fixed order; what is
    /// [`joined`](Self::joined) has a name that no checkpoint knows.
    pub(crate) fn linears(&mut self) -> impl Iterator<Item = (String, &mut Linear)> {
        self.layers.iter_mut().enumerate().flat_map(|(index, layer)| {
            let Layer { projections, attended, intermediate, output, .. } = layer;
            let mut linears = match projections {
                Projections::Apart { query, key, value } => {
                    vec![("attention.self.query", query), ("attention.self.key", key), ("attention.self.value", value)]
                }
                Projections::Joined(all) => vec![("attention.self.joined", all)],
            };
            linears.extend([
                ("attention.output.dense", attended),
                ("intermediate.dense", intermediate),
                ("output.dense", output),
            ]);
            linears.into_iter().map(move |(part, linear)| (format!("encoder.layer.{index}.{part}"), linear))
        })
    }

    /// The same model with queries, keys and values of one product, once nothing is changed any more.
    pub(crate) fn joined(mut self) -> Result<Self> {
        for layer in &mut self.layers {
            let Projections::Apart { query, key, value } = &layer.projections else { continue };
            // Queries are divided by the root of their length; here it costs nothing.
            let size = query.shape()?.0 / self.heads;
            let query = query.scaled((size as f64).sqrt().recip())?;
            layer.projections = Projections::Joined(Linear::stacked(&[&query, key, value])?);
        }
        Ok(self)
    }

    /// The states of all tokens of these sequences, of shape `(tokens, width)`, sequence after sequence; `None` where
    /// somebody said no. It is fastest where sequences of one length follow each other.
    pub(crate) fn forward(&self, sequences: &[&[u32]], pace: &mut Pace<'_>) -> Result<Option<Tensor>> {
        let sequences: Vec<Sequence<'_>> = sequences.iter().map(|ids| Sequence { ids, prefix: None }).collect();
        self.forward_behind(&[], &sequences, pace)
    }

    /// The same, of sequences whose tokens also see the tokens of a prefix, which see only themselves: what many
    /// sequences share is computed once. Prefixes are of type 1 and counted from position 0, and have no states here.
    pub(crate) fn forward_behind(
        &self,
        prefixes: &[&[u32]],
        sequences: &[Sequence<'_>],
        pace: &mut Pace<'_>,
    ) -> Result<Option<Tensor>> {
        let all = || prefixes.iter().copied().chain(sequences.iter().map(|sequence| sequence.ids));
        let ids: Vec<u32> = all().flatten().copied().collect();
        let places: Vec<u32> = all().flat_map(|ids| 0..ids.len() as u32).collect();
        let before: usize = prefixes.iter().map(|ids| ids.len()).sum();
        let types: Vec<u32> = (0..ids.len()).map(|token| u32::from(token < before)).collect();
        let table = |rows: &Tensor, numbers: Vec<u32>| rows.index_select(&Tensor::new(numbers, &Device::Cpu)?, 0);
        let words = (self.words.rows(ids)? + table(&self.positions, places)?)?;
        let mut states = self.norm.forward(&(words + table(&self.types, types)?)?)?;
        let attention = Attention::new(prefixes, sequences, self.heads);
        for layer in &self.layers {
            // The layers of attention and the two behind it: what is between them is little.
            if !pace.may(layer.projections.work(&states)? + work(&layer.attended, &states)?) {
                return Ok(None);
            }
            let attended = layer.attended.forward(&layer.projections.mix(&states, &attention)?)?;
            states = layer.attention_norm.forward(&(states + attended)?)?;
            if !pace.may(2 * work(&layer.intermediate, &states)?) {
                return Ok(None);
            }
            let fed = layer.output.forward(&gelu(&layer.intermediate.forward(&states)?)?)?;
            states = layer.output_norm.forward(&(states + fed)?)?;
        }
        states.narrow(0, before, states.dim(0)? - before).map(Some)
    }
}

/// Products of a layer with these states.
fn work(layer: &Linear, states: &Tensor) -> Result<usize> {
    let (outputs, inputs) = layer.shape()?;
    Ok(states.dim(0)? * outputs * inputs)
}
