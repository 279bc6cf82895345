//! Markdown to paragraphs; HTML in it is dropped, numbers of lists are kept as printed, and nothing is rendered.

use claimwright_application::manuscript::{Manuscript, Paragraph, Role, Style, StyledRun};
use claimwright_application::{Notice, Span};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The paragraphs of a Markdown text.
pub(super) fn read(source: &str) -> Manuscript {
    let mut builder = Builder { source, ..Builder::default() };
    for (event, range) in Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter() {
        builder.take(event, range.start);
    }
    builder.flush();
    builder.finished()
}

#[derive(Default)]
struct Builder<'a> {
    source: &'a str,
    paragraphs: Vec<Paragraph>,
    current: Paragraph,
    /// Depth of lists; the first level makes paragraphs, deeper ones are lines of these.
    lists: usize,
    /// The level of the heading that is open.
    heading: Option<u8>,
    row: u16,
    column: u16,
    pictures: usize,
    /// Styles that are open, with the byte at which each began.
    open: Vec<(Style, usize)>,
    dropped_html: bool,
    first_levels: usize,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.current.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.break_line(),
            Event::InlineHtml(html) => self.html(&html),
            Event::Html(html) => self.dropped_html |= !html.trim_start().starts_with("<!--"),
            Event::Rule => self.flush(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(depth(*level));
            }
            Tag::Paragraph if self.lists == 0 => self.flush(),
            Tag::Paragraph | Tag::CodeBlock(_) if self.lists > 0 && !self.current.text.is_empty() => self.break_line(),
            Tag::CodeBlock(_) | Tag::BlockQuote(_) if self.lists == 0 => self.flush(),
            Tag::List(_) => {
                if self.lists == 0 {
                    self.flush();
                }
                self.lists += 1;
            }
            Tag::Item => self.item(at),
            Tag::Table(_) => {
                self.flush();
                self.row = 0;
            }
            Tag::TableHead | Tag::TableRow => self.column = 0,
            Tag::TableCell => {
                self.flush();
                self.current.role = Role::Cell { row: self.row, column: self.column };
            }
            Tag::Emphasis => self.open.push((Style::Italic, self.current.text.len())),
            Tag::Strong => self.open.push((Style::Bold, self.current.text.len())),
            Tag::Image { .. } => self.pictures += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let level = self.heading.take().unwrap_or(1);
                self.first_levels += usize::from(level == 1);
                self.current.role = Role::Heading(level);
                self.flush();
            }
            TagEnd::Paragraph | TagEnd::CodeBlock if self.lists == 0 => self.flush(),
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                if self.lists == 0 {
                    self.flush();
                }
            }
            TagEnd::Item if self.lists == 1 => self.flush(),
            TagEnd::TableCell => {
                self.flush();
                self.column = self.column.saturating_add(1);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row = self.row.saturating_add(1),
            TagEnd::Emphasis => self.close(Style::Italic),
            TagEnd::Strong => self.close(Style::Bold),
            _ => {}
        }
    }

    /// A list entry: on the first level a paragraph with its printed number as label, deeper a line with its mark.
    fn item(&mut self, at: usize) {
        let mark = mark(&self.source[at..]);
        if self.lists <= 1 {
            self.flush();
            self.current.role = Role::ListItem;
            self.current.label = mark.filter(|m| m.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned);
        } else {
            if !self.current.text.is_empty() {
                self.break_line();
            }
            self.current.text.push_str("   ");
            if let Some(mark) = mark {
                self.current.text.push_str(mark);
                self.current.text.push(' ');
            }
        }
    }

    fn break_line(&mut self) {
        self.current.text.push('\n');
    }

    fn close(&mut self, style: Style) {
        if let Some(at) = self.open.iter().rposition(|&(open, _)| open == style) {
            let (_, start) = self.open.remove(at);
            if start < self.current.text.len() {
                let span = Span::new(start, self.current.text.len());
                self.current.styles.push(StyledRun { span, style });
            }
        }
    }

    /// Sub- and superscripts are the only tags with a meaning here.
    fn html(&mut self, tag: &str) {
        match tag.to_ascii_lowercase().as_str() {
            "<sub>" => self.open.push((Style::Subscript, self.current.text.len())),
            "<sup>" => self.open.push((Style::Superscript, self.current.text.len())),
            "<u>" | "<ins>" => self.open.push((Style::Underlined, self.current.text.len())),
            "<del>" | "<s>" => self.open.push((Style::Struck, self.current.text.len())),
            "</u>" | "</ins>" => self.close(Style::Underlined),
            "</del>" | "</s>" => self.close(Style::Struck),
            "</sub>" => self.close(Style::Subscript),
            "</sup>" => self.close(Style::Superscript),
            "<br>" | "<br/>" | "<br />" => self.break_line(),
            _ => self.dropped_html = true,
        }
    }

    fn flush(&mut self) {
        self.open.clear();
        let mut paragraph = std::mem::take(&mut self.current);
        let kept = paragraph.text.trim_end().len();
        paragraph.text.truncate(kept);
        if paragraph.text.trim_start().is_empty() && paragraph.label.is_none() {
            return;
        }
        paragraph.proposal = paragraph.text.starts_with("[PROPOSAL");
        paragraph.styles = ordered(paragraph.styles, kept);
        self.paragraphs.push(paragraph);
    }

    fn finished(mut self) -> Manuscript {
        // One heading of the first level is the title, and the next level opens the parts.
        if self.first_levels == 1 {
            for paragraph in &mut self.paragraphs {
                paragraph.role = match paragraph.role {
                    Role::Heading(1) => Role::Title,
                    Role::Heading(level) => Role::Heading(level - 1),
                    role => role,
                };
            }
        }
        let mut notices = Vec::new();
        if self.dropped_html {
            notices.push(Notice::Html);
        }
        let pictures = Some(self.pictures);
        Manuscript { paragraphs: self.paragraphs, notices, pictures, ..Manuscript::default() }
    }
}

/// Runs in order and without overlaps; where two overlap the earlier one stands.
fn ordered(mut runs: Vec<StyledRun>, len: usize) -> Vec<StyledRun> {
    runs.sort_by_key(|run| (run.span.start, run.span.end));
    let mut kept: Vec<StyledRun> = Vec::with_capacity(runs.len());
    for mut run in runs {
        run.span.end = run.span.end.min(len);
        if run.span.start < run.span.end && kept.last().is_none_or(|last| last.span.end <= run.span.start) {
            kept.push(run);
        }
    }
    kept
}

/// The mark of a list entry as printed: `12.`, `3)`, `-`.
fn mark(source: &str) -> Option<&str> {
    let source = source.trim_start();
    let digits = source.bytes().take_while(u8::is_ascii_digit).count();
    let end = digits + 1;
    source.get(..end).filter(|mark| mark.ends_with(['.', ')', '-', '*', '+']))
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drafted_application_is_read() {
        let source = "# Lock\n\n## Description\n\n### Field\n\n[0001] The lock.\n\n## Claims\n\n1. A lock comprising:\n   a bolt.\n\n3. The lock of claim 1.\n";
        let found: Vec<_> =
            read(source).paragraphs.into_iter().map(|p| (p.role, p.label.unwrap_or_default(), p.text)).collect();
        let expected = [
            (Role::Title, "", "Lock"),
            (Role::Heading(1), "", "Description"),
            (Role::Heading(2), "", "Field"),
            (Role::Body, "", "[0001] The lock."),
            (Role::Heading(1), "", "Claims"),
            (Role::ListItem, "1.", "A lock comprising:\na bolt."),
            (Role::ListItem, "3.", "The lock of claim 1."),
        ];
        assert_eq!(found, expected.map(|(role, label, text)| (role, label.to_owned(), text.to_owned())));
    }

    #[test]
    fn html_is_dropped_and_subscripts_are_kept() {
        let manuscript = read("H<sub>2</sub>O <img src=x onerror=y>flows.\n\n<script>alert(1)</script>\n");
        assert_eq!(manuscript.paragraphs.len(), 1);
        assert_eq!(manuscript.paragraphs[0].text, "H2O flows.");
        assert_eq!(manuscript.paragraphs[0].styles, [StyledRun { span: Span::new(1, 2), style: Style::Subscript }]);
        assert_eq!(manuscript.notices.len(), 1);
    }

    #[test]
    fn nested_lists_stay_inside_their_claim() {
        let manuscript = read("1. A lock comprising:\n   - a bolt;\n   - a spring.\n2. The lock of claim 1.\n");
        let found: Vec<_> = manuscript.paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(found, ["A lock comprising:\n   - a bolt;\n   - a spring.", "The lock of claim 1."]);
    }
}
