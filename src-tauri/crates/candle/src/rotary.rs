//! Rotary position embedding (Su et al., "RoFormer", 2021) for rows of heads; not the attention that uses it.

use candle_core::{Device, Result, Tensor};
use candle_nn::rotary_emb::{rope_i, rope_thd};

/// Which components of a head turn together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pairs {
    /// Neighbours: 0 with 1, 2 with 3. The llama checkpoints of GGUF are permuted for this.
    Neighbours,
    /// Halves: 0 with n/2, 1 with n/2 + 1.
    Halves,
}

/// The sines and cosines of every position.
#[derive(Debug)]
pub(crate) struct Rotary {
    cosines: Tensor,
    sines: Tensor,
    pairs: Pairs,
}

impl Rotary {
    /// Tables for heads of `size` components and positions below `context`; the first angle is 1 radian a position, the
    /// others fall geometrically towards 1/`base`.
    pub(crate) fn new(size: usize, context: usize, base: f32, pairs: Pairs) -> Result<Self> {
        let half = size / 2;
        let angle = |position: usize, i: usize| position as f64 / f64::from(base).powf(2.0 * i as f64 / size as f64);
        let table = |f: fn(f64) -> f64| {
            let cells = (0..context).flat_map(|position| (0..half).map(move |i| f(angle(position, i)) as f32));
            Tensor::from_iter(cells, &Device::Cpu)?.reshape((context, half))
        };
        Ok(Self { cosines: table(f64::cos)?, sines: table(f64::sin)?, pairs })
    }

    /// Turns heads of shape `(1, n, heads, size)` that stand at `position` and after.
    pub(crate) fn turn(&self, heads: &Tensor, position: usize) -> Result<Tensor> {
        let (_, n, count, size) = heads.dims4()?;
        let cosines = self.cosines.narrow(0, position, n)?;
        let sines = self.sines.narrow(0, position, n)?;
        match self.pairs {
            Pairs::Halves => rope_thd(heads, &cosines, &sines),
            // With one position the two orders of the axes are the same bytes.
            Pairs::Neighbours if n == 1 => {
                rope_i(&heads.reshape((1, count, 1, size))?, &cosines, &sines)?.reshape((1, 1, count, size))
            }
            Pairs::Neighbours => {
                rope_i(&heads.transpose(1, 2)?.contiguous()?, &cosines, &sines)?.transpose(1, 2)?.contiguous()
            }
        }
    }
}
