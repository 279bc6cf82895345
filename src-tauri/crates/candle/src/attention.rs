//! Which tokens see which, for many sequences at once, each behind a prefix that it may share; not the layers around it.
//!
//! Without gradients, sequences of one length behind one prefix are computed together, so that nothing is padded and no
//! vector depends on what else was asked. With gradients, every such run would cost a gradient of the size of all tokens:
//! there, sequences are padded to one length and all run as one.

use crate::layers::softmax;
use candle_core::{D, Device, Result, Tensor};

/// A sequence of tokens, and which prefix its tokens see besides themselves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sequence<'a> {
    pub ids: &'a [u32],
    pub prefix: Option<usize>,
}

/// Rows of tokens among all: first and how many.
type Rows = (usize, usize);

/// Sequences of one length behind one prefix that follow each other.
struct Run {
    start: usize,
    count: usize,
    length: usize,
    prefix: Option<Rows>,
}

/// The attention of prefixes and, behind them, sequences.
pub(crate) struct Attention {
    runs: Vec<Run>,
    heads: usize,
}

impl Attention {
    /// Prefixes see only themselves.
    pub(crate) fn new(prefixes: &[&[u32]], sequences: &[Sequence<'_>], heads: usize) -> Self {
        let mut start = 0;
        let mut runs: Vec<Run> = Vec::new();
        let mut places: Vec<Rows> = Vec::with_capacity(prefixes.len());
        for ids in prefixes {
            places.push((start, ids.len()));
            runs.push(Run { start, count: 1, length: ids.len(), prefix: None });
            start += ids.len();
        }
        for sequence in sequences {
            let prefix = sequence.prefix.map(|index| places[index]);
            let length = sequence.ids.len();
            match runs.last_mut() {
                Some(run) if run.length == length && run.prefix == prefix => run.count += 1,
                _ => runs.push(Run { start, count: 1, length, prefix }),
            }
            start += length;
        }
        Self { runs, heads }
    }

    /// What each token takes from those that it sees, of shape `(tokens, width)`, without gradients. Each row of `all`
    /// holds the query, divided by the root of its length, the key and the value of a token.
    pub(crate) fn in_runs(&self, all: &Tensor) -> Result<Tensor> {
        let width = all.dim(1)? / 3;
        let size = width / self.heads;
        let heads = |part: usize, start: usize, count: usize, length: usize| {
            let rows = all.narrow(0, start, count * length)?.reshape((count, length, 3, self.heads, size))?;
            rows.narrow(2, part, 1)?.squeeze(2)?.transpose(1, 2)?.contiguous()
        };
        let mut mixed = Vec::with_capacity(self.runs.len());
        for run in &self.runs {
            let seen = |part: usize| {
                let own = heads(part, run.start, run.count, run.length)?;
                let Some((start, length)) = run.prefix else { return Ok(own) };
                let before = heads(part, start, 1, length)?;
                let before = before.broadcast_as((run.count, self.heads, length, size))?;
                Tensor::cat(&[&before.contiguous()?, &own], 2)
            };
            let query = heads(0, run.start, run.count, run.length)?;
            let weights = softmax(&query.matmul(&seen(1)?.transpose(D::Minus1, D::Minus2)?)?)?;
            let rows = weights.matmul(&seen(2)?)?;
            mixed.push(rows.transpose(1, 2)?.reshape((run.count * run.length, width))?);
        }
        Tensor::cat(&mixed, 0)
    }

    /// The same through which gradients flow, of queries as they are, keys and values, each of shape `(tokens, width)`.
    pub(crate) fn padded(&self, query: &Tensor, key: &Tensor, value: &Tensor) -> Result<Tensor> {
        const UNSEEN: f32 = -1e9;
        let width = query.dim(1)?;
        let query = (query / ((width / self.heads) as f64).sqrt())?;
        let count: usize = self.runs.iter().map(|run| run.count).sum();
        let longest = self.runs.iter().map(|run| run.length).max().unwrap_or_default();
        let before = self.runs.iter().filter_map(|run| run.prefix).map(|(_, length)| length).max().unwrap_or_default();
        let seen = before + longest;
        let (mut asking, mut asked) = (vec![0u32; count * longest], vec![0u32; count * seen]);
        let mut mask = vec![UNSEEN; count * seen];
        let mut back = Vec::with_capacity(query.dim(0)?);
        let sequences = self.runs.iter().flat_map(|run| {
            (0..run.count).map(move |index| (run.start + index * run.length, run.length, run.prefix.unwrap_or((0, 0))))
        });
        for (index, (start, length, (prefix, shared))) in sequences.enumerate() {
            for at in 0..length {
                asking[index * longest + at] = (start + at) as u32;
                back.push((index * longest + at) as u32);
            }
            for (at, row) in (prefix..prefix + shared).chain(start..start + length).enumerate() {
                asked[index * seen + at] = row as u32;
                mask[index * seen + at] = 0.0;
            }
        }
        let rows = |places: Vec<u32>| Tensor::new(places, &Device::Cpu);
        let (asking, asked) = (rows(asking)?, rows(asked)?);
        let heads = |states: &Tensor, places: &Tensor, length: usize| {
            let states = states.index_select(places, 0)?;
            states.reshape((count, length, self.heads, width / self.heads))?.transpose(1, 2)?.contiguous()
        };
        let mask = Tensor::from_vec(mask, (count, 1, 1, seen), &Device::Cpu)?;
        let keys = heads(key, &asked, seen)?.transpose(D::Minus1, D::Minus2)?;
        let scores = heads(&query, &asking, longest)?.matmul(&keys)?;
        let weights = softmax(&scores.broadcast_add(&mask)?)?;
        let mixed = weights.matmul(&heads(value, &asked, seen)?)?;
        mixed.transpose(1, 2)?.reshape((count * longest, width))?.index_select(&rows(back)?, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_see_the_same() {
        let ids = [0u32; 9];
        let prefixes: [&[u32]; 2] = [&ids[..3], &ids[..5]];
        let sequence = |length: usize, prefix| Sequence { ids: &ids[..length], prefix };
        let sequences =
            [sequence(2, None), sequence(4, Some(0)), sequence(4, Some(0)), sequence(4, Some(1)), sequence(9, Some(1))];
        let attention = Attention::new(&prefixes, &sequences, 2);
        let rows = |seed: u32| {
            let mut state = seed;
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 8) as f32 / (1 << 23) as f32 - 1.0
            };
            let values: Vec<f32> = (0..31 * 8).map(|_| next()).collect();
            Tensor::from_vec(values, (31, 8), &Device::Cpu).expect("rows")
        };
        let (query, key, value) = (rows(1), rows(2), rows(3));
        let all = Tensor::cat(&[&(&query / 2.0).expect("four numbers a head"), &key, &value], 1)
            .expect("one behind the other");
        let fixed = attention.in_runs(&all).expect("runs");
        let padded = attention.padded(&query, &key, &value).expect("padded");
        let distance = (fixed - padded).and_then(|d| d.abs()?.flatten_all()?.max(0)?.to_scalar::<f32>());
        assert!(distance.expect("a distance") < 1e-5);
    }
}
