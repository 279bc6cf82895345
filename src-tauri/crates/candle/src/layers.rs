//! What layers are made of, in a form through which gradients flow where something is trained; not how a model joins them.

use candle_core::backend::BackendStorage as _;
use candle_core::{CpuStorage, CustomOp1, CustomOp3, D, Layout, Result, Shape, Storage, Tensor};
use candle_nn::ops::{layer_norm, softmax_last_dim};

/// A linear layer, and the low-rank change of it where one is being trained.
#[derive(Debug)]
pub(crate) struct Linear {
    weight: Tensor,
    bias: Tensor,
    change: Option<Change>,
}

/// Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models" (2021): `scale` · `up` · `down` is added to a weight.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    /// Of shape `(rank, inputs)`.
    pub down: Tensor,
    /// Of shape `(outputs, rank)`.
    pub up: Tensor,
    pub scale: f64,
}

impl Linear {
    pub(crate) fn new(weight: Tensor, bias: Tensor) -> Self {
        Self { weight, bias, change: None }
    }

    /// Outputs and inputs.
    pub(crate) fn shape(&self) -> Result<(usize, usize)> {
        self.weight.dims2()
    }

    /// Linear layers of the same inputs as one: its outputs are theirs, one behind the other.
    pub(crate) fn stacked(layers: &[&Self]) -> Result<Self> {
        let weights: Vec<&Tensor> = layers.iter().map(|layer| &layer.weight).collect();
        let biases: Vec<&Tensor> = layers.iter().map(|layer| &layer.bias).collect();
        Ok(Self::new(Tensor::cat(&weights, 0)?, Tensor::cat(&biases, 0)?))
    }

    /// The layer with outputs multiplied by a number.
    pub(crate) fn scaled(&self, factor: f64) -> Result<Self> {
        Ok(Self::new((&self.weight * factor)?, (&self.bias * factor)?))
    }

    /// Keeps a change beside the weight, so that the change can be trained.
    pub(crate) fn set_beside(&mut self, change: Change) {
        self.change = Some(change);
    }

    /// Adds a change to the weight: from then on it costs nothing.
    pub(crate) fn merge(&mut self, change: &Change) -> Result<()> {
        self.weight = (&self.weight + (change.up.matmul(&change.down)? * change.scale)?)?;
        Ok(())
    }

    pub(crate) fn forward(&self, rows: &Tensor) -> Result<Tensor> {
        match &self.change {
            None if rows.track_op() => rows.matmul(&self.weight.t()?)?.broadcast_add(&self.bias),
            None => rows.apply_op1_no_bwd(&Fixed(self)),
            Some(Change { down, up, scale }) => {
                let weight = (&self.weight + (up.detach().matmul(&down.detach())? * *scale)?)?;
                rows.apply_op3(down, up, Changed { weight, bias: self.bias.clone(), scale: *scale })
            }
        }
    }
}

/// A linear layer that nothing changes: the bias is added where the product lies.
struct Fixed<'a>(&'a Linear);

impl CustomOp1 for Fixed<'_> {
    fn name(&self) -> &'static str {
        "fixed-linear"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        product(storage, layout, &self.0.weight, &self.0.bias)
    }
}

/// Rows times a weight, and a bias added to each.
fn product(storage: &CpuStorage, layout: &Layout, weight: &Tensor, bias: &Tensor) -> Result<(CpuStorage, Shape)> {
    let (rows, inputs) = layout.shape().dims2()?;
    let outputs = weight.dim(0)?;
    let (weight, weight_layout) = weight.storage_and_layout();
    let Storage::Cpu(weight) = &*weight else {
        candle_core::bail!("a layer lies in main memory");
    };
    let sizes = (1, rows, outputs, inputs);
    let mut product = storage.matmul(weight, sizes, layout, &weight_layout.transpose(0, 1)?)?;
    let CpuStorage::F32(values) = &mut product else {
        candle_core::bail!("a layer is of single precision");
    };
    let bias = bias.to_vec1::<f32>()?;
    for row in values.chunks_exact_mut(outputs) {
        row.iter_mut().zip(&bias).for_each(|(value, bias)| *value += bias);
    }
    Ok((product, (rows, outputs).into()))
}

/// A linear layer of which the change alone is trained. Spelt out in tensors, gradients of the size of the weight and of
/// all states would be computed that nobody asks for: half of all work.
struct Changed {
    /// With the change in it.
    weight: Tensor,
    bias: Tensor,
    scale: f64,
}

impl CustomOp3 for Changed {
    fn name(&self) -> &'static str {
        "changed-linear"
    }

    fn cpu_fwd(
        &self,
        storage: &CpuStorage,
        layout: &Layout,
        _down: &CpuStorage,
        _down_layout: &Layout,
        _up: &CpuStorage,
        _up_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        product(storage, layout, &self.weight, &self.bias)
    }

    fn bwd(
        &self,
        rows: &Tensor,
        down: &Tensor,
        up: &Tensor,
        _result: &Tensor,
        gradient: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let (rows, down, up) = (rows.detach(), down.detach(), up.detach());
        let narrow = rows.matmul(&down.t()?)?;
        let of_narrow = (gradient.matmul(&up)? * self.scale)?;
        let of_down = of_narrow.t()?.matmul(&rows)?;
        let of_up = (gradient.t()?.matmul(&narrow)? * self.scale)?;
        Ok((Some(gradient.matmul(&self.weight)?), Some(of_down), Some(of_up)))
    }
}

/// A layer normalisation, which is never trained here.
#[derive(Debug)]
pub(crate) struct Norm {
    pub weight: Tensor,
    pub bias: Tensor,
    pub epsilon: f32,
}

impl Norm {
    pub(crate) fn forward(&self, rows: &Tensor) -> Result<Tensor> {
        if rows.track_op() {
            let (weight, bias) = (self.weight.to_vec1()?, self.bias.to_vec1()?);
            rows.contiguous()?.apply_op1(TrackedNorm { weight, bias, epsilon: self.epsilon })
        } else {
            layer_norm(rows, &self.weight, &self.bias, self.epsilon)
        }
    }
}

/// The same with a gradient for its rows, which the fused one of candle lacks.
struct TrackedNorm {
    weight: Vec<f32>,
    bias: Vec<f32>,
    epsilon: f32,
}

impl TrackedNorm {
    /// Mean and inverse deviation of a row.
    fn moments(&self, row: &[f32]) -> (f32, f32) {
        let count = row.len() as f32;
        let mean = row.iter().sum::<f32>() / count;
        let variance = row.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / count;
        (mean, (variance + self.epsilon).sqrt().recip())
    }
}

impl CustomOp1 for TrackedNorm {
    fn name(&self) -> &'static str {
        "tracked-norm"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let rows = plain(storage, layout)?;
        let mut normed = Vec::with_capacity(rows.len());
        for row in rows.chunks_exact(self.weight.len()) {
            let (mean, inverse) = self.moments(row);
            let scaled = row.iter().zip(self.weight.iter().zip(&self.bias));
            normed.extend(scaled.map(|(value, (weight, bias))| (value - mean) * inverse * weight + bias));
        }
        Ok((CpuStorage::F32(normed), layout.shape().clone()))
    }

    fn bwd(&self, rows: &Tensor, _result: &Tensor, gradient: &Tensor) -> Result<Option<Tensor>> {
        let width = self.weight.len();
        let (values, flowing) = (rows.flatten_all()?.to_vec1::<f32>()?, gradient.flatten_all()?.to_vec1::<f32>()?);
        let mut answer = Vec::with_capacity(values.len());
        let mut weighted = vec![0f32; width];
        for (row, flowing) in values.chunks_exact(width).zip(flowing.chunks_exact(width)) {
            let (mean, inverse) = self.moments(row);
            let (mut sum, mut along) = (0f32, 0f32);
            for (index, value) in row.iter().enumerate() {
                weighted[index] = flowing[index] * self.weight[index];
                sum += weighted[index];
                along += weighted[index] * (value - mean) * inverse;
            }
            let (sum, along) = (sum / width as f32, along / width as f32);
            let both = row.iter().zip(&weighted);
            answer.extend(both.map(|(value, weighted)| (weighted - sum - (value - mean) * inverse * along) * inverse));
        }
        Tensor::from_vec(answer, rows.shape(), rows.device()).map(Some)
    }
}

/// The numbers of a tensor that lies in one piece.
fn plain<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    let (CpuStorage::F32(values), Some((start, end))) = (storage, layout.contiguous_offsets()) else {
        candle_core::bail!("a layer is of single precision and lies in one piece");
    };
    Ok(&values[start..end])
}

/// The Gaussian error linear unit (Hendrycks and Gimpel, 2016), in its exact form.
pub(crate) fn gelu(rows: &Tensor) -> Result<Tensor> {
    rows.contiguous()?.apply_op1(Gelu)
}

/// Candle computes the error function in double precision, one number after the other, which costs as much as the
/// products around it; here compilers find eight at a time.
struct Gelu;

impl CustomOp1 for Gelu {
    fn name(&self) -> &'static str {
        "gelu"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let values = plain(storage, layout)?.iter().map(|value| value * normal(*value).0).collect();
        Ok((CpuStorage::F32(values), layout.shape().clone()))
    }

    fn bwd(&self, rows: &Tensor, _result: &Tensor, gradient: &Tensor) -> Result<Option<Tensor>> {
        let (values, flowing) = (rows.flatten_all()?.to_vec1::<f32>()?, gradient.flatten_all()?.to_vec1::<f32>()?);
        let answer: Vec<f32> = values
            .iter()
            .zip(&flowing)
            .map(|(value, flowing)| {
                let (below, density) = normal(*value);
                flowing * (below + value * density)
            })
            .collect();
        Tensor::from_vec(answer, rows.shape(), rows.device()).map(Some)
    }
}

/// The distribution function of the standard normal and its density, to 2·10⁻⁷ (Abramowitz and Stegun, 7.1.26).
#[inline(always)]
fn normal(value: f32) -> (f32, f32) {
    const HALF_ROOT: f32 = std::f32::consts::FRAC_1_SQRT_2;
    let bell = power_of_e(-0.5 * value * value);
    let t = 1.0 / (1.0 + 0.327_591_1 * HALF_ROOT * value.abs());
    let series = t * (0.254_829_6 + t * (-0.284_496_74 + t * (1.421_413_7 + t * (-1.453_152 + t * 1.061_405_4))));
    let tail = 0.5 * series * bell;
    let below = if value < 0.0 { tail } else { 1.0 - tail };
    (below, bell * 0.398_942_3)
}

/// e to a power that is not positive, without a branch or a call.
#[inline(always)]
pub(crate) fn power_of_e(power: f32) -> f32 {
    // Adding and taking away this rounds to whole numbers.
    const ROUND: f32 = 12_582_912.0;
    let doubled = (power * std::f32::consts::LOG2_E).max(-126.0);
    let whole = (doubled + ROUND) - ROUND;
    let part = (doubled - whole) * std::f32::consts::LN_2;
    let series = 1.0
        + part * (1.0 + part * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part * (1.0 / 120.0 + part / 720.0)))));
    series * f32::from_bits((((whole as i32) + 127) as u32) << 23)
}

/// Softmax over the last dimension.
pub(crate) fn softmax(scores: &Tensor) -> Result<Tensor> {
    if !scores.track_op() {
        return softmax_last_dim(scores);
    }
    // Subtracting the peak changes nothing, so that no gradient need flow through it.
    let peak = scores.max_keepdim(D::Minus1)?.detach();
    let powers = scores.broadcast_sub(&peak)?.exp()?;
    powers.broadcast_div(&powers.sum_keepdim(D::Minus1)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::{Device, Var};

    fn tensor(rows: usize, columns: usize, seed: u32) -> Tensor {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 22) as f32 - 2.0
        };
        let values: Vec<f32> = (0..rows * columns).map(|_| next()).collect();
        Tensor::from_vec(values, (rows, columns), &Device::Cpu).expect("a matrix")
    }

    fn farthest(a: &Tensor, b: &Tensor) -> f32 {
        let distance = (a - b).and_then(|difference| difference.abs()?.flatten_all()?.max(0)?.to_scalar::<f32>());
        distance.expect("a distance")
    }

    #[test]
    fn gelu_is_that_of_candle_and_so_is_its_gradient() {
        let variable = Var::from_tensor(&(tensor(8, 32, 1) * 4.0).expect("values")).expect("a variable");
        let gradient = |result: &Tensor| {
            let sum = result.sqr().and_then(|squares| squares.sum_all()).expect("a sum");
            sum.backward().expect("gradients").get(variable.as_tensor()).expect("one for the variable").clone()
        };
        let (own, other) = (gelu(&variable).expect("gelu"), variable.gelu_erf().expect("gelu"));
        assert!(farthest(&own, &other) < 2e-6, "{}", farthest(&own, &other));
        assert!(farthest(&gradient(&own), &gradient(&other)) < 2e-5);
    }

    /// A layer with a change, whose factors are variables, and the same with the change in its weight.
    fn changed() -> (Linear, Linear, [Var; 2]) {
        let variable = |rows, columns, seed| Var::from_tensor(&tensor(rows, columns, seed)).expect("a variable");
        let (down, up) = (variable(2, 12, 7), variable(12, 2, 8));
        let make = || Linear::new(tensor(12, 12, 2), tensor(1, 12, 3).flatten_all().expect("a vector"));
        let change = Change { down: down.as_tensor().clone(), up: up.as_tensor().clone(), scale: 0.5 };
        let (mut beside, mut merged) = (make(), make());
        merged.merge(&change).expect("a merged change");
        beside.set_beside(change);
        (beside, merged, [down, up])
    }

    #[test]
    fn layers_answer_the_same_whether_gradients_flow_or_not() {
        let vector = |seed: u32, length: usize| tensor(1, length, seed).flatten_all().expect("a vector");
        let (beside, merged, _) = changed();
        let norm = Norm { weight: vector(4, 12), bias: vector(5, 12), epsilon: 1e-12 };
        let variable = Var::from_tensor(&tensor(7, 12, 6)).expect("a variable");
        let still = variable.as_detached_tensor();
        let same = |moving: Result<Tensor>, fixed: Result<Tensor>| {
            assert!(farthest(&moving.expect("a layer"), &fixed.expect("a layer")) < 1e-4);
        };
        same(beside.forward(&variable), merged.forward(&still));
        same(norm.forward(&variable), norm.forward(&still));
        same(softmax(&variable), softmax(&still));
    }

    #[test]
    fn gradients_of_layers_are_those_of_small_steps() {
        let vector = |seed: u32, length: usize| tensor(1, length, seed).flatten_all().expect("a vector");
        let (linear, _, [down, up]) = changed();
        let norm = Norm { weight: vector(4, 12), bias: vector(5, 12), epsilon: 1e-12 };
        let rows = Var::from_tensor(&tensor(3, 12, 6)).expect("a variable");
        let cost = || -> Result<Tensor> { (norm.forward(&linear.forward(&rows)?)? * tensor(3, 12, 9))?.sum_all() };
        let gradients = cost().and_then(|cost| cost.backward()).expect("gradients");
        for variable in [&rows, &down, &up] {
            let numbers = |tensor: &Tensor| tensor.flatten_all().and_then(|t| t.to_vec1::<f32>()).expect("numbers");
            let gradient = numbers(gradients.get(variable.as_tensor()).expect("a gradient"));
            let values = numbers(variable);
            for place in [0, 13, 23] {
                let at = |step: f32| {
                    let mut moved = values.clone();
                    moved[place] += step;
                    let moved = Tensor::from_vec(moved, variable.shape(), &Device::Cpu);
                    variable.set(&moved.expect("a matrix")).expect("a variable that takes values");
                    cost().and_then(|cost| cost.to_scalar::<f32>()).expect("a cost")
                };
                let slope = (at(0.01) - at(-0.01)) / 0.02;
                at(0.0);
                assert!((slope - gradient[place]).abs() < 0.05 * slope.abs().max(1.0), "{slope} {}", gradient[place]);
            }
        }
    }
}
