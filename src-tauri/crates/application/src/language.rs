//! The languages of procedure that the program understands; not translation, and not the interface's language.

/// English, French or German.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// German.
    De,
}

impl Language {
    /// ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::De => "de",
        }
    }

    /// The language of an ISO 639-1 code, where it is one of the three; a region or an encoding may follow, as in `fr-CH`
    /// and `de_DE.UTF-8`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split(['-', '_', '.']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "fr" => Some(Self::Fr),
            "de" => Some(Self::De),
            _ => None,
        }
    }

    /// The likeliest of the three, by counting function words; English where nothing speaks for another.
    pub fn of(text: &str) -> Self {
        const FR: &[&str] =
            &["le", "la", "les", "des", "une", "du", "et", "selon", "dans", "est", "par", "pour", "dont"];
        const DE: &[&str] =
            &["der", "die", "das", "und", "ein", "eine", "nach", "mit", "dem", "den", "ist", "wobei", "von"];
        const EN: &[&str] = &["the", "of", "and", "a", "an", "to", "in", "wherein", "said", "is", "with", "for", "by"];
        let (mut en, mut fr, mut de) = (0usize, 0usize, 0usize);
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).take(4000) {
            let word = word.to_lowercase();
            en += usize::from(EN.contains(&word.as_str()));
            fr += usize::from(FR.contains(&word.as_str()));
            de += usize::from(DE.contains(&word.as_str()));
        }
        if de > en && de >= fr {
            Self::De
        } else if fr > en {
            Self::Fr
        } else {
            Self::En
        }
    }
}
