//! The lines of a file of JSON lines, one after the other; not what stands in them.

use crate::ending::Failure;
use crate::input;
use std::io::{BufRead, Read as _};
use std::path::Path;

/// Most bytes of a line: all text that a document may have, each of its characters escaped.
const LONGEST: u64 = 128 << 20;

/// The lines of a file with their numbers, without empty ones, until one cannot be read.
pub(super) struct Lines {
    from: Box<dyn BufRead + Send>,
    number: usize,
    /// The file as it is named in sentences.
    pub shown: String,
    ended: bool,
}

impl Lines {
    /// Of this file, or of standard input for `-`.
    pub(super) fn of(path: &Path) -> Result<Self, Failure> {
        let shown = if path.as_os_str() == "-" { "Standard input".to_owned() } else { path.display().to_string() };
        Ok(Self { from: input::stream(path)?, number: 0, shown, ended: false })
    }
}

impl Iterator for Lines {
    type Item = Result<(usize, Vec<u8>), Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = Vec::new();
        while !self.ended {
            self.number += 1;
            line.clear();
            let read = self.from.by_ref().take(LONGEST).read_until(b'\n', &mut line);
            let wrong = match read {
                Ok(0) => return None,
                Ok(most) if most as u64 == LONGEST => "this is longer than 128 MB; split the document.".to_owned(),
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(_) => return Some(Ok((self.number, line))),
                Err(error) => format!("this cannot be read ({error})."),
            };
            self.ended = true;
            return Some(Err(Failure::unusable(format!("{}, line {}: {wrong}", self.shown, self.number))));
        }
        None
    }
}

/// Every line as a value of this type.
pub(super) fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>, Failure> {
    let lines = Lines::of(path)?;
    let shown = lines.shown.clone();
    lines
        .map(|line| {
            let (number, line) = line?;
            serde_json::from_slice(&line).map_err(|error| {
                Failure::unusable(format!("{shown}, line {number}: {error}; mend it and run it again."))
            })
        })
        .collect()
}
