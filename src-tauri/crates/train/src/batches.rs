//! Which examples are learnt from together; not what is learnt.

use crate::Example;
use crate::random::Random;
use std::collections::BTreeMap;

/// Examples of one first term and context that are kept together: their scores are what people compared.
const CHUNK: usize = 16;

/// The batches of one epoch, by the places of their examples. The seed and the epoch decide, so that a run that goes on
/// meets the batches that it would have met.
pub(crate) fn of_epoch(examples: &[Example], size: usize, seed: u64, epoch: u64) -> Vec<Vec<usize>> {
    let mut random = Random::new(seed ^ epoch.wrapping_mul(0x5851_f42d_4c95_7f2d));
    let mut groups: BTreeMap<(&str, Option<&str>), Vec<usize>> = BTreeMap::new();
    for (place, example) in examples.iter().enumerate() {
        groups.entry((&example.a, example.context.as_deref())).or_default().push(place);
    }
    let mut chunks: Vec<Vec<usize>> = Vec::new();
    for mut group in groups.into_values() {
        random.shuffle(&mut group);
        chunks.extend(group.chunks(CHUNK).map(<[usize]>::to_vec));
    }
    random.shuffle(&mut chunks);
    let mut batches: Vec<Vec<usize>> = Vec::new();
    let mut batch = Vec::new();
    for chunk in chunks {
        batch.extend(chunk);
        if batch.len() >= size {
            batches.push(std::mem::take(&mut batch));
        }
    }
    // A batch of a few has no correlation worth the name.
    if batch.len() >= size / 2 || batches.is_empty() {
        batches.push(batch);
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epoch_meets_each_example_at_most_once_and_is_decided_by_its_number() {
        let example = |n: usize| Example { a: (n % 7).to_string(), b: n.to_string(), context: None, score: 0.0 };
        let examples: Vec<Example> = (0..200).map(example).collect();
        let first = of_epoch(&examples, 32, 1, 0);
        let mut seen: Vec<usize> = first.iter().flatten().copied().collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), first.iter().map(Vec::len).sum::<usize>());
        assert!(seen.len() > 200 - 16, "{}", seen.len());
        assert_eq!(first, of_epoch(&examples, 32, 1, 0));
        assert_ne!(first, of_epoch(&examples, 32, 1, 1));
    }
}
