//! Stages at which rules are asked; not what happens at them.

use claimwright_application::Stage;

/// At every stage.
pub(crate) const ALWAYS: &[Stage] = &Stage::ALL;

/// Only when the application is about to be filed: formalities that nobody minds in a draft.
pub(crate) const FILING: &[Stage] = &[Stage::ReadyToFile];

/// While the text can still be chosen freely.
pub(crate) const BEFORE_FILING: &[Stage] = &[Stage::Draft, Stage::ReadyToFile];
