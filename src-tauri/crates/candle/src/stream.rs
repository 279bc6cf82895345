//! Tokens' bytes to text that can be shown: whole characters only, and nothing of a stop text; not which tokens come.

/// The text of an answer as it grows.
#[derive(Debug)]
pub(crate) struct Stream<'a> {
    stop: &'a [&'a str],
    text: String,
    /// The beginning of a character whose end is not there yet.
    part: Vec<u8>,
    /// Bytes of `text` that were given out.
    given: usize,
    stopped: bool,
}

impl<'a> Stream<'a> {
    pub(crate) fn new(stop: &'a [&'a str]) -> Self {
        Self { stop, text: String::new(), part: Vec::new(), given: 0, stopped: false }
    }

    /// Adds the bytes of a token and answers the text that is now decided, which may be empty.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> &str {
        if self.stopped {
            return "";
        }
        self.part.extend_from_slice(bytes);
        self.decode();
        if let Some(end) = self.first_stop() {
            self.text.truncate(end);
            self.stopped = true;
        }
        let decided = if self.stopped { self.text.len() } else { self.text.len() - self.withheld() };
        self.give(decided)
    }

    /// Whether a stop text came.
    pub(crate) fn stopped(&self) -> bool {
        self.stopped
    }

    /// Ends the text and answers what was withheld in case a stop text came of it.
    pub(crate) fn finish(&mut self) -> &str {
        self.part.clear();
        self.give(self.text.len())
    }

    /// The text so far, given out or not.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// All of the text.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    fn give(&mut self, decided: usize) -> &str {
        let given = self.given.min(decided);
        self.given = decided.max(self.given);
        &self.text[given..decided.max(given)]
    }

    /// Moves whole characters from `part` to `text`; bytes that can be no character become U+FFFD.
    fn decode(&mut self) {
        loop {
            match std::str::from_utf8(&self.part) {
                Ok(whole) => {
                    self.text.push_str(whole);
                    self.part.clear();
                    return;
                }
                Err(error) => {
                    let valid = error.valid_up_to();
                    self.text.push_str(std::str::from_utf8(&self.part[..valid]).expect("valid up to here"));
                    match error.error_len() {
                        None => {
                            self.part.drain(..valid);
                            return;
                        }
                        Some(wrong) => {
                            self.text.push('\u{FFFD}');
                            self.part.drain(..valid + wrong);
                        }
                    }
                }
            }
        }
    }

    fn first_stop(&self) -> Option<usize> {
        // A stop text ends after what was given out, so it cannot begin far before it.
        let longest = self.stop.iter().map(|stop| stop.len()).max()?;
        let mut from = self.given.saturating_sub(longest);
        while !self.text.is_char_boundary(from) {
            from -= 1;
        }
        let found = |stop: &&&str| self.text[from..].find(**stop).map(|at| at + from);
        self.stop.iter().filter(|stop| !stop.is_empty()).filter_map(|stop| found(&stop)).min()
    }

    /// Bytes at the end that a stop text begins with.
    fn withheld(&self) -> usize {
        let begun = |stop: &&str| {
            (1..stop.len()).rev().find(|n| stop.is_char_boundary(*n) && self.text.ends_with(&stop[..*n])).unwrap_or(0)
        };
        self.stop.iter().map(begun).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stop: &[&str], pieces: &[&[u8]], given: &[&str], text: &str) {
        let mut stream = Stream::new(stop);
        let mut out: Vec<String> = pieces.iter().map(|piece| stream.push(piece).to_owned()).collect();
        out.push(stream.finish().to_owned());
        assert_eq!(out, given);
        assert_eq!(stream.into_text(), text);
    }

    #[test]
    fn a_character_waits_for_its_last_byte() {
        check(&[], &[b"a\xC3", b"\xA9b"], &["a", "éb", ""], "aéb");
        check(&[], &[b"\xF0\x9F", b"\x98", b"\x80"], &["", "", "😀", ""], "😀");
    }

    #[test]
    fn bytes_that_are_no_character_do_not_stop_the_text() {
        check(&[], &[b"a\xFFb", b"\xC3"], &["a\u{FFFD}b", "", ""], "a\u{FFFD}b");
    }

    #[test]
    fn nothing_of_a_stop_text_is_given_out() {
        check(&["\n\n"], &[b"one\n", b"\ntwo"], &["one", "", ""], "one");
        check(&["\n\n"], &[b"one\n", b"two"], &["one", "\ntwo", ""], "one\ntwo");
        check(&["END", "D"], &[b"x E", b"N", b"."], &["x ", "", "EN.", ""], "x EN.");
        check(&["END"], &[b"x EN"], &["x ", "EN"], "x EN");
    }

    #[test]
    fn the_first_stop_text_counts() {
        check(&["b", "ab"], &[b"xxab"], &["xx", ""], "xx");
    }
}
