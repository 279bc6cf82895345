//! Text or [`Manuscript`] to [`Application`]: parts, claims, limitations, terms, antecedents, signs, figures.
//!
//! Pure and total: it opens no file, reads no clock, and never fails. What cannot be understood stays visible as such
//! ([`Part::Unreadable`], an unnumbered claim, an unresolved antecedent), so that later phases can say it.
//!
//! Phases, each a module: [`manuscript`] (neutral paragraphs) → `segment` (parts) → [`claims`] (structure, dependencies,
//! terms, antecedents), [`description`] (paragraphs, sections), [`signs`], [`figures`] → [`Application`].
//! All positions are byte ranges ([`Span`]) in the text of the part named; for a claim, in the claim's own text.

pub mod acronyms;
pub mod application;
pub mod baseline;
pub mod claims;
pub mod description;
pub mod drawings;
pub mod facts;
pub mod figures;
mod guess;
mod headings;
pub mod language;
pub mod manuscript;
pub mod names;
pub mod notice;
pub mod nouns;
pub mod paging;
pub mod part;
mod sections;
mod segment;
pub mod sentences;
pub mod sheets;
pub mod signs;
pub mod span;
mod spelling;

pub use application::{Application, Parts};
pub use baseline::Baseline;
pub use claims::{Claim, ClaimSet};
pub use description::Description;
pub use drawings::Drawings;
pub use facts::{FilingFacts, Office, Presence, Route, Stage};
pub use language::Language;
pub use manuscript::Manuscript;
pub use notice::Notice;
pub use part::{Part, PartName};
pub use sheets::Sheets;
pub use span::Span;
