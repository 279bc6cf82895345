//! Finds the strip between two columns of a page, and the line numbers that stand in it or in the margin; reads no text.

use super::glyphs::Glyph;

/// The part of the page's width in which a strip between columns lies.
const MIDDLE: (f32, f32) = (0.38, 0.62);
/// The narrowest strip, in points.
const NARROWEST: usize = 7;

/// The strip between two columns in points from the left; none where the page has one column.
pub(super) fn strip(glyphs: &[Glyph], width: f32) -> Option<(f32, f32)> {
    let inked: Vec<&Glyph> = glyphs.iter().filter(|glyph| !glyph.c.is_whitespace()).collect();
    if inked.len() < 400 || width < 100.0 {
        return None;
    }
    let mut cover = vec![0usize; width as usize + 2];
    for glyph in &inked {
        let (from, to) = (glyph.x.max(0.0) as usize, glyph.end.max(0.0) as usize);
        for bin in cover.iter_mut().take(to + 1).skip(from) {
            *bin += 1;
        }
    }
    let mean = inked.iter().map(|g| f64::from(g.end - g.x)).sum::<f64>() / f64::from(width);
    let free = (mean * 0.12).max(2.0);
    let (from, to) = ((width * MIDDLE.0) as usize, (width * MIDDLE.1) as usize);
    let (mut best, mut start) = (None::<(usize, usize)>, None);
    for bin in from..=to {
        let is_free = bin < to && cover.get(bin).is_some_and(|&count| count as f64 <= free);
        match (is_free, start) {
            (true, None) => start = Some(bin),
            (false, Some(first)) => {
                if best.is_none_or(|(a, b)| bin - first > b - a) {
                    best = Some((first, bin));
                }
                start = None;
            }
            _ => {}
        }
    }
    let (a, b) = best.filter(|(a, b)| b - a >= NARROWEST)?;
    let (a, b) = (a as f32, b as f32);
    let left = inked.iter().filter(|glyph| glyph.end <= b).count();
    let right = inked.iter().filter(|glyph| glyph.x >= a).count();
    (left * 5 > inked.len() && right * 5 > inked.len()).then_some((a, b))
}

/// A run of digits with white space on both sides.
#[derive(Debug, Clone, Copy)]
struct Digits {
    value: u32,
    /// Indices of its characters.
    from: usize,
    to: usize,
    x: f32,
    end: f32,
    y: f32,
}

/// Takes line numbers out: runs of digits in one vertical line, beside the text, that count in equal steps down the page.
pub(super) fn without_line_numbers(mut glyphs: Vec<Glyph>, strip: Option<(f32, f32)>) -> Vec<Glyph> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let inked: Vec<Glyph> = glyphs.iter().copied().filter(|glyph| !glyph.c.is_whitespace()).collect();
    let (mut left, mut right) = (f32::MAX, 0.0f32);
    for glyph in inked.iter().filter(|glyph| glyph.c.is_alphabetic()) {
        left = left.min(glyph.x);
        right = right.max(glyph.end);
    }
    let beside = |run: &Digits| {
        let middle = (run.x + run.end) / 2.0;
        run.end <= left + 0.5
            || run.x >= right - 0.5
            || strip.is_some_and(|(a, b)| middle >= a - 3.0 && middle <= b + 3.0)
    };
    let mut runs: Vec<Digits> = digit_runs(&inked).into_iter().filter(beside).collect();
    runs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut drop = vec![false; inked.len()];
    let mut groups: Vec<Vec<Digits>> = Vec::new();
    for run in runs {
        let same = |group: &&mut Vec<Digits>| {
            let last = group[group.len() - 1];
            (last.end - run.end).abs() < 6.0 || (last.x - run.x).abs() < 6.0
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(run),
            None => groups.push(vec![run]),
        }
    }
    for group in groups.iter().filter(|group| group.len() >= 3 && counts(group)) {
        for run in group {
            drop[run.from..run.to].fill(true);
        }
    }
    inked_kept(glyphs, &inked, &drop)
}

/// Whether most numbers go up in one step, as each line or each fifth is numbered.
fn counts(group: &[Digits]) -> bool {
    let steps: Vec<i64> = group.windows(2).map(|pair| i64::from(pair[1].value) - i64::from(pair[0].value)).collect();
    [1, 5].iter().any(|step| steps.iter().filter(|found| *found == step).count() * 3 >= steps.len() * 2)
}

fn digit_runs(inked: &[Glyph]) -> Vec<Digits> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < inked.len() {
        let first = inked[at];
        let mut end = at + 1;
        let follows = |before: &Glyph, next: &Glyph| {
            (next.y - before.y).abs() < first.size * 0.3 && next.x - before.end < first.size * 0.6
        };
        while end < inked.len() && follows(&inked[end - 1], &inked[end]) && inked[end].x >= inked[end - 1].x {
            end += 1;
        }
        let text: String = inked[at..end].iter().map(|glyph| glyph.c).collect();
        if text.len() <= 3
            && text.bytes().all(|b| b.is_ascii_digit())
            && let Ok(value) = text.parse()
        {
            runs.push(Digits { value, from: at, to: end, x: first.x, end: inked[end - 1].end, y: first.y });
        }
        at = end;
    }
    runs
}

/// The characters without those of `inked` that are dropped; both are in the same order.
fn inked_kept(glyphs: Vec<Glyph>, inked: &[Glyph], drop: &[bool]) -> Vec<Glyph> {
    if !drop.contains(&true) {
        return glyphs;
    }
    let mut index = 0;
    let mut keep = |glyph: &Glyph| {
        if index < inked.len() && inked[index] == *glyph {
            index += 1;
            return !drop[index - 1];
        }
        true
    };
    glyphs.into_iter().filter(|glyph| keep(glyph)).collect()
}
