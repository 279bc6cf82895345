//! Scored pairs, and which of them are held out; not where they come from.

use claimwright_infer::TermPair;

/// Two terms and how alike people found them.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The term that was compared with others.
    pub a: String,
    /// One of those others.
    pub b: String,
    /// What both are about.
    pub context: Option<String>,
    /// From 0 to 1.
    pub score: f32,
}

impl Example {
    /// The pair as a model is asked about it.
    pub fn pair(&self) -> TermPair<'_> {
        TermPair { a: &self.a, b: &self.b, context: self.context.as_deref() }
    }
}

/// Examples to learn from and examples to judge by, which share no first term.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fold {
    /// To learn from.
    pub training: Vec<Example>,
    /// To judge by.
    pub held_out: Vec<Example>,
}

impl Fold {
    /// Holds out some percent of the first terms. The hash of a term decides (FNV-1a, 64 bits), so that a term is held
    /// out in every run and whatever else is in the data.
    pub fn of(examples: Vec<Example>, percent: u64) -> Self {
        let (held_out, training) = examples.into_iter().partition(|example| is_held_out(&example.a, percent));
        Self { training, held_out }
    }
}

/// Whether pairs of this first term are held out.
pub fn is_held_out(term: &str, percent: u64) -> bool {
    let hash = term
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash % 100 < percent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_first_term_is_on_both_sides() {
        let example = |n: usize| Example { a: format!("term {}", n % 97), b: n.to_string(), context: None, score: 0.5 };
        let fold = Fold::of((0..970).map(example).collect(), 15);
        assert_eq!(fold.training.len() + fold.held_out.len(), 970);
        assert!((50..300).contains(&fold.held_out.len()), "{}", fold.held_out.len());
        assert!(fold.held_out.iter().all(|held| fold.training.iter().all(|other| other.a != held.a)));
    }
}
