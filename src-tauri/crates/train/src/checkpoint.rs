//! A training run between two steps, as bytes; not where they are kept.

use crate::adam::{Adam, Moments};
use candle_core::{Device, Result, Tensor, Var};
use safetensors::SafeTensors;
use safetensors::tensor::TensorView;
use std::collections::HashMap;

const FORMAT: &str = "claimwright-training-1";

/// The variables and what the optimiser remembers of them. `run` tells runs apart: bytes of another run are not taken up.
pub(crate) fn write(run: &str, variables: &[(String, Var)], adam: &Adam) -> Result<Vec<u8>> {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for ((name, variable), moments) in variables.iter().zip(&adam.moments) {
        let values = variable.flatten_all()?.to_vec1::<f32>()?;
        for (kind, values) in [("value", &values), ("first", &moments.first), ("second", &moments.second)] {
            let bytes = values.iter().flat_map(|value| value.to_le_bytes()).collect();
            parts.push((format!("{kind}.{name}"), bytes));
        }
    }
    let mut views = Vec::with_capacity(parts.len());
    for (name, bytes) in &parts {
        let view = TensorView::new(safetensors::Dtype::F32, vec![bytes.len() / 4], bytes);
        views.push((name.as_str(), view.map_err(candle_core::Error::wrap)?));
    }
    let entry = |key: &str, value: String| (key.to_owned(), value);
    let metadata = HashMap::from([
        entry("format", FORMAT.to_owned()),
        entry("run", run.to_owned()),
        entry("steps", adam.steps.to_string()),
    ]);
    safetensors::serialize(views, Some(metadata)).map_err(candle_core::Error::wrap)
}

/// Takes up what [`write`] has written; `None` where the bytes are of another run or damaged, and nothing has changed.
pub(crate) fn read(bytes: &[u8], run: &str, variables: &[(String, Var)]) -> Option<Adam> {
    let (_, metadata) = SafeTensors::read_metadata(bytes).ok()?;
    let metadata = metadata.metadata().as_ref()?;
    let entry = |key: &str| metadata.get(key).map(String::as_str);
    if entry("format") != Some(FORMAT) || entry("run") != Some(run) {
        return None;
    }
    let steps = entry("steps")?.parse().ok()?;
    let tensors = SafeTensors::deserialize(bytes).ok()?;
    let values = |kind: &str, name: &str, count: usize| -> Option<Vec<f32>> {
        let view = tensors.tensor(&format!("{kind}.{name}")).ok()?;
        let bytes = (view.dtype() == safetensors::Dtype::F32).then(|| view.data())?;
        let values: Vec<f32> =
            bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
        (values.len() == count && values.iter().all(|value| value.is_finite())).then_some(values)
    };
    let mut taken = Vec::with_capacity(variables.len());
    for (name, variable) in variables {
        let count = variable.elem_count();
        let moments = Moments { first: values("first", name, count)?, second: values("second", name, count)? };
        taken.push((values("value", name, count)?, moments));
    }
    let mut moments = Vec::with_capacity(taken.len());
    for ((_, variable), (values, remembered)) in variables.iter().zip(taken) {
        let tensor = Tensor::from_vec(values, variable.shape(), &Device::Cpu).ok()?;
        variable.set(&tensor).ok()?;
        moments.push(remembered);
    }
    Some(Adam { steps, moments })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(values: &[f32]) -> Vec<(String, Var)> {
        vec![("x".to_owned(), Var::new(values, &Device::Cpu).expect("a variable"))]
    }

    #[test]
    fn a_run_goes_on_where_it_was_and_no_other_does() {
        let then = variables(&[1.0, 2.0]);
        let mut adam = Adam::new(&then);
        adam.steps = 7;
        adam.moments[0].second[1] = 0.5;
        let bytes = write("a", &then, &adam).expect("bytes");
        let now = variables(&[0.0, 0.0]);
        assert!(read(&bytes, "b", &now).is_none());
        assert!(read(&bytes[..bytes.len() - 3], "a", &now).is_none());
        assert!(read(&bytes, "a", &variables(&[0.0; 3])).is_none());
        let taken = read(&bytes, "a", &now).expect("the run");
        assert_eq!((taken.steps, &taken.moments), (7, &adam.moments));
        assert_eq!(now[0].1.to_vec1::<f32>().expect("values"), [1.0, 2.0]);
    }
}
