//! What the offices ask of a page, and the two kinds of documents; not the writing.

use claimwright_application::{Language, Office};

/// What a document is for. The two are never one: a filing must not carry what a person has not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// For the office: no comments, revisions, author, custom properties, hidden text or marks; proposals are left out.
    Filing,
    /// For the desk: each proposal stands apart as a highlighted `[PROPOSAL …]` paragraph.
    Working,
}

/// The page that an office asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The office whose form is followed.
    pub office: Office,
    /// Language of the text, which word processors need for spelling and hyphenation.
    pub language: Language,
}

/// Sizes in twentieths of a point, the unit of DOCX.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub width: u32,
    pub height: u32,
    pub top: i32,
    pub left: i32,
    pub right: i32,
    pub bottom: i32,
}

const CENTIMETRE: i32 = 567;

impl Page {
    /// A4 but for the US, which takes letter size as well; margins within OJ EPO 2022, A113, Art. 2(4), Rule 11.6 PCT
    /// and 37 CFR 1.52(a)(1)(ii).
    pub(crate) const fn sheet(self) -> Sheet {
        match self.office {
            Office::Us => Sheet { width: 12_240, height: 15_840, top: 1_440, left: 1_440, right: 1_440, bottom: 1_440 },
            Office::Ep | Office::Pct | Office::Fr => Sheet {
                width: 11_906,
                height: 16_838,
                top: CENTIMETRE * 5 / 2,
                left: CENTIMETRE * 3,
                right: CENTIMETRE * 5 / 2,
                bottom: CENTIMETRE * 5 / 2,
            },
        }
    }

    /// Headings of sections stand in capitals, neither bold nor underlined (37 CFR 1.77(c)).
    pub(crate) const fn plain_headings(self) -> bool {
        matches!(self.office, Office::Us)
    }

    /// The language tag of the text.
    pub(crate) const fn tag(self) -> &'static str {
        match (self.language, self.office) {
            (Language::En, Office::Us) => "en-US",
            (Language::En, _) => "en-GB",
            (Language::Fr, _) => "fr-FR",
            (Language::De, _) => "de-DE",
        }
    }
}
