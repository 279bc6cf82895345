//! The text of one paragraph or claim while it is read: white space of the file becomes single spaces; not its role.

use claimwright_application::Span;
use claimwright_application::manuscript::{Style, StyledRun};

/// White space met since the last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    None,
    Space,
    /// With a line break: where elements were set on lines of their own, it stands where no space is meant.
    Break,
}

/// A text being read.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    text: String,
    styles: Vec<StyledRun>,
    gap: Gap,
}

impl Line {
    pub(super) fn push(&mut self, text: &str, style: Option<Style>) {
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                self.gap = self.gap.max(if matches!(c, '\n' | '\r') { Gap::Break } else { Gap::Space });
                continue;
            }
            if c.is_control() {
                continue;
            }
            self.close_gap(c, style);
            let start = self.text.len();
            self.text.push(c);
            let Some(style) = style else { continue };
            match self.styles.last_mut() {
                Some(run) if run.style == style && run.span.end == start => run.span.end = self.text.len(),
                _ => self.styles.push(StyledRun { span: Span::new(start, self.text.len()), style }),
            }
        }
    }

    /// Writes the space that the white space before `next` stands for, if any.
    fn close_gap(&mut self, next: char, style: Option<Style>) {
        let gap = std::mem::take(&mut self.gap);
        let Some(last) = self.text.chars().next_back() else { return };
        let lowered = matches!(style, Some(Style::Subscript | Style::Superscript));
        let attached = lowered || matches!(next, ',' | '.' | ';' | ':' | ')' | ']') || matches!(last, '(' | '[');
        if last != '\n' && (gap == Gap::Space || gap == Gap::Break && !attached) {
            self.text.push(' ');
        }
    }

    /// Begins a new line in the same text.
    pub(super) fn break_line(&mut self) {
        self.gap = Gap::None;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Something was left out here: what follows stands as after a line break of the file.
    pub(super) fn leave_out(&mut self) {
        self.gap = Gap::Break;
    }

    /// Puts a space before what comes next.
    pub(super) fn space(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text and its styles; nothing is left.
    pub(super) fn take(&mut self) -> (String, Vec<StyledRun>) {
        let mut line = std::mem::take(self);
        line.text.truncate(line.text.trim_end().len());
        (line.text, line.styles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_an_indented_file_is_no_text() {
        let mut line = Line::default();
        line.push("\n    R\n    ", None);
        line.push("1", Some(Style::Superscript));
        line.push("\n    bis R (\n    ", None);
        line.push("10", Some(Style::Bold));
        line.push("\n    ), und", None);
        let (text, styles) = line.take();
        assert_eq!(text, "R1 bis R (10), und");
        assert_eq!(styles.iter().map(|run| run.span.of(&text)).collect::<Vec<_>>(), ["1", "10"]);
    }

    #[test]
    fn a_line_break_replaces_the_space_around_it() {
        let mut line = Line::default();
        line.push("a lock: ", None);
        line.break_line();
        line.push("\n  a bolt.\n", None);
        line.break_line();
        assert_eq!(line.take().0, "a lock:\na bolt.");
    }
}
