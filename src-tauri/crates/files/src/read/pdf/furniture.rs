//! Marks page headers, footers and page numbers: rows at the edge of pages that come again; not line numbers.

use super::PageRows;
use std::collections::HashMap;

/// Rows from the top and from the bottom that can be furniture.
const EDGE: usize = 3;
/// The part of the page's height within which they lie.
const ZONE: f32 = 0.14;

/// How far the same furniture may lie from its place on another page, in points.
const SHIFT: f32 = 4.0;

/// A row at the edge of a page.
struct Edge {
    page: usize,
    row: usize,
    y: f32,
    numbers: Vec<i64>,
}

/// Marks what comes again at the edges of pages, and numbers that stand alone there.
pub(super) fn mark(pages: &mut [PageRows]) {
    let mut alike: HashMap<String, Vec<Edge>> = HashMap::new();
    for (page, of) in pages.iter().enumerate() {
        for row in edge(of) {
            let (pattern, numbers) = pattern(&of.rows[row].text);
            alike.entry(pattern).or_default().push(Edge { page, row, y: of.rows[row].y, numbers });
        }
    }
    let often = (pages.len() / 3).max(2);
    for (pattern, edges) in alike {
        let number = is_page_number(&pattern);
        for edge in &edges {
            let again = || edges.iter().filter(|other| same(edge, other)).take(often).count();
            if number || edges.len() >= often && again() >= often {
                pages[edge.page].rows[edge.row].furniture = true;
            }
        }
    }
}

/// The number that each page bears in a header or footer.
pub(super) fn page_numbers(pages: &[PageRows]) -> Vec<Option<u32>> {
    let mut numbers: Vec<Option<i64>> = vec![None; pages.len()];
    // Numbers in a running header count the pages where they go up with them.
    let mut counting: HashMap<(String, usize, i64), Vec<(usize, i64)>> = HashMap::new();
    for (page, of) in pages.iter().enumerate() {
        for row in of.rows.iter().filter(|row| row.furniture) {
            let (pattern, values) = pattern(&row.text);
            if is_page_number(&pattern) {
                numbers[page] = numbers[page].or(values.first().copied());
                continue;
            }
            for (place, value) in values.into_iter().enumerate() {
                let from = value.saturating_sub(page as i64);
                counting.entry((pattern.clone(), place, from)).or_default().push((page, value));
            }
        }
    }
    if numbers.iter().all(Option::is_none) {
        let best = counting.into_values().filter(|pages| pages.len() >= 3).max_by_key(|found| {
            let (page, value) = found[0];
            (found.len(), -value, -(page as i64))
        });
        for (page, value) in best.unwrap_or_default() {
            numbers[page] = Some(value);
        }
    }
    numbers.into_iter().map(|number| u32::try_from(number?).ok()).collect()
}

/// Whether two rows of one pattern are the same furniture: in one place, with numbers that stand or count the pages.
fn same(a: &Edge, b: &Edge) -> bool {
    let pages = b.page as i64 - a.page as i64;
    let counts = |(a, b): (&i64, &i64)| [0, pages, 2 * pages].contains(&(b - a));
    (a.y - b.y).abs() < SHIFT && a.numbers.iter().zip(&b.numbers).all(counts)
}

/// The rows that lie at the top or bottom of a page.
fn edge(page: &PageRows) -> Vec<usize> {
    let mut order: Vec<usize> = (0..page.rows.len()).collect();
    order.sort_by(|a, b| page.rows[*a].y.total_cmp(&page.rows[*b].y));
    let (top, bottom) = (page.height * ZONE, page.height * (1.0 - ZONE));
    let upper = order.iter().take(EDGE).copied().filter(|&index| page.rows[index].y < top);
    let lower = order.iter().rev().take(EDGE).copied().filter(|&index| page.rows[index].y > bottom);
    let mut edge: Vec<usize> = upper.chain(lower).collect();
    edge.sort_unstable();
    edge.dedup();
    edge
}

/// The text with each number as `#`, and the numbers.
fn pattern(text: &str) -> (String, Vec<i64>) {
    let (mut pattern, mut numbers) = (String::with_capacity(text.len()), Vec::new());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match (c.to_digit(10), numbers.last_mut()) {
            (Some(digit), Some(number)) if pattern.ends_with('#') => {
                *number = i64::from(digit).saturating_add(10i64.saturating_mul(*number));
            }
            (Some(digit), _) => {
                pattern.push('#');
                numbers.push(i64::from(digit));
            }
            (None, _) => pattern.extend(c.to_lowercase()),
        }
    }
    (pattern, numbers)
}

/// A number alone, as pages bear it: `12`, `- 12 -`, `12/40`, `Page 12 of 40`.
fn is_page_number(pattern: &str) -> bool {
    const FORMS: [&str; 9] = ["#", "-#-", "–#–", "#/#", "page#", "page#of#", "seite#", "seite#von#", "page#sur#"];
    FORMS.contains(&pattern)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::rows::Row;

    #[test]
    fn what_comes_again_and_page_numbers_are_furniture_and_claims_are_not() {
        let row = |text: &str, y: f32| Row { text: text.to_owned(), y, size: 10.0, ..Row::default() };
        let mut pages: Vec<PageRows> = (1..=3)
            .map(|page| PageRows {
                width: 600.0,
                height: 800.0,
                rows: vec![
                    row(&format!("EP 1 234 567 B{page}"), 30.0),
                    row(&format!("{}. A lock.", page * page), 60.0),
                    row("text", 400.0),
                    row(&page.to_string(), 780.0),
                ],
                ..PageRows::default()
            })
            .collect();
        mark(&mut pages);
        for page in &pages {
            let marked: Vec<bool> = page.rows.iter().map(|row| row.furniture).collect();
            assert_eq!(marked, [true, false, false, true]);
        }
    }
}
