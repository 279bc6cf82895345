//! Mends misspelt words of headings, which granted patents are full of; not a spelling checker.

/// The words that headings are made of.
const WORDS: [&str; 22] = [
    "background",
    "brief",
    "description",
    "detailed",
    "disclosure",
    "drawings",
    "drawing",
    "embodiment",
    "embodiments",
    "exemplary",
    "field",
    "figures",
    "industrial",
    "invention",
    "preferred",
    "reference",
    "related",
    "summary",
    "technical",
    "applications",
    "beschreibung",
    "zeichnungen",
];

/// The heading with each word that is nearly one of the known words replaced by it; none where nothing was to mend.
pub(crate) fn corrected(heading: &str) -> Option<String> {
    if heading.split(' ').count() > 14 {
        return None;
    }
    let mut mended = false;
    let words: Vec<&str> = heading
        .split(' ')
        .map(|word| {
            let allowed = match word.chars().count() {
                0..5 => 0,
                5..9 => 1,
                _ => 2,
            };
            if allowed == 0 || WORDS.contains(&word) {
                return word;
            }
            match WORDS.iter().find(|known| distance(word, known) <= allowed) {
                Some(known) => {
                    mended = true;
                    known
                }
                None => word,
            }
        })
        .collect();
    mended.then(|| words.join(" "))
}

/// The number of letters to change, add, drop or swap with their neighbour (optimal string alignment distance).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_mended_and_far_ones_are_not() {
        assert_eq!(corrected("backbround of the invention").as_deref(), Some("background of the invention"));
        assert_eq!(corrected("technical filed").as_deref(), Some("technical field"));
        assert_eq!(corrected("forest of pumps"), None);
    }
}
