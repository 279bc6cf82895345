//! Any text is a claim set: no panic, consistent spans, and time in proportion to the text; not what is found in it.

use claimwright_application::{ClaimSet, Language, Span};
use proptest::prelude::*;

fn holds(set: &ClaimSet) {
    assert_eq!(set.standings().len(), set.claims.len());
    for claim in &set.claims {
        assert_eq!(&set.text[claim.offset..claim.offset + claim.text.len()], claim.text);
        let whole = Span::new(0, claim.text.len());
        let within = |span: Span| assert!(whole.contains(span) && claim.text.get(span.start..span.end).is_some());
        within(claim.label);
        within(claim.preamble);
        within(claim.body);
        assert!(claim.clean_text().len() <= claim.text.len());
        for change in &claim.changes {
            within(change.span);
            assert!(change.span.contains(change.words));
        }
        claim.references.iter().for_each(|reference| within(reference.span));
        for (index, limitation) in claim.limitations.iter().enumerate() {
            within(limitation.span);
            if let Some(parent) = limitation.parent {
                assert!(parent < index && claim.limitations[parent].span.contains(limitation.span));
            }
        }
        for mention in &claim.mentions {
            within(mention.span);
            assert!(mention.span.contains(mention.phrase));
        }
        for mention in &claim.mentions {
            for candidate in &mention.candidates {
                let other = &set.claims[candidate.mention.claim].mentions[candidate.mention.mention];
                assert!(!other.span.is_empty());
            }
        }
        assert!(claim.parents.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

/// Text from the material of claims, in which the unusual is frequent.
fn claimish() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "1. ",
        "2. ",
        "\n",
        "\n\n",
        "claim ",
        "claims 1 to 3",
        "Anspruch 2",
        "la revendication 1",
        "the ",
        "said ",
        "a ",
        "first ",
        "and ",
        "or ",
        "of ",
        "comprising: ",
        "; ",
        ", ",
        "wherein ",
        "(a) ",
        "(10)",
        "(LED)",
        "bolts ",
        "ring ",
        "lever(s) ",
        "l'",
        "ß",
        "é",
        "𝔘",
        "\u{301}",
        "مرحبا ",
        "🦀",
        "-",
        "/",
        "'s ",
        "Der Riegel ",
        "umfassend ",
        "dadurch gekennzeichnet, dass ",
        "\u{a0}",
        "ing ",
        "0",
        "9999999999",
        "any preceding claim",
        "İ",
        "ẞ",
        "each ",
        "at least one ",
        ": ",
        ".",
        "\r",
        "(",
        ")",
        "i) ",
        "[[",
        "]]",
        "~~",
        "<del>",
        "</del>",
        "<u>",
        "</u>",
        "(Currently amended) ",
        "3-5. (Canceled)",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(vec![Language::En, Language::De, Language::Fr])
}

proptest! {
    #[test]
    fn any_text(text in any::<String>(), language in language()) {
        holds(&ClaimSet::parse(&text, language));
        holds(&ClaimSet::from_texts(vec![text], language));
    }

    #[test]
    fn claim_like_text(text in claimish(), language in language()) {
        holds(&ClaimSet::parse(&text, language));
        holds(&ClaimSet::from_texts(text.split('\n').map(str::to_owned).collect(), language));
    }
}

#[test]
fn large_sets_stay_cheap() {
    let chain = |n: usize, target: &dyn Fn(usize) -> String| {
        let texts = (1..=n)
            .map(|i| format!("{i}. The lock of {}, wherein the bolt {i} urges the spring and a lever {i}.", target(i)));
        ClaimSet::from_texts(texts.collect(), Language::En)
    };
    holds(&chain(3_000, &|i| format!("claim {}", i.saturating_sub(1).max(1))));
    holds(&chain(500, &|i| format!("claim {}", i % 500 + 1)));
    holds(&chain(1_000, &|_| "any preceding claim".to_owned()));
    for unit in
        ["the lever and a spring, ", "a: ", "and ", "; ", "(", "the ", "claim 1 or ", "first ", "Schraubengewinde "]
    {
        for language in [Language::En, Language::De, Language::Fr] {
            holds(&ClaimSet::parse(&unit.repeat(50_000 / unit.len()), language));
        }
    }
}
