//! Finds the strip between two columns of a page, and the line numbers that stand in it or in the margin; reads no text.

use super::glyphs::Glyph;

/// The part of the page's width in which a strip between columns lies.
const MIDDLE: (f32, f32) = (0.38, 0.62);
/// The narrowest strip, in points.
const NARROWEST: usize = 7;
/// White space of this part of the type size sets a number apart from the text.
const APART: f32 = 0.6;
/// Digits nearer than this belong to one number.
const TOUCHING: f32 = 0.12;
/// How far line numbers may be from one vertical line, in points.
const ALIGNED: f32 = 6.0;

/// The line numbers met on the pages so far.
#[derive(Debug, Default)]
pub(super) struct LineNumbers {
    /// Right edge and step of the columns of numbers, which a last page with few lines is held against.
    known: Vec<(f32, u32)>,
    /// The strip between the columns of an earlier page and that page's width; a last page may fill one column only.
    strip: Option<((f32, f32), f32)>,
}

impl LineNumbers {
    /// Whether every fifth line bears a number on some page.
    pub(super) fn by_fives(&self) -> bool {
        self.known.iter().any(|&(_, step)| step == 5)
    }

    /// Takes the line numbers out of the characters of a page, which come back by height, and answers with the strip
    /// between its columns.
    pub(super) fn taken_from(&mut self, mut glyphs: Vec<Glyph>, width: f32) -> (Vec<Glyph>, Option<(f32, f32)>) {
        // Heights that differ by less than half a point are one row.
        glyphs.sort_by(|a, b| level(a).cmp(&level(b)).then(a.x.total_cmp(&b.x)));
        let before = self.strip.filter(|&(strip, of)| of == width && is_free(&glyphs, strip)).map(|(strip, _)| strip);
        let strip = strip(&glyphs, width).or(before);
        self.strip = strip.map_or(self.strip, |strip| Some((strip, width)));
        let runs = digit_runs(&glyphs, strip);
        let (left, right) = edges(&glyphs, &runs);
        let beside = |run: &&Digits| {
            run.end <= left + 0.5 || run.x >= right - 0.5 || strip.is_some_and(|strip| is_within(run.x, run.end, strip))
        };
        let mut groups: Vec<Vec<Digits>> = Vec::new();
        for run in runs.iter().filter(beside) {
            let same = |group: &&mut Vec<Digits>| {
                let last = group[group.len() - 1];
                (last.end - run.end).abs() < ALIGNED || (last.x - run.x).abs() < ALIGNED
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.push(*run),
                None => groups.push(vec![*run]),
            }
        }
        let mut drop = vec![false; glyphs.len()];
        for group in groups {
            let end = group[group.len() - 1].end;
            let known = self.known.iter().find(|(x, _)| (x - end).abs() < ALIGNED).map(|&(_, step)| step);
            let Some(step) = step_of(&group).or(known) else { continue };
            if known.is_none() {
                self.known.push((end, step));
            }
            for (index, run) in group.iter().enumerate() {
                // A number of the text in the same place does not count on from its neighbours.
                let follows = index > 0 && run.value == group[index - 1].value + step;
                let leads = group.get(index + 1).is_some_and(|next| next.value == run.value + step);
                if follows || leads || known.is_some() && run.value % step == 0 {
                    drop[run.from..run.to].fill(true);
                }
            }
        }
        let mut dropped = drop.into_iter();
        glyphs.retain(|_| !dropped.next().unwrap_or_default());
        (glyphs, strip)
    }
}

fn level(glyph: &Glyph) -> i32 {
    (glyph.y * 2.0).round() as i32
}

/// Whether what reaches from `x` to `end` lies in the strip between columns.
fn is_within(x: f32, end: f32, strip: (f32, f32)) -> bool {
    x >= strip.0 - 1.0 && end <= strip.1 + 1.0
}

/// The strip between two columns in points from the left; none where the page has one column.
fn strip(glyphs: &[Glyph], width: f32) -> Option<(f32, f32)> {
    // Line numbers stand in the strip, and text has few digits.
    let is_text = |glyph: &&Glyph| !glyph.c.is_whitespace() && !glyph.c.is_ascii_digit();
    let inked: Vec<&Glyph> = glyphs.iter().filter(is_text).collect();
    if inked.len() < 400 || !(100.0..20_000.0).contains(&width) {
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

/// Whether a page of some rows leaves a strip free.
fn is_free(glyphs: &[Glyph], (from, to): (f32, f32)) -> bool {
    let inside = |glyph: &&Glyph| glyph.c.is_alphabetic() && glyph.x < to - 2.0 && glyph.end > from + 2.0;
    glyphs.len() > 50 && glyphs.iter().filter(inside).count() * 200 < glyphs.len()
}

/// Where most rows of text begin and where nearly all end: a page header or a table may reach further.
fn edges(glyphs: &[Glyph], runs: &[Digits]) -> (f32, f32) {
    let mut is_number = vec![false; glyphs.len()];
    for run in runs {
        is_number[run.from..run.to].fill(true);
    }
    let (mut starts, mut ends, mut last) = (Vec::new(), Vec::new(), None);
    for (glyph, _) in glyphs.iter().zip(is_number).filter(|(glyph, number)| !glyph.c.is_whitespace() && !number) {
        if last == Some(level(glyph)) {
            ends.pop();
        } else {
            starts.push(glyph.x);
        }
        ends.push(glyph.end);
        last = Some(level(glyph));
    }
    starts.sort_by(f32::total_cmp);
    ends.sort_by(f32::total_cmp);
    let at = |sorted: &[f32], tenths: usize| sorted.get(sorted.len() * tenths / 10).copied();
    (at(&starts, 2).unwrap_or_default(), at(&ends, 9).unwrap_or(f32::MAX))
}

/// A run of digits with white space on both sides.
#[derive(Debug, Clone, Copy)]
struct Digits {
    value: u32,
    /// Indices of its characters, and of white space among them.
    from: usize,
    to: usize,
    x: f32,
    end: f32,
}

/// The step in which most numbers go up, as each line or each fifth is numbered.
fn step_of(group: &[Digits]) -> Option<u32> {
    if group.len() < 3 {
        return None;
    }
    let steps: Vec<u32> = group.windows(2).map(|pair| pair[1].value.wrapping_sub(pair[0].value)).collect();
    [1, 5].into_iter().find(|step| steps.iter().filter(|found| *found == step).count() * 3 >= steps.len() * 2)
}

/// The numbers of up to three digits that stand alone in their rows, apart from the rest of them, or between columns.
fn digit_runs(sorted: &[Glyph], strip: Option<(f32, f32)>) -> Vec<Digits> {
    let within = |glyph: &Glyph| strip.is_some_and(|strip| is_within(glyph.x, glyph.end, strip));
    // A number that reaches over the edge of the strip is one number.
    let parts = |last: &Glyph, next: &Glyph| {
        let both = last.c.is_ascii_digit() && next.c.is_ascii_digit() && next.x - last.end < last.size * TOUCHING;
        within(next) != within(last) && !both
    };
    let mut runs = Vec::new();
    let mut at = 0;
    while at < sorted.len() {
        let first = sorted[at];
        if first.c.is_whitespace() {
            at += 1;
            continue;
        }
        let (mut end, mut last, mut text) = (at + 1, first, String::from(first.c));
        while let Some(&next) = sorted.get(end) {
            if !next.c.is_whitespace() {
                let apart = next.x - last.end >= first.size * APART || parts(&last, &next);
                if level(&next) != level(&last) || apart {
                    break;
                }
                last = next;
                text.push(next.c);
            }
            end += 1;
        }
        if text.len() <= 3
            && text.bytes().all(|b| b.is_ascii_digit())
            && let Ok(value) = text.parse()
        {
            runs.push(Digits { value, from: at, to: end, x: first.x, end: last.end });
        }
        at = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of text at the left edges given, 10 points high, each as its first edge and text.
    fn glyphs(rows: &[(f32, f32, &str)]) -> Vec<Glyph> {
        let row = |&(x, y, text): &(f32, f32, &str)| {
            let place = move |(index, c): (usize, char)| {
                let x = x + 5.0 * index as f32;
                Glyph { c, x, end: x + 5.0, y, size: 10.0 }
            };
            text.chars().enumerate().map(place).collect::<Vec<_>>()
        };
        rows.iter().flat_map(row).collect()
    }

    #[test]
    fn numbers_in_the_margin_go_and_numbers_of_the_text_stay() {
        let mut numbers = LineNumbers::default();
        let text: Vec<(f32, f32, String)> = (1u8..=15)
            .map(|line| (80.0, 12.0 * f32::from(line), format!("{line} parts of a row")))
            .chain((1u8..=3).map(|five| (50.0, 60.0 * f32::from(five), format!("{}", 5 * five))))
            .collect();
        let rows: Vec<(f32, f32, &str)> = text.iter().map(|(x, y, text)| (*x, *y, text.as_str())).collect();
        let (kept, strip) = numbers.taken_from(glyphs(&rows), 600.0);
        assert!(kept.iter().all(|glyph| glyph.x >= 80.0));
        assert_eq!(kept.len(), glyphs(&rows[..15]).len());
        assert!(strip.is_none() && numbers.by_fives());
        // A last page has one number only.
        let last = [(80.0, 12.0, "the last row"), (80.0, 24.0, "ends here"), (50.0, 24.0, "5")];
        assert!(numbers.taken_from(glyphs(&last), 600.0).0.iter().all(|glyph| glyph.x >= 80.0));
    }
}
