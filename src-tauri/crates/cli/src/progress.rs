//! Tells on standard error how many documents are done; not what came of them.

use crate::ending::say;
use std::io::{IsTerminal as _, Write as _};

/// Documents between two lines where nobody knows how many there are.
const STEP: usize = 25;

/// How far a run is: one line that is written over on a terminal, and a line each tenth elsewhere.
pub struct Progress {
    total: Option<usize>,
    done: usize,
    tenths: usize,
    is_terminal: bool,
}

impl Progress {
    /// Of a run over so many documents. Where their number is not known it is told on a terminal alone.
    pub fn of(total: Option<usize>) -> Self {
        Self { total, done: 0, tenths: 0, is_terminal: std::io::stderr().is_terminal() }
    }

    /// One more is done.
    pub fn step(&mut self) {
        self.done += 1;
        let Some(total) = self.total.filter(|total| *total > 0) else { return };
        let percent = self.done * 100 / total;
        let line = format!("{} of {total} documents ({percent} %)", self.done);
        if self.is_terminal {
            over(&line);
        } else if percent / 10 > self.tenths {
            self.tenths = percent / 10;
            say(&line);
        }
    }

    /// One more of an unknown number is done.
    pub fn count(&mut self) {
        self.done += 1;
        if self.is_terminal && self.done.is_multiple_of(STEP) {
            over(&format!("{} documents", self.done));
        }
    }

    /// Nothing more comes.
    pub fn end(&self) {
        if self.is_terminal && self.done > 0 && (self.total.is_some() || self.done >= STEP) {
            say("");
        }
    }
}

/// Writes a line over the last one.
fn over(line: &str) {
    let _ = write!(std::io::stderr(), "\r{line}  ");
}
