//! Which mentions mean one thing; not how each of them was resolved.

use claimwright_application::{ClaimSet, Language};

#[test]
fn every_mention_of_a_term() {
    let texts = [
        "1. A lock comprising a bolt and a spring, wherein the spring urges the bolt.",
        "2. The lock of claim 1, wherein said spring is steel.",
        "3. A key comprising a spring.",
        "4. The key of claim 3, wherein the spring is coiled.",
    ];
    let set = ClaimSet::from_texts(texts.map(String::from).to_vec(), Language::En);
    let thread = |words: &str, from: usize| -> Vec<(u32, String)> {
        let byte = from + set.text[from..].find(words).expect("the words stand in the text");
        let id = set.mention_at(byte + 1).expect("a mention");
        set.thread(id)
            .into_iter()
            .filter_map(|id| set.mention(id))
            .map(|(claim, mention)| (claim.number, mention.span.of(&claim.text).to_owned()))
            .collect()
    };
    let first = [(1, "a spring"), (1, "the spring"), (2, "said spring")].map(|(n, words)| (n, words.to_owned()));
    assert_eq!(thread("the spring", 0), first);
    assert_eq!(thread("said spring", 0), first);
    let second = [(3, "a spring"), (4, "the spring")].map(|(n, words)| (n, words.to_owned()));
    assert_eq!(thread("the spring is coiled", 0), second);
    assert_eq!(set.mention_at(0), None);
    assert_eq!(set.mention_at(set.text.len() + 9), None);
}
