//! Chooses the next token from logits, among those that may be said; not which those are.

use claimwright_infer::Sampling;

/// A choice of tokens that a seed decides.
#[derive(Debug)]
pub(crate) struct Sampler {
    sampling: Sampling,
    state: u64,
}

impl Sampler {
    pub(crate) fn new(sampling: Sampling) -> Self {
        Self { sampling, state: sampling.seed }
    }

    /// The next token, or `None` where a logit is no number or no token may be said. `present` are the tokens that the
    /// penalty counts, `may` says which tokens may be said; all where it is not given.
    pub(crate) fn choose(
        &mut self,
        logits: &mut [f32],
        present: impl Iterator<Item = u32>,
        may: Option<&mut dyn FnMut(u32) -> bool>,
    ) -> Option<u32> {
        let Sampling { temperature, top_k, top_p, repetition, .. } = self.sampling;
        if repetition > 0.0 && repetition != 1.0 {
            penalise(logits, present, repetition);
        }
        if logits.iter().any(|logit| logit.is_nan()) {
            return None;
        }
        if let Some(may) = may {
            restrict(logits, if temperature <= 0.0 { 1 } else { top_k.clamp(1, MOST_ALLOWED) }, may);
        }
        if temperature <= 0.0 || top_k == 1 {
            return likeliest(logits);
        }
        let peak = logits[likeliest(logits)? as usize];
        // Below this the probability is under 10⁻¹³ of the peak's: such tokens cost sorting and are never drawn.
        let floor = peak - 30.0 * temperature;
        let mut candidates: Vec<(f32, u32)> =
            (0u32..).zip(logits.iter()).filter(|(_, logit)| **logit >= floor).map(|(id, logit)| (*logit, id)).collect();
        candidates.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        if top_k > 0 {
            candidates.truncate(top_k);
        }
        let weight = |logit: f32| f64::from((logit - peak) / temperature).exp();
        let total: f64 = candidates.iter().map(|(logit, _)| weight(*logit)).sum();
        let mut kept = 0.0;
        let enough = candidates.iter().position(|(logit, _)| {
            kept += weight(*logit);
            kept >= total * f64::from(top_p)
        });
        candidates.truncate(enough.map_or(candidates.len(), |index| index + 1));
        let mut left = self.draw() * candidates.iter().map(|(logit, _)| weight(*logit)).sum::<f64>();
        let drawn = candidates.iter().find(|(logit, _)| {
            left -= weight(*logit);
            left < 0.0
        });
        drawn.or(candidates.last()).map(|(_, id)| *id)
    }

    /// A number in 0…1, by SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
    fn draw(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        (mixed >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Of tokens that may be said, more are not looked for.
const MOST_ALLOWED: usize = 64;
/// So many of the likeliest tokens are asked about before the unlikely ones are sorted too.
const LIKELY: usize = 512;

/// Leaves the likeliest `enough` tokens that may be said, or all of them where they are fewer among the likely ones.
fn restrict(logits: &mut [f32], enough: usize, may: &mut dyn FnMut(u32) -> bool) {
    let mut order: Vec<u32> =
        (0u32..).zip(logits.iter()).filter(|(_, logit)| logit.is_finite()).map(|(id, _)| id).collect();
    let likelier = |a: &u32, b: &u32| logits[*b as usize].total_cmp(&logits[*a as usize]).then(a.cmp(b));
    let likely = LIKELY.min(order.len());
    if likely < order.len() {
        order.select_nth_unstable_by(likely, likelier);
    }
    let (first, rest) = order.split_at_mut(likely);
    let mut allowed = Vec::new();
    for part in [first, rest] {
        if allowed.is_empty() {
            part.sort_unstable_by(likelier);
            allowed.extend(part.iter().copied().filter(|id| may(*id)).take(enough));
        }
    }
    let kept: Vec<(u32, f32)> = allowed.into_iter().map(|id| (id, logits[id as usize])).collect();
    logits.fill(f32::NEG_INFINITY);
    for (id, logit) in kept {
        logits[id as usize] = logit;
    }
}

/// The first of the tokens with the highest logit; `None` where there is no finite one.
fn likeliest(logits: &[f32]) -> Option<u32> {
    let mut best: Option<(u32, f32)> = None;
    for (id, logit) in (0u32..).zip(logits) {
        if logit.is_finite() && best.is_none_or(|(_, peak)| *logit > peak) {
            best = Some((id, *logit));
        }
    }
    best.map(|(id, _)| id)
}

/// Keskar et al., "CTRL" (2019), section 4.1, with negative logits multiplied so that they fall as well.
fn penalise(logits: &mut [f32], present: impl Iterator<Item = u32>, penalty: f32) {
    let mut seen = vec![false; logits.len()];
    for id in present {
        let id = id as usize;
        if id < logits.len() && !std::mem::replace(&mut seen[id], true) {
            let logit = &mut logits[id];
            *logit = if *logit > 0.0 { *logit / penalty } else { *logit * penalty };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(sampling: Sampling, logits: &[f32]) -> Vec<u32> {
        let mut sampler = Sampler::new(sampling);
        (0..200).filter_map(|_| sampler.choose(&mut logits.to_vec(), [].into_iter(), None)).collect()
    }

    #[test]
    fn temperature_zero_takes_the_first_of_the_likeliest() {
        assert_eq!(drawn(Sampling::default(), &[0.0, 2.0, 2.0])[0], 1);
    }

    #[test]
    fn a_seed_decides_and_another_seed_differs() {
        let warm = |seed| Sampling { temperature: 1.0, seed, ..Sampling::default() };
        let logits = [1.0, 1.1, 0.9, 1.0];
        assert_eq!(drawn(warm(7), &logits), drawn(warm(7), &logits));
        assert_ne!(drawn(warm(7), &logits), drawn(warm(8), &logits));
        for id in 0..4 {
            assert!(drawn(warm(7), &logits).contains(&id), "{id}");
        }
    }

    #[test]
    fn only_the_likeliest_are_considered() {
        let logits = [3.0, 2.0, 1.0, 0.0];
        let two = Sampling { temperature: 5.0, top_k: 2, ..Sampling::default() };
        assert!(drawn(two, &logits).iter().all(|id| *id < 2));
        let half = Sampling { temperature: 1.0, top_p: 0.5, ..Sampling::default() };
        assert!(drawn(half, &logits).iter().all(|id| *id == 0));
    }

    #[test]
    fn only_what_may_be_said_is_chosen() {
        let logits: Vec<f32> = (0u16..2000).map(|id| f32::from(id) / 100.0).collect();
        let choose = |sampling, may: &mut dyn FnMut(u32) -> bool| {
            Sampler::new(sampling).choose(&mut logits.clone(), [].into_iter(), Some(may))
        };
        assert_eq!(choose(Sampling::default(), &mut |id| id % 2 == 0), Some(1998));
        assert_eq!(choose(Sampling::default(), &mut |id| id == 3), Some(3), "an unlikely one is found too");
        assert_eq!(choose(Sampling::default(), &mut |_| false), None);
        let warm = Sampling { temperature: 5.0, top_k: 2, seed: 7, ..Sampling::default() };
        let chosen = choose(warm, &mut |id| id < 1990);
        assert!(matches!(chosen, Some(1988 | 1989)), "{chosen:?}");
    }

    #[test]
    fn a_penalty_counts_a_token_once() {
        let mut sampler = Sampler::new(Sampling { repetition: 2.0, ..Sampling::default() });
        let mut logits = [4.0, 3.0, -1.0];
        assert_eq!(sampler.choose(&mut logits, [0, 0, 2].into_iter(), None), Some(1));
        assert_eq!(logits, [2.0, 3.0, -2.0]);
    }

    #[test]
    fn what_is_no_number_is_reported() {
        let mut sampler = Sampler::new(Sampling::default());
        assert_eq!(sampler.choose(&mut [0.0, f32::NAN], [].into_iter(), None), None);
        assert_eq!(sampler.choose(&mut [f32::NEG_INFINITY], [].into_iter(), None), None);
    }
}
