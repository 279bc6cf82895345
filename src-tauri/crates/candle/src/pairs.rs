//! Scores pairs of terms that the encoder reads together; not how its factors are trained, nor what a score means.
//!
//! Both terms stand in one sequence, so that each sees the other at every layer (a cross-encoder), and both see the words
//! of the context, which see only themselves and are computed once for all pairs of that context.

use crate::LoadError;
use crate::adapter::{Adapter, AdapterShape};
use crate::attention::Sequence;
use crate::bert::Bert;
use crate::encoder::{Loaded, broken};
use crate::layers::Change;
use crate::mending::Lexicon;
use crate::pace::{BETWEEN, Pace};
use crate::spelling::{MEASURES, likeness};
use crate::words::Words;
use candle_core::{D, Device, Result, Tensor};
use claimwright_infer::{InferError, Similarity, TermPair};
use std::ops::Range;

/// Most word pieces of a term: longer ones are judged by their beginning.
const TERM_PIECES: usize = 96;

/// Tokens computed at once.
const BATCH: usize = 1024;

/// The tensors of the head, their names and how long they are.
pub(crate) const LEVEL: &str = "head.level";
pub(crate) const WEIGHTS: &str = "head.weights";

/// What turns the states of two terms into a score.
#[derive(Debug)]
pub(crate) struct Head {
    /// What the cosine of the terms is multiplied by, and what is added.
    pub level: Tensor,
    /// A weight for each number of [`evidence`].
    pub weights: Tensor,
}

/// Numbers of evidence for states of this width.
pub(crate) fn evidence(width: usize) -> usize {
    2 * width + MEASURES
}

/// An encoder with the head.
#[derive(Debug)]
pub(crate) struct PairModel {
    pub words: Words,
    pub bert: Bert,
    pub head: Head,
    pub shape: AdapterShape,
}

/// A pair as tokens.
struct Laid {
    ids: Vec<u32>,
    a: Range<usize>,
    b: Range<usize>,
    prefix: Option<usize>,
}

impl PairModel {
    fn lay(&self, pair: &TermPair<'_>, prefix: Option<usize>) -> std::result::Result<Laid, String> {
        let (mut a, mut b) = (self.words.pieces(pair.a)?, self.words.pieces(pair.b)?);
        a.truncate(TERM_PIECES);
        b.truncate(TERM_PIECES);
        let (first, last) = self.words.borders();
        let mut ids = vec![first];
        ids.extend(&a);
        ids.push(last);
        ids.extend(&b);
        ids.push(last);
        // A term without words is read off the mark that ends it.
        let range = |start: usize, pieces: usize| start..start + pieces.max(1);
        Ok(Laid { a: range(1, a.len()), b: range(2 + a.len(), b.len()), ids, prefix })
    }

    /// The scores of these pairs, of shape `(pairs)`, in order, neither bounded nor rounded; `None` where somebody said no.
    pub(crate) fn scores(&self, pairs: &[TermPair<'_>], pace: &mut Pace<'_>) -> Result<Option<Tensor>> {
        let mut contexts: Vec<&str> = Vec::new();
        let mut laid = Vec::with_capacity(pairs.len());
        for (place, pair) in pairs.iter().enumerate() {
            let context = pair.context.filter(|context| !context.trim().is_empty());
            let prefix = context.map(|context| {
                contexts.iter().position(|other| *other == context).unwrap_or_else(|| {
                    contexts.push(context);
                    contexts.len() - 1
                })
            });
            laid.push((place, self.lay(pair, prefix).map_err(candle_core::Error::msg)?));
        }
        laid.sort_by_key(|(_, laid)| (laid.prefix, laid.ids.len()));
        let prefixes = contexts.iter().map(|context| {
            let mut ids = self.words.pieces(context)?;
            ids.truncate(self.shape.context_pieces);
            ids.push(self.words.borders().1);
            Ok(ids)
        });
        let prefixes: Vec<Vec<u32>> =
            prefixes.collect::<std::result::Result<_, String>>().map_err(candle_core::Error::msg)?;
        let prefixes: Vec<&[u32]> = prefixes.iter().map(Vec::as_slice).collect();
        let sequences: Vec<Sequence<'_>> =
            laid.iter().map(|(_, laid)| Sequence { ids: &laid.ids, prefix: laid.prefix }).collect();
        let Some(states) = self.bert.forward_behind(&prefixes, &sequences, pace)? else { return Ok(None) };
        let a = unit(&means(&laid, |laid| &laid.a)?.matmul(&states)?)?;
        let b = unit(&means(&laid, |laid| &laid.b)?.matmul(&states)?)?;
        let product = (&a * &b)?;
        let spelt: Vec<f32> = pairs.iter().flat_map(|pair| likeness(pair.a, pair.b)).collect();
        let spelt = Tensor::from_vec(spelt, (pairs.len(), MEASURES), &Device::Cpu)?;
        // Components of unit vectors are small: brought to the size of the others, they learn as fast.
        let evidence = Tensor::cat(&[&(&product * 8.0)?, &((a - b)?.abs()? * 4.0)?, &spelt], 1)?;
        let level = |index: usize| self.head.level.narrow(0, index, 1);
        let cosine = product.sum(D::Minus1)?;
        let score = cosine.broadcast_mul(&level(0)?)?.broadcast_add(&level(1)?)?;
        (score + evidence.matmul(&self.head.weights.unsqueeze(1)?)?.squeeze(1)?).map(Some)
    }

    /// Adds the changes of an adapter to the weights and takes its head.
    fn adapted(loaded: Loaded, adapter: &Adapter) -> std::result::Result<Self, LoadError> {
        let Loaded { words, mut bert, width, context } = loaded;
        if 2 * TERM_PIECES + 3 > context {
            return Err(LoadError::Unsupported { what: "its short context".to_owned() });
        }
        for (name, linear) in bert.linears() {
            let change: Change = adapter.change(&name, linear.shape()?)?;
            linear.merge(&change)?;
        }
        let head = Head {
            level: adapter.tensor(LEVEL, &[2])?.clone(),
            weights: adapter.tensor(WEIGHTS, &[evidence(width)])?.clone(),
        };
        Ok(Self { words, bert: bert.joined()?, head, shape: adapter.shape })
    }
}

/// The matrix that takes the mean of some tokens of each pair: a row for each pair, in the order of the caller.
fn means(laid: &[(usize, Laid)], of: impl Fn(&Laid) -> &Range<usize>) -> Result<Tensor> {
    let tokens: usize = laid.iter().map(|(_, laid)| laid.ids.len()).sum();
    let mut matrix = vec![0f32; laid.len() * tokens];
    let mut start = 0;
    for (place, laid) in laid {
        let range = of(laid);
        let row = &mut matrix[place * tokens + start..][range.clone()];
        row.fill(1.0 / range.len() as f32);
        start += laid.ids.len();
    }
    Tensor::from_vec(matrix, (laid.len(), tokens), &Device::Cpu)
}

fn unit(rows: &Tensor) -> Result<Tensor> {
    rows.broadcast_div(&(rows.sqr()?.sum_keepdim(D::Minus1)? + 1e-12)?.sqrt()?)
}

/// An adapted encoder that scores pairs.
#[derive(Debug)]
pub(crate) struct CandleSimilarity {
    id: String,
    model: PairModel,
    lexicon: Lexicon,
}

impl CandleSimilarity {
    pub(crate) fn new(loaded: Loaded, adapter: &Adapter, id: &str) -> std::result::Result<Self, LoadError> {
        let lexicon = Lexicon::new(&adapter.words, loaded.words.whole());
        Ok(Self { id: id.to_owned(), model: PairModel::adapted(loaded, adapter)?, lexicon })
    }
}

impl Similarity for CandleSimilarity {
    fn id(&self) -> &str {
        &self.id
    }

    fn similar_while(
        &mut self,
        pairs: &[TermPair<'_>],
        go_on: &mut dyn FnMut() -> bool,
    ) -> std::result::Result<Option<Vec<f32>>, InferError> {
        let mended = pairs.iter().map(|pair| (self.lexicon.mend(pair.a, pair.b), self.lexicon.mend(pair.b, pair.a)));
        let mended: Vec<_> = mended.collect();
        let mended = pairs.iter().zip(&mended).map(|(pair, (a, b))| TermPair { a, b, context: pair.context });
        let pairs: Vec<TermPair<'_>> = mended.collect();
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        // Letters are a fair guess of word pieces, and pairs of one context belong together.
        order.sort_by_key(|index| (pairs[*index].context, pairs[*index].a.len() + pairs[*index].b.len()));
        let mut scores = vec![0f32; pairs.len()];
        let mut rest = order.as_slice();
        let mut pace = Pace::new(go_on, BETWEEN);
        while !rest.is_empty() {
            let mut tokens = 0;
            let fits = |index: &&usize| {
                tokens += 3 + (pairs[**index].a.len() + pairs[**index].b.len()) / 4;
                tokens <= BATCH
            };
            let count = rest.iter().take_while(fits).count().max(1);
            let (batch, others) = rest.split_at(count);
            let asked: Vec<TermPair<'_>> = batch.iter().map(|index| pairs[*index]).collect();
            let Some(answered) = self.model.scores(&asked, &mut pace).map_err(broken)? else { return Ok(None) };
            let answered = answered.to_vec1::<f32>().map_err(broken)?;
            for (index, score) in batch.iter().zip(answered) {
                if !score.is_finite() {
                    return Err(broken("its scores are no numbers"));
                }
                let pair = pairs[*index];
                let same = pair.a.trim().to_lowercase() == pair.b.trim().to_lowercase();
                scores[*index] = if same { 1.0 } else { score.clamp(0.0, 1.0) };
            }
            rest = others;
        }
        Ok(Some(scores))
    }
}
