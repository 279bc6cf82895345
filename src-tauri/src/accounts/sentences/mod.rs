//! What the vault and the session say to a person, in English, French and German; when it is said, others decide.

mod errors;
mod notices;

pub use errors::{begin_anew, error, locked, wrong_first_code};
pub use notices::{chain, notice, weakness};

use claimwright_api::Language;
use notices::weakness_of;

/// A sentence in the three languages.
type Said = [&'static str; 3];

/// A length of time in a person's measure.
fn lasting(seconds: u64, language: Language) -> String {
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    match (hours, minutes, language) {
        (0, 0, Language::De) => format!("{seconds} Sekunden"),
        (0, 0, Language::Fr) => format!("{seconds} secondes"),
        (0, 0, Language::En) => format!("{seconds} seconds"),
        (0, _, _) => format!("{minutes} min"),
        _ => format!("{hours} h {minutes} min"),
    }
}
