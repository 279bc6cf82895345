//! Vectors of phrases that were computed before, so many and no more; how one is computed is not known here.
//!
//! They are those of one model: whoever loads another begins with none.

use std::collections::HashMap;

/// Longer texts are not phrases, and are seldom asked for twice.
const LONGEST: usize = 256;

/// Vectors by their text, in two halves: where the younger one is full, it becomes the older one, and what of that was not
/// asked for since is forgotten.
#[derive(Debug)]
pub(crate) struct Recall {
    young: HashMap<Box<str>, Vec<f32>>,
    old: HashMap<Box<str>, Vec<f32>>,
    half: usize,
}

impl Recall {
    /// At most so many vectors.
    pub(crate) fn new(most: usize) -> Self {
        Self { young: HashMap::new(), old: HashMap::new(), half: (most / 2).max(1) }
    }

    /// The vector of a text.
    pub(crate) fn get(&mut self, text: &str) -> Option<Vec<f32>> {
        if let Some(vector) = self.young.get(text) {
            return Some(vector.clone());
        }
        let (text, vector) = self.old.remove_entry(text)?;
        self.add(text, vector.clone());
        Some(vector)
    }

    /// Keeps the vector of a text, if it is a phrase.
    pub(crate) fn put(&mut self, text: &str, vector: &[f32]) {
        if text.len() <= LONGEST {
            self.add(text.into(), vector.to_vec());
        }
    }

    fn add(&mut self, text: Box<str>, vector: Vec<f32>) {
        if self.young.len() == self.half {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(text, vector);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let mut recall = Recall::new(8);
        for number in 0..100u8 {
            recall.put(&format!("text {number}"), &[f32::from(number)]);
            assert_eq!(recall.get("text 0"), Some(vec![0.0]), "asked for each time");
            assert!(recall.young.len() + recall.old.len() <= 8);
        }
        assert_eq!(recall.get("text 99"), Some(vec![99.0]));
        assert_eq!(recall.get("text 50"), None);
        recall.put(&"long ".repeat(60), &[1.0]);
        assert_eq!(recall.get(&"long ".repeat(60)), None);
    }
}
