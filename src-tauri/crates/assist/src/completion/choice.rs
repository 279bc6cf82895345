//! Chooses of many continuations the few that save most keys, and their order; not how they were found.

use super::search::Way;

/// Of all ways, so many are looked at: those that would save most if each were shown alone.
const LOOKED_AT: usize = 48;

/// A phrase is likely that comes at least so often where its word comes.
const LIKELY: f32 = 0.05;

/// The indices of the ways to show, in the order in which they are shown, at most `most`. Each is the one, at the place in
/// the list, that adds most to the keys that are saved on average, where a person takes what saves most of what is right: a
/// proposal costs as many keys as stand before it and one more. Where nothing adds more than `little`, the phrases that words of the list
/// begin stand behind them. A way that `is_wanted` refuses is left out.
pub(crate) fn chosen(ways: &[Way], most: usize, little: f32, mut is_wanted: impl FnMut(&Way) -> bool) -> Vec<usize> {
    let mut open: Vec<usize> = (0..ways.len()).filter(|&at| ways[at].whole).collect();
    let alone = |at: &usize| ways[*at].probability * (ways[*at].worth - 1.0);
    open.sort_by(|a, b| alone(b).total_cmp(&alone(a)).then(a.cmp(b)));
    open.truncate(LOOKED_AT.max(most));
    let mut shown: Vec<usize> = Vec::with_capacity(most + 1);
    let mut saved = 0.0;
    while shown.len() < most {
        let mut best: Option<(f32, usize, usize)> = None;
        for (position, &at) in open.iter().enumerate() {
            for place in 0..=shown.len() {
                shown.insert(place, at);
                let with = keys_saved(ways, &shown);
                shown.remove(place);
                if with > best.map_or(saved + if shown.is_empty() { 0.0 } else { little }, |(most, ..)| most) {
                    best = Some((with, position, place));
                }
            }
        }
        // Behind what saves keys, phrases cost nothing, and spare a second look.
        let best = best.or_else(|| Some((saved, phrase(ways, &shown, &open)?, shown.len())));
        let Some((with, position, place)) = best else { break };
        let at = open.remove(position);
        if is_wanted(&ways[at]) {
            shown.insert(place, at);
            saved = with;
        }
    }
    shown
}

/// The place among `open` of the longest likely phrase of the first word shown that has none.
fn phrase(ways: &[Way], shown: &[usize], open: &[usize]) -> Option<usize> {
    let related = |at: usize, other: usize| prolongs(ways, other, at) || prolongs(ways, at, other);
    let alone = shown.iter().filter(|&&at| !shown.iter().any(|&other| related(at, other)));
    alone.copied().find_map(|at| {
        let likely = |longer: usize| ways[longer].probability >= ways[at].probability * LIKELY;
        let longer = (0..open.len()).filter(|&place| prolongs(ways, open[place], at) && likely(open[place]));
        longer.max_by_key(|&place| ways[open[place]].text.len())
    })
}

/// The keys that a list saves on average.
fn keys_saved(ways: &[Way], shown: &[usize]) -> f32 {
    let saved = |place: usize| ways[shown[place]].worth - (1 + place) as f32;
    (0..shown.len()).map(|place| taken(ways, shown, place) * best(ways, shown, place, &saved).max(0.0)).sum()
}

/// The most that a way or one that it prolongs saves.
fn best(ways: &[Way], shown: &[usize], place: usize, saved: &dyn Fn(usize) -> f32) -> f32 {
    let before = (0..shown.len()).filter(|&other| prolongs(ways, shown[place], shown[other]));
    before.map(saved).fold(saved(place), f32::max)
}

/// How probable it is that a way is right and none that prolongs it and is shown.
fn taken(ways: &[Way], shown: &[usize], place: usize) -> f32 {
    let at = shown[place];
    // Of those that prolong it, the shortest on each branch stand for all.
    let longer = |other: &&usize| prolongs(ways, **other, at);
    let nearest = |other: &&usize| !shown.iter().filter(longer).any(|between| prolongs(ways, **other, *between));
    let longer: f32 = shown.iter().filter(longer).filter(nearest).map(|&other| ways[other].probability).sum();
    (ways[at].probability - longer).max(0.0)
}

/// Whether a way begins with another and goes on.
fn prolongs(ways: &[Way], longer: usize, at: usize) -> bool {
    // A way stands behind those that it prolongs.
    std::iter::successors(ways[longer].before, |&before| ways[before].before.filter(|&before| before >= at))
        .any(|before| before == at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(before: Option<usize>, text: &str, probability: f32, worth: f32) -> Way {
        Way { before, text: text.to_owned(), probability, worth, whole: true, ..Way::default() }
    }

    fn texts(ways: &[Way], most: usize, wanted: impl Fn(&str) -> bool) -> Vec<&str> {
        chosen(ways, most, 0.005, |way| wanted(&way.text)).into_iter().map(|at| &*ways[at].text).collect()
    }

    #[test]
    fn a_phrase_stands_for_its_first_word_where_it_is_likely() {
        let likely =
            [way(None, "locking", 0.5, 8.0), way(Some(0), "locking bolt", 0.45, 9.0), way(None, "spring", 0.2, 7.0)];
        assert_eq!(texts(&likely, 2, |_| true), ["locking bolt", "spring"]);
        let unlikely =
            [way(None, "locking", 0.5, 8.0), way(Some(0), "locking bolt", 0.05, 9.0), way(None, "spring", 0.2, 7.0)];
        assert_eq!(texts(&unlikely, 2, |_| true), ["locking", "spring"]);
        assert_eq!(texts(&unlikely, 5, |_| true), ["locking", "spring", "locking bolt"], "it costs nothing there");
    }

    #[test]
    fn what_is_not_wanted_or_saves_nothing_is_left_out() {
        let ways = [way(None, "a", 0.6, 1.0), way(None, "locking", 0.35, 8.0), way(None, "return", 0.3, 7.0)];
        assert_eq!(texts(&ways, 5, |_| true), ["locking", "return"]);
        assert_eq!(texts(&ways, 5, |text| text != "locking"), ["return"]);
    }

    #[test]
    fn the_likelier_stands_first_where_both_save_alike() {
        let ways = [way(None, "return", 0.2, 7.0), way(None, "spring", 0.3, 7.0)];
        assert_eq!(texts(&ways, 5, |_| true), ["spring", "return"]);
    }
}
