//! Puts the marks of comments into a main part, cutting runs where words begin and end inside them; not the comments.

use super::{AnnotateError, Remark, Spot, runs};
use crate::read::docx::{MainPart, Origin};
use runs::Run;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What stands at one byte of the part.
#[derive(Debug, Default)]
struct Marks {
    /// Comments that end here, in order.
    ends: Vec<usize>,
    /// Comments that begin here, in order.
    starts: Vec<usize>,
    /// The run that is cut here, by its index.
    cut: Option<usize>,
}

/// The main part with the marks of all remarks, which bear numbers from `first` on.
pub(super) fn marked(main: &MainPart, remarks: &[Remark], first: usize) -> Result<String, AnnotateError> {
    let runs = runs::of(&main.text)?;
    let places = Places { main, runs: &runs };
    let mut marks: BTreeMap<usize, Marks> = BTreeMap::new();
    for (remark, id) in remarks.iter().zip(first..) {
        let (start, end) = places.of(remark).ok_or(AnnotateError::NoPlace)?;
        for (place, is_start) in [(start, true), (end, false)] {
            let mark = marks.entry(place.0).or_default();
            mark.cut = mark.cut.or(place.1);
            if is_start { &mut mark.starts } else { &mut mark.ends }.push(id);
        }
    }
    Ok(written(&main.text, &runs, &marks))
}

fn written(part: &str, runs: &[Run], marks: &BTreeMap<usize, Marks>) -> String {
    // A text that is cut keeps the space at its ends only where it says so.
    let mut kept: Vec<usize> = Vec::new();
    for (at, run) in marks.iter().filter_map(|(at, mark)| Some((*at, &runs[mark.cut?]))) {
        kept.extend(run.texts.iter().find(|text| text.start <= at && at <= text.end).map(|text| text.start - 1));
    }
    kept.sort_unstable();
    kept.dedup();
    kept.retain(|at| !part[..*at].rsplit('<').next().is_some_and(|tag| tag.contains("xml:space")));
    let mut out = String::with_capacity(part.len() + 200 * marks.len());
    let mut done = 0;
    let mut kept = kept.into_iter().peekable();
    for (at, mark) in marks {
        while let Some(tag) = kept.next_if(|tag| tag < at) {
            out.push_str(&part[done..tag]);
            out.push_str(" xml:space=\"preserve\"");
            done = tag;
        }
        out.push_str(&part[done..*at]);
        done = *at;
        if mark.cut.is_some() {
            out.push_str("</w:t></w:r>");
        }
        for id in &mark.ends {
            let _ = write!(out, r#"<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#);
        }
        for id in &mark.starts {
            let _ = write!(out, r#"<w:commentRangeStart w:id="{id}"/>"#);
        }
        if let Some(run) = mark.cut {
            out.push_str("<w:r>");
            out.push_str(&part[runs[run].properties.clone()]);
            out.push_str("<w:t xml:space=\"preserve\">");
        }
    }
    out.push_str(&part[done..]);
    out
}

/// A byte of the part, and the run that has to be cut there.
type Place = (usize, Option<usize>);

struct Places<'a> {
    main: &'a MainPart,
    runs: &'a [Run],
}

impl Places<'_> {
    /// Where a remark begins and ends in the part.
    fn of(&self, remark: &Remark) -> Option<(Place, Place)> {
        let words = (remark.start < remark.end).then(|| Some((self.start(remark.start)?, self.end(remark.end)?)));
        words.flatten().filter(|(start, end)| start.0 < end.0).or_else(|| self.paragraph(remark.start.paragraph))
    }

    /// A whole paragraph, or the next one before or behind it that has text of its own: a note has none.
    fn paragraph(&self, index: usize) -> Option<(Place, Place)> {
        let origins = &self.main.origins;
        let before = (0..origins.len().min(index + 1)).rev();
        let near = before.chain(index + 1..origins.len());
        near.filter_map(|at| Some((origins[at].first()?, origins[at].last()?))).find_map(|(first, last)| {
            let (first, last) = (self.run(first.xml)?, self.run(last.xml)?);
            Some(((self.runs[first].bytes.start, None), (self.runs[last].bytes.end, None)))
        })
    }

    fn start(&self, spot: Spot) -> Option<Place> {
        let (origin, into) = self.origin(spot.paragraph, spot.byte)?;
        let at = if into > 0 && self.is_plain(origin, into, spot.paragraph) { origin.xml + into } else { origin.xml };
        let index = self.run(at)?;
        let run = &self.runs[index];
        let Some(text) = run.texts.iter().find(|text| text.start <= at && at < text.end) else {
            return Some((run.bytes.start, None));
        };
        let front = run.properties.end.max(self.opened(run));
        let is_first = at == text.start && self.main.text[front..at].matches('<').count() == 1;
        Some(if is_first { (run.bytes.start, None) } else { (at, Some(index)) })
    }

    fn end(&self, spot: Spot) -> Option<Place> {
        let (origin, into) = self.origin(spot.paragraph, spot.byte.checked_sub(1)?)?;
        let into = into + 1;
        let part = &self.main.text;
        let at = if self.is_plain(origin, into, spot.paragraph) {
            origin.xml + into
        } else if part[origin.xml..].starts_with('&') {
            origin.xml + part[origin.xml..].find(';')? + 1
        } else {
            origin.xml
        };
        let index = self.run(origin.xml)?;
        let run = &self.runs[index];
        let inside = run.texts.iter().any(|text| text.start <= origin.xml && at <= text.end && at > text.start);
        let is_last = part[at..run.bytes.end].matches('<').count() <= 2 && part[at..].starts_with("</w:t>");
        Some(if inside && !is_last { (at, Some(index)) } else { (run.bytes.end, None) })
    }

    /// The piece that holds a byte of a paragraph's text, and how far into the piece it stands.
    fn origin(&self, paragraph: usize, byte: usize) -> Option<(Origin, usize)> {
        let origins = self.main.origins.get(paragraph)?;
        let index = origins.partition_point(|origin| origin.text <= byte).checked_sub(1)?;
        Some((origins[index], byte - origins[index].text))
    }

    /// Whether the first `into` bytes of a piece stand in the part as they are, so that it can be cut behind them.
    fn is_plain(&self, origin: Origin, into: usize, paragraph: usize) -> bool {
        let next = self.main.origins[paragraph].iter().find(|other| other.text > origin.text);
        let fits = next.is_none_or(|next| origin.text + into <= next.text);
        let piece = self.main.text.get(origin.xml..origin.xml + into);
        fits && piece.is_some_and(|piece| !piece.contains(['<', '&', '\r']) && !piece.chars().any(char::is_control))
    }

    /// The index of the run around a byte.
    fn run(&self, at: usize) -> Option<usize> {
        let index = self.runs.partition_point(|run| run.bytes.end <= at);
        (self.runs.get(index)?.bytes.start <= at).then_some(index)
    }

    /// The byte behind the opening tag of a run.
    fn opened(&self, run: &Run) -> usize {
        self.main.text[run.bytes.clone()].find('>').map_or(run.bytes.start, |at| run.bytes.start + at + 1)
    }
}
