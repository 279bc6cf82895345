//! The sections of an application, in the order of its office; not the grammar of their sentences.

mod abstract_;
mod background;
mod claims;
mod detailed;
pub(crate) mod disclosure;
mod drawings;
mod questions;
mod subject;
mod summary;
mod title;
mod voice;

use crate::document::{Block, BlockKind, Draft, Origin, Sentence, Slot};
use crate::english::Source;
use crate::profile::Profile;
use crate::{Request, plan::figures::Figure};
use disclosure::Disclosure;

/// What all sections are written from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Desk<'a> {
    /// What was asked.
    pub request: &'a Request<'a>,
    /// Claims, plan, words.
    pub source: Source<'a>,
    /// Templates of the office.
    pub profile: &'a Profile,
    /// The disclosure, sorted by section.
    pub disclosure: &'a Disclosure<'a>,
}

impl Desk<'_> {
    /// A figure as a sentence names it: "FIG. 1", or "the figure" where there is only one.
    pub fn figure(&self, figure: &Figure) -> String {
        if figure.label.is_empty() {
            self.profile.figure("single", &[])
        } else {
            format!("{} {}", self.profile.figure("word", &[]), figure.label)
        }
    }

    /// Several figures as a sentence names them: "FIGS. 1 and 2".
    pub fn figures(&self, figures: &[&Figure]) -> String {
        match figures {
            [one] => self.figure(one),
            _ => {
                let labels: Vec<String> = figures.iter().map(|figure| figure.label.clone()).collect();
                format!("{} {}", self.profile.figure("words", &[]), listed(&labels))
            }
        }
    }
}

/// Words joined as a sentence joins them: "a, b, and c".
pub(crate) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        [some @ .., last] => format!("{}, and {last}", some.join(", ")),
    }
}

/// The blocks of a draft as they grow.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    /// Blocks so far.
    pub blocks: Vec<Block>,
    /// Slots so far.
    pub slots: Vec<Slot>,
}

impl Pages {
    /// Adds a heading.
    pub fn heading(&mut self, level: u8, name: &'static str, text: &str) {
        self.block(BlockKind::Heading(level), vec![coded(text.to_owned(), Origin::Template(name))]);
    }

    /// Adds a block and answers its index; a block without sentences is left out.
    pub fn block(&mut self, kind: BlockKind, sentences: Vec<Sentence>) -> usize {
        let sentences: Vec<Sentence> =
            sentences.into_iter().filter(|sentence| !sentence.text.trim().is_empty()).collect();
        if !sentences.is_empty() {
            self.blocks.push(Block { kind, sentences });
        }
        self.blocks.len().saturating_sub(1)
    }
}

/// A sentence that no model wrote.
pub(crate) fn coded(text: String, origin: Origin) -> Sentence {
    Sentence { text, origin, accepted: true }
}

/// A paragraph of template sentences, each with the name of its template.
pub(crate) fn said<const N: usize>(sentences: [(&'static str, String); N]) -> Vec<Sentence> {
    sentences.into_iter().map(|(name, text)| coded(text, Origin::Template(name))).collect()
}

/// All sections of the application.
pub(crate) fn write(desk: &Desk<'_>) -> Draft {
    let mut pages = Pages::default();
    let title = title::title(desk);
    pages.block(BlockKind::Title, vec![title]);
    pages.heading(1, "heading-description", desk.profile.heading("description"));
    background::field(desk, &mut pages);
    background::background(desk, &mut pages);
    summary::write(desk, &mut pages);
    drawings::write(desk, &mut pages);
    detailed::write(desk, &mut pages);
    claims::write(desk, &mut pages);
    abstract_::write(desk, &mut pages);
    let questions = questions::of(desk);
    Draft {
        office: desk.request.office,
        language: desk.request.application.language,
        blocks: pages.blocks,
        passages: Vec::new(),
        slots: pages.slots,
        signs: desk.source.plan.sign_list().to_vec(),
        questions,
    }
}
