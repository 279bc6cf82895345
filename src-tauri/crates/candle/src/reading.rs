//! Plain texts read by a decoder, with no template: what follows at some places, and how likely a text is; not what is
//! written, which is `generator`'s.

use crate::encoder::broken;
use crate::generator::CandleGenerator;
use crate::outlook;
use claimwright_infer::{InferError, Outlook, Score};

impl CandleGenerator {
    /// [`outlooks_while`](claimwright_infer::Generator::outlooks_while).
    pub(crate) fn look_ahead(
        &mut self,
        text: &str,
        offsets: &[usize],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<Outlook>>, InferError> {
        let end = offsets.last().copied().unwrap_or(0);
        let all = self.tokens.encode(text.get(..end).unwrap_or(text)).map_err(broken)?;
        let places = outlook::places(&self.tokens, &all, offsets);
        let left = outlook::left_out(all.len(), self.decoder.context);
        let tokens = &all[left..];
        // The state of the first token that is asked for must be computed, not only kept.
        let needed = places.iter().map(|place| place.saturating_sub(left)).min().unwrap_or(0);
        let same = tokens.iter().zip(&self.plain).take_while(|(a, b)| a == b).count().min(needed);
        self.kept.clear();
        self.ends.clear();
        self.plain.truncate(same);
        self.decoder.truncate(same);
        let mut outlooks = vec![Outlook::default(); offsets.len()];
        for chunk in tokens[same..].chunks(self.chunk) {
            let from = self.plain.len();
            if !go_on() {
                return Ok(None);
            }
            let Some(states) = self.decoder.forward(chunk, go_on).map_err(broken)? else { return Ok(None) };
            self.plain.extend_from_slice(chunk);
            let here = |(at, place): (usize, &usize)| {
                let row = place.checked_sub(left + from).filter(|row| *row < chunk.len())?;
                Some((at, row))
            };
            let (at, rows): (Vec<usize>, Vec<usize>) = places.iter().enumerate().filter_map(here).unzip();
            if rows.is_empty() {
                continue;
            }
            let logits = self.decoder.logits(&states, rows.into_iter(), go_on).map_err(broken)?;
            let Some(logits) = logits else { return Ok(None) };
            for (at, logits) in at.iter().zip(logits.chunks_exact(logits.len() / at.len())) {
                let told = outlook::of(&self.tokens, logits);
                outlooks[*at] = told.ok_or_else(|| broken("its logits are no numbers"))?;
            }
        }
        Ok(Some(outlooks))
    }

    /// [`score_while`](claimwright_infer::Generator::score_while).
    pub(crate) fn weigh(&mut self, text: &str, go_on: &mut dyn FnMut() -> bool) -> Result<Option<Score>, InferError> {
        let all = self.tokens.encode(text).map_err(broken)?;
        if all.len() > self.decoder.context {
            return Err(InferError::TooLong { needed: all.len(), limit: self.decoder.context });
        }
        self.kept.clear();
        self.ends.clear();
        self.plain.clear();
        self.decoder.truncate(0);
        let mut score = Score::default();
        for (index, chunk) in all.chunks(self.chunk).enumerate() {
            let next = all.iter().skip(index * self.chunk + 1);
            if !go_on() {
                return Ok(None);
            }
            let Some(states) = self.decoder.forward(chunk, go_on).map_err(broken)? else { return Ok(None) };
            self.plain.extend_from_slice(chunk);
            let Some(rows) = self.rows(&states, 0, go_on)? else { return Ok(None) };
            for (logits, next) in rows.iter().zip(next) {
                let told = outlook::whole(logits).zip(logits.get(*next as usize));
                let (whole, own) = told.ok_or_else(|| broken("its logits are no numbers"))?;
                score.logarithms.push(own - whole);
            }
        }
        Ok(Some(score))
    }
}
