//! Which tokens of a plain text are asked for what follows them, and the likeliest of their followers; not the arithmetic.

use crate::tokens::Tokens;
use claimwright_infer::Outlook;

/// Pieces less likely than this, as a logarithm, are left out.
const LEAST: f32 = -11.0;

/// At most so many pieces are told.
const MOST: usize = 1024;

/// Of a text that is too long, the beginning is left out in steps of so many tokens, so that the texts of one who types
/// begin alike for a while.
const STEP: usize = 256;

/// The index of the last token that ends at or before each offset; the first token for offsets before its end.
pub(crate) fn places(tokens: &Tokens, all: &[u32], offsets: &[usize]) -> Vec<usize> {
    let mut end = 0;
    let ends: Vec<usize> = all
        .iter()
        .map(|token| {
            end += tokens.bytes(*token).len();
            end
        })
        .collect();
    offsets.iter().map(|offset| ends.partition_point(|end| end <= offset).saturating_sub(1)).collect()
}

/// How many of the first tokens are left out of a text of `count`, where `context` tokens can be held.
pub(crate) fn left_out(count: usize, context: usize) -> usize {
    (count.saturating_sub(context).div_ceil(STEP) * STEP).min(count)
}

/// The logarithm of the sum of what the logits are logarithms of; `None` where they are no numbers.
pub(crate) fn whole(logits: &[f32]) -> Option<f32> {
    let most = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let all = logits.iter().map(|logit| f64::from(logit - most).exp()).sum::<f64>().ln() as f32 + most;
    all.is_finite().then_some(all)
}

/// What logits tell; `None` where they are no numbers.
pub(crate) fn of(tokens: &Tokens, logits: &[f32]) -> Option<Outlook> {
    let all = whole(logits)?;
    let likely = (0u32..).zip(logits).filter(|(_, logit)| **logit - all > LEAST);
    let mut likely: Vec<(u32, f32)> = likely.map(|(token, logit)| (token, logit - all)).collect();
    likely.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    likely.truncate(MOST);
    let text = |token: u32| std::str::from_utf8(tokens.bytes(token)).ok().filter(|text| !text.is_empty());
    let pieces = likely.into_iter().filter_map(|(token, own)| Some((text(token)?.to_owned(), own))).collect();
    Some(Outlook { pieces })
}

#[cfg(test)]
mod tests {
    use super::left_out;

    #[test]
    fn the_beginning_is_left_out_in_steps() {
        assert_eq!(left_out(100, 2048), 0);
        assert_eq!(left_out(2048, 2048), 0);
        assert_eq!(left_out(2049, 2048), 256);
        assert_eq!(left_out(2304, 2048), 256);
        assert_eq!(left_out(2305, 2048), 512);
    }
}
