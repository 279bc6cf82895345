//! Facts about the filing, which enter as data and decide what may be asked; never read from a clock or a network.

use std::fmt;

/// An office whose law is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Office {
    /// European Patent Office.
    Ep,
    /// United States Patent and Trademark Office.
    Us,
    /// The International Bureau and the authorities under the PCT.
    Pct,
    /// Institut national de la propriété industrielle, France.
    Fr,
}

impl Office {
    /// All four, in the order in which reports list them.
    pub const ALL: [Self; 4] = [Self::Ep, Self::Us, Self::Pct, Self::Fr];

    /// The word of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ep => "ep",
            Self::Us => "us",
            Self::Pct => "pct",
            Self::Fr => "fr",
        }
    }

    /// The office of a command-line word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|office| office.word() == word)
    }
}

/// How the application reaches the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Route {
    /// A first filing.
    #[default]
    First,
    /// A later filing that claims priority.
    Priority,
    /// A US provisional application.
    Provisional,
    /// An international application.
    Pct,
    /// The European regional phase of an international application.
    EpRegional,
    /// The US national stage of an international application.
    UsNational,
    /// A divisional application.
    Divisional,
    /// A continuation or continuation-in-part.
    Continuation,
}

impl Route {
    /// All routes.
    pub const ALL: [Self; 8] = [
        Self::First,
        Self::Priority,
        Self::Provisional,
        Self::Pct,
        Self::EpRegional,
        Self::UsNational,
        Self::Divisional,
        Self::Continuation,
    ];

    /// The word of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Priority => "priority",
            Self::Provisional => "provisional",
            Self::Pct => "pct",
            Self::EpRegional => "ep-regional",
            Self::UsNational => "us-national",
            Self::Divisional => "divisional",
            Self::Continuation => "continuation",
        }
    }

    /// The route of a command-line word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|route| route.word() == word)
    }
}

/// How far the application has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stage {
    /// Being written.
    #[default]
    Draft,
    /// About to be filed: formalities are asked for.
    ReadyToFile,
    /// As filed: no matter may be added from here on.
    AsFiled,
    /// Amended in examination.
    Amended,
    /// Published by an office.
    Published,
    /// Granted.
    Granted,
}

impl Stage {
    /// All stages, in order of time.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::ReadyToFile, Self::AsFiled, Self::Amended, Self::Published, Self::Granted];

    /// The word of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::ReadyToFile => "ready-to-file",
            Self::AsFiled => "as-filed",
            Self::Amended => "amended",
            Self::Published => "published",
            Self::Granted => "granted",
        }
    }

    /// The stage of a command-line word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }

    /// Whether the application is filed, so that no fix may add or change matter (Art. 123(2) EPC, 35 U.S.C. 132(a),
    /// Art. 34(2)(b) PCT).
    pub fn is_filed(self) -> bool {
        self >= Self::AsFiled
    }
}

/// Whether something that accompanies an application is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Presence {
    /// It is there.
    Present,
    /// It is not there.
    Absent,
    /// Not known.
    #[default]
    Unknown,
}

impl Presence {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Present, Self::Absent, Self::Unknown];

    /// The word of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Unknown => "unknown",
        }
    }

    /// The presence of a command-line word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|presence| presence.word() == word)
    }
}

/// A calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year of the common era.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the last day of the month.
    pub day: u8,
}

impl Date {
    /// The date of `YYYY-MM-DD` or `YYYYMMDD`; none where the calendar has no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let fields = match text.len() {
            10 => [text.get(..4)?, text.get(4..8)?.strip_prefix('-')?.strip_suffix('-')?, text.get(8..)?],
            8 => [text.get(..4)?, text.get(4..6)?, text.get(6..)?],
            _ => return None,
        };
        if !fields.iter().all(|field| field.bytes().all(|b| b.is_ascii_digit())) {
            return None;
        }
        let date = Self { year: fields[0].parse().ok()?, month: fields[1].parse().ok()?, day: fields[2].parse().ok()? };
        (1..=date.days_of_month()).contains(&date.day).then_some(date)
    }

    /// Days of its month in the Gregorian calendar; 0 where there is no such month.
    const fn days_of_month(self) -> u8 {
        let leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What is known about a filing. Each fact says whether it was given or guessed, so that a guess can be shown and
/// corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FilingFacts {
    /// Route to the office.
    pub route: Fact<Route>,
    /// Stage of the procedure.
    pub stage: Fact<Stage>,
    /// Filing date, where known.
    pub filing_date: Option<Date>,
    /// Earliest priority date, where known.
    pub priority_date: Option<Date>,
    /// Drawings.
    pub drawings: Fact<Presence>,
    /// Sequence listing.
    pub listing: Fact<Presence>,
    /// Request form.
    pub request_form: Fact<Presence>,
    /// The set of claims that is meant, counted from 1, where a document holds several and somebody chose.
    pub claim_set: Option<u32>,
}

/// A fact and whether a person stated it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fact<T> {
    /// The value in force.
    pub value: T,
    /// Whether a person gave it; otherwise it was guessed.
    pub given: bool,
}

impl<T> Fact<T> {
    /// A fact that a person stated.
    pub const fn given(value: T) -> Self {
        Self { value, given: true }
    }

    /// A fact read off the document.
    pub const fn guessed(value: T) -> Self {
        Self { value, given: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        let date = Date { year: 2024, month: 2, day: 29 };
        assert_eq!((Date::parse("2024-02-29"), Date::parse("20240229")), (Some(date), Some(date)));
        assert_eq!(date.to_string(), "2024-02-29");
        for wrong in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-04-31",
            "2024-2-290",
            "24-02-2029",
            "2024/02/29",
            "+024-02-29",
            "２０２４０２２９",
            "é024-0-1",
        ] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }
}
