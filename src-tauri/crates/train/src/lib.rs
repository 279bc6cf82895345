//! Trains adapters of the encoder on pairs of terms that people have scored; no file, no clock, nothing about patents.
//!
//! [`train`] is the entry. Phases, each a module: [`examples`] (training and held-out part, with no first term in both) →
//! `batches` (what is compared stands together) → `loss` → `adam` → [`score`] (before and after) →
//! [`Outcome`]. A [`checkpoint`] lets an interrupted run go on as if it had not been.

mod adam;
mod batches;
pub mod checkpoint;
pub mod examples;
mod loss;
mod random;
mod run;
pub mod score;

pub use examples::{Example, Fold};
pub use run::{Outcome, Plan, Progress, TrainError, train};
