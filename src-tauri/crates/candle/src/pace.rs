//! When a computation asks whether to go on: after so much work, not after so much time, so that it is the same everywhere;
//! who says no, and why, is the caller's.

/// Products of two numbers between two questions: some hundredths of a second of one core, as a token or a chunk is computed.
pub(crate) const BETWEEN: u64 = 400_000_000;

/// What was computed since somebody was asked.
pub(crate) struct Pace<'a> {
    go_on: &'a mut dyn FnMut() -> bool,
    between: u64,
    since: u64,
}

impl<'a> Pace<'a> {
    /// Asks `go_on` before what exceeds `between` products.
    pub(crate) fn new(go_on: &'a mut dyn FnMut() -> bool, between: u64) -> Self {
        Self { go_on, between, since: 0 }
    }

    /// Whether to go on with so many products. Pieces are cut so that none is far beyond what stands between two questions.
    pub(crate) fn may(&mut self, products: usize) -> bool {
        self.since = self.since.saturating_add(products as u64);
        if self.since <= self.between {
            return true;
        }
        self.since = 0;
        (self.go_on)()
    }
}

#[cfg(test)]
mod tests {
    use super::Pace;

    #[test]
    fn questions_come_after_so_much_work() {
        let mut asked = 0;
        let mut go_on = || {
            asked += 1;
            asked < 3
        };
        let mut pace = Pace::new(&mut go_on, 10);
        let answers: Vec<bool> = [4, 6, 1, 10, 20, usize::MAX].map(|products| pace.may(products)).to_vec();
        assert_eq!(answers, [true, true, true, true, true, false]);
        assert_eq!(asked, 3, "before the third, the fifth and the sixth");
    }
}
