//! How far scores are from those of people; not how they are brought nearer.

use candle_core::{Result, Tensor};

/// Weight of the distance beside that of the order.
const DISTANCE: f64 = 10.0;

/// (1 − Pearson's correlation) + 10 · mean squared distance, over one batch.
pub(crate) fn loss(scores: &Tensor, wanted: &Tensor) -> Result<Tensor> {
    let centred = |values: &Tensor| values.broadcast_sub(&values.mean_all()?);
    let (x, y) = (centred(scores)?, centred(wanted)?);
    let length = |values: &Tensor| (values.sqr()?.sum_all()? + 1e-8)?.sqrt();
    let correlation = ((&x * &y)?.sum_all()? / (length(&x)? * length(&y)?)?)?;
    let distance = (scores - wanted)?.sqr()?.mean_all()?;
    (1.0 - correlation)? + (distance * DISTANCE)?
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::Device;

    #[test]
    fn what_agrees_costs_nothing_and_what_contradicts_costs_most() {
        let tensor = |values: &[f32]| Tensor::new(values, &Device::Cpu).expect("a tensor");
        let of =
            |a: &[f32]| loss(&tensor(a), &tensor(&[0.0, 0.5, 1.0])).and_then(|l| l.to_scalar::<f32>()).expect("a loss");
        assert!(of(&[0.0, 0.5, 1.0]).abs() < 1e-4);
        assert!(of(&[1.0, 0.5, 0.0]) > of(&[0.5, 0.5, 0.6]));
        assert!(of(&[0.3, 0.3, 0.3]).is_finite(), "scores without spread have a loss");
    }
}
