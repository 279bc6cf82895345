//! What must hold of any bytes read as a claim set, for the fuzzer and for the replay of its corpus.

use claimwright_application::{ClaimSet, Language};

/// Reads bytes as claims in a language that the first byte chooses, and looks at all that was read.
///
/// # Panics
/// Where something does not hold.
pub fn check(bytes: &[u8]) {
    let (language, text) = match bytes.split_first() {
        Some((first, rest)) => ([Language::En, Language::De, Language::Fr][usize::from(first % 3)], rest),
        None => (Language::En, bytes),
    };
    let text = String::from_utf8_lossy(text);
    let set = ClaimSet::parse(&text, language);
    let lines = ClaimSet::from_texts(text.split('\n').map(str::to_owned).collect(), language);
    for set in [set, lines] {
        assert_eq!(set.standings().len(), set.claims.len());
        for claim in &set.claims {
            assert!(set.text[claim.offset..].starts_with(&claim.text));
            assert!(claim.clean_text().len() <= claim.text.len());
            for limitation in &claim.limitations {
                assert!(limitation.span.of(&claim.text).len() == limitation.span.len());
            }
            for (index, mention) in claim.mentions.iter().enumerate().take(64) {
                assert!(mention.span.contains(mention.phrase) && !mention.span.of(&claim.text).is_empty());
                let id = claimwright_application::claims::MentionId { claim: claim.index, mention: index };
                assert!(set.mention(set.introduction(id)).is_some());
            }
        }
    }
}
