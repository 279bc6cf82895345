//! The word lists of `assets/signs`; not how they are used.

use crate::Language;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The lists of one language.
pub(super) struct Words {
    pub stop: HashSet<&'static str>,
    pub no_sign: HashSet<&'static str>,
    pub units: HashSet<&'static str>,
    pub exact_units: HashSet<&'static str>,
    pub steps: HashSet<&'static str>,
    pub verbs: HashSet<&'static str>,
    pub ordinals: HashSet<&'static str>,
    pub determiners: HashSet<&'static str>,
}

static LISTS: LazyLock<[Words; 3]> = LazyLock::new(|| {
    let lists: toml::Table = include_str!("../../../../../assets/signs/words.toml")
        .parse()
        .expect("the word lists are a constant of the program and a test reads them");
    // The lists live as long as the program, so that their words need no copies.
    let lists: &'static toml::Table = Box::leak(Box::new(lists));
    [Language::En, Language::Fr, Language::De].map(|language| {
        let list = |name: &str, key: &str| -> HashSet<&'static str> {
            let text = lists.get(name).and_then(|group| group.get(key)).and_then(|text| text.as_str());
            text.unwrap_or_default().split_whitespace().collect()
        };
        let code = language.code();
        Words {
            stop: list("stop", code),
            no_sign: list("no_sign", code),
            units: list("units", "all"),
            exact_units: list("units", "exact"),
            steps: list("steps", code),
            verbs: list("verbs", code),
            ordinals: list("ordinals", code),
            determiners: list("determiners", code),
        }
    })
});

/// The lists of a language.
pub(super) fn of(language: Language) -> &'static Words {
    match language {
        Language::En => &LISTS[0],
        Language::Fr => &LISTS[1],
        Language::De => &LISTS[2],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_list() {
        for words in LISTS.iter() {
            for list in [
                &words.stop,
                &words.no_sign,
                &words.units,
                &words.exact_units,
                &words.steps,
                &words.ordinals,
                &words.determiners,
            ] {
                assert!(!list.is_empty());
            }
        }
    }
}
