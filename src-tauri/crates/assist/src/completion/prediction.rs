//! Tells what comes next and how probable it is, by all that completion knows; not further words behind it.

use super::document::{Document, Number};
use super::features;
use super::heard::Heard;
use super::mixture::Beliefs;
use super::ranker::Ranker;
use super::statistics::Statistics;

/// Statistics and what was learnt to weigh them with.
#[derive(Debug)]
pub(crate) struct Prediction {
    pub statistics: Statistics,
    beliefs: Beliefs,
    ranker: Ranker,
    hearing: Ranker,
}

impl Prediction {
    /// By these statistics.
    pub fn new(mut statistics: Statistics) -> Self {
        let beliefs = Beliefs::of(&statistics);
        let (ranker, hearing) = (std::mem::take(&mut statistics.ranker), std::mem::take(&mut statistics.hearing));
        Self { statistics, beliefs, ranker, hearing }
    }

    /// Whether it can weigh what a generator expects.
    pub fn hears(&self) -> bool {
        !self.hearing.is_empty()
    }

    /// What may come behind `context` of what `fits`, likeliest first.
    pub fn next(
        &self,
        document: &Document<'_>,
        context: &[Number],
        heard: Option<&Heard>,
        more: &[Number],
        fits: &dyn Fn(&str) -> bool,
    ) -> Vec<(Number, f32)> {
        let expectation = document.expect(context);
        let heard = heard.filter(|_| self.hears());
        let place = features::place(document, context, &expectation, &self.beliefs, heard, more, fits);
        let ranker = if heard.is_some() { &self.hearing } else { &self.ranker };
        let probabilities = match ranker.is_empty() {
            false => ranker.probabilities(&place),
            true => {
                let state = expectation.state();
                let mixed = |number: &Number| self.beliefs.mixed(state, &expectation.evidence(document, *number));
                place.numbers.iter().map(mixed).collect()
            }
        };
        let mut next: Vec<(Number, f32)> = place.numbers.into_iter().zip(probabilities).collect();
        if let Some((following, belief)) = document.others.following(context) {
            next.iter_mut().for_each(|(_, probability)| *probability *= 1.0 - belief);
            for (number, share) in following.into_iter().filter(|(number, _)| fits(document.name(*number))) {
                match next.iter_mut().find(|(known, _)| *known == number) {
                    Some((_, probability)) => *probability += belief * share,
                    None => next.push((number, belief * share)),
                }
            }
        }
        next.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        next
    }
}
