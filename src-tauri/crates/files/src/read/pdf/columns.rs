//! Measures where the columns of each page begin and end, which tells whether a row is full; moves no row.

use super::PageRows;
use super::rows::Lane;
use std::collections::HashMap;

/// With fewer rows on a page, its columns are taken to be those of the whole document.
const ENOUGH: usize = 8;

/// The left and right ends of rows in one column.
type Ends = (Vec<f32>, Vec<f32>);
/// A column, on pages of one width in points.
type Column = (Lane, i32);

/// Tells each row the edges of its column.
pub(super) fn measure(pages: &mut [PageRows]) {
    let mut all: HashMap<Column, Ends> = HashMap::new();
    let ofs: Vec<HashMap<Column, Ends>> = pages.iter().map(ends).collect();
    for (column, (starts, ends)) in ofs.iter().flatten() {
        let (all_starts, all_ends) = all.entry(*column).or_default();
        all_starts.extend(starts);
        all_ends.extend(ends);
    }
    let all: HashMap<Column, (f32, f32)> = all.into_iter().map(|(column, ends)| (column, edges(ends))).collect();
    for (page, of) in pages.iter_mut().zip(ofs) {
        let enough = of.into_iter().filter(|(_, (starts, _))| starts.len() >= ENOUGH);
        let own: HashMap<Column, (f32, f32)> = enough.map(|(column, ends)| (column, edges(ends))).collect();
        let width = page.width as i32;
        for row in &mut page.rows {
            let column = (row.lane, width);
            row.column = own.get(&column).or_else(|| all.get(&column)).copied().unwrap_or((row.x, row.end));
        }
    }
}

fn ends(page: &PageRows) -> HashMap<Column, Ends> {
    let mut columns: HashMap<Column, Ends> = HashMap::new();
    for row in page.rows.iter().filter(|row| !row.furniture) {
        let (starts, ends) = columns.entry((row.lane, page.width as i32)).or_default();
        starts.push(row.x);
        ends.push(row.end);
    }
    columns
}

/// The edges within which nearly all rows lie: a single one may stand out, as a formula does.
fn edges((mut starts, mut ends): Ends) -> (f32, f32) {
    starts.sort_by(f32::total_cmp);
    ends.sort_by(f32::total_cmp);
    let few = starts.len() / 20;
    let left = starts.get(few).copied().unwrap_or_default();
    (left, ends.iter().rev().nth(few).copied().unwrap_or_default())
}
