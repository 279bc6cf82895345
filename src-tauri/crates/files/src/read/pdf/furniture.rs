//! Marks page headers, footers and page numbers: rows at the edge of pages that come again; not line numbers.

use super::PageRows;
use std::collections::HashMap;

/// Rows from the top and from the bottom that can be furniture.
const EDGE: usize = 3;
/// The part of the page's height within which they lie.
const ZONE: f32 = 0.14;

/// Marks what comes again at the edges of pages, and numbers that stand alone there.
pub(super) fn mark(pages: &mut [PageRows]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in &*pages {
        let mut seen: Vec<String> = edge(page).into_iter().map(|index| pattern(&page.rows[index].text)).collect();
        seen.sort();
        seen.dedup();
        for pattern in seen {
            *counts.entry(pattern).or_default() += 1;
        }
    }
    let often = (pages.len() / 3).max(2);
    for page in pages {
        for index in edge(page) {
            let pattern = pattern(&page.rows[index].text);
            let again = counts.get(&pattern).is_some_and(|&count| count >= often);
            page.rows[index].furniture = again || is_page_number(&pattern);
        }
    }
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

/// The text with each number as `#`, so that page numbers make no difference.
fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_ascii_digit() {
            if !pattern.ends_with('#') {
                pattern.push('#');
            }
        } else {
            pattern.extend(c.to_lowercase());
        }
    }
    pattern
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
    fn what_comes_again_and_page_numbers_are_furniture() {
        let row = |text: &str, y: f32| Row { text: text.to_owned(), y, size: 10.0, ..Row::default() };
        let mut pages: Vec<PageRows> = (1..=3)
            .map(|page| PageRows {
                width: 600.0,
                height: 800.0,
                rows: vec![
                    row(&format!("EP 1 234 567 B{page}"), 30.0),
                    row("1. A lock.", 60.0),
                    row("text", 400.0),
                    row(&page.to_string(), 780.0),
                ],
            })
            .collect();
        pages[1].rows[1].text = "A heading".to_owned();
        pages[2].rows[1].text = "Other text".to_owned();
        mark(&mut pages);
        for page in &pages {
            let marked: Vec<bool> = page.rows.iter().map(|row| row.furniture).collect();
            assert_eq!(marked, [true, false, false, true]);
        }
    }
}
