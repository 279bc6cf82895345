//! Adam (Kingma and Ba, 2015) with clipped gradients, whose state can be kept; not the rate, which the schedule gives.

use candle_core::backprop::GradStore;
use candle_core::{Device, Result, Tensor, Var};

const BETA1: f64 = 0.9;
const BETA2: f64 = 0.999;
const EPSILON: f64 = 1e-8;

/// What the optimiser remembers of one variable.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Moments {
    pub first: Vec<f32>,
    pub second: Vec<f32>,
}

/// The optimiser.
#[derive(Debug)]
pub(crate) struct Adam {
    pub steps: u64,
    pub moments: Vec<Moments>,
}

impl Adam {
    pub(crate) fn new(variables: &[(String, Var)]) -> Self {
        let none = |count: usize| Moments { first: vec![0.0; count], second: vec![0.0; count] };
        Self { steps: 0, moments: variables.iter().map(|(_, variable)| none(variable.elem_count())).collect() }
    }

    /// One step. `rate` is asked for each variable by its name; gradients are scaled down to a common length of at most
    /// `longest`. Answers the length that they had.
    pub(crate) fn step(
        &mut self,
        variables: &[(String, Var)],
        gradients: &GradStore,
        longest: f64,
        rate: impl Fn(&str) -> f64,
    ) -> Result<f64> {
        let mut flat = Vec::with_capacity(variables.len());
        for (_, variable) in variables {
            flat.push(match gradients.get(variable.as_tensor()) {
                Some(gradient) => gradient.flatten_all()?.to_vec1::<f32>()?,
                None => vec![0.0; variable.elem_count()],
            });
        }
        let length = flat.iter().flatten().map(|value| f64::from(*value).powi(2)).sum::<f64>().sqrt();
        if !length.is_finite() {
            candle_core::bail!("the gradients are no numbers");
        }
        let shrink = if length > longest { longest / length } else { 1.0 };
        self.steps += 1;
        let (bias1, bias2) = (1.0 - BETA1.powf(self.steps as f64), 1.0 - BETA2.powf(self.steps as f64));
        for (((name, variable), moments), gradient) in variables.iter().zip(&mut self.moments).zip(flat) {
            let rate = rate(name);
            let mut values = variable.flatten_all()?.to_vec1::<f32>()?;
            let remembered = moments.first.iter_mut().zip(&mut moments.second);
            for ((value, (first, second)), gradient) in values.iter_mut().zip(remembered).zip(gradient) {
                let gradient = f64::from(gradient) * shrink;
                let mean = BETA1 * f64::from(*first) + (1.0 - BETA1) * gradient;
                let square = BETA2 * f64::from(*second) + (1.0 - BETA2) * gradient * gradient;
                (*first, *second) = (mean as f32, square as f32);
                *value -= (rate * (mean / bias1) / ((square / bias2).sqrt() + EPSILON)) as f32;
            }
            variable.set(&Tensor::from_vec(values, variable.shape(), &Device::Cpu)?)?;
        }
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_the_bottom_of_a_bowl() {
        let variable = Var::new(&[3f32, -2.0], &Device::Cpu).expect("a variable");
        let variables = [("x".to_owned(), variable.clone())];
        let mut adam = Adam::new(&variables);
        for _ in 0..400 {
            let loss = variable.sqr().and_then(|squares| squares.sum_all()).expect("a loss");
            let gradients = loss.backward().expect("gradients");
            adam.step(&variables, &gradients, 1.0, |_| 0.05).expect("a step");
        }
        let left = variable.to_vec1::<f32>().expect("values");
        assert!(left.iter().all(|value| value.abs() < 1e-2), "{left:?}");
    }
}
