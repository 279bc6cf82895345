//! What an independent claim is about, by its preamble: with article, without, in the plural; not its features.

use crate::english::lexicon::Lexicon;
use crate::english::token::{Signs, Token, is_plain, text, trimmed};
use crate::english::{Source, behind_setting, np};
use crate::plan::{definitions, described, process};
use claimwright_application::Span;
use claimwright_application::claims::{Claim, Determiner};

/// Words at which a preamble stops naming and starts to define.
const DEFINES: &[&str] = &[
    "comprising",
    "including",
    "having",
    "wherein",
    "which",
    "that",
    "containing",
    "characterized",
    "characterised",
    "where",
    "executed",
    "implemented",
    "performed",
    "stored",
    "storing",
    "encoded",
    "selected",
];

/// Whether the preamble stops in the middle of a phrase ("a substrate to which has been applied …"), so that only the
/// whole claim makes sense.
pub(crate) fn torn(claim: &Claim) -> bool {
    if claim.transition.is_none() && claim.limitations.len() <= 1 && !claim.references.is_empty() {
        // "A lamp which uses the element of claim 1 as its source": no preamble, no body.
        return true;
    }
    if definitions::picks(claim) {
        // "A compound selected from the group consisting of": the list are alternatives, not what the compound consists of.
        return true;
    }
    let words = claim.preamble.of(&claim.text).trim_end();
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    matches!(
        last,
        "to" | "in"
            | "on"
            | "of"
            | "with"
            | "from"
            | "for"
            | "which"
            | "that"
            | "at"
            | "by"
            | "into"
            | "and"
            | "is"
            | "whose"
    )
}

/// The preamble of a claim ready for a sentence: "a hinge 10 for a door".
pub(crate) fn introduced(source: &Source<'_>, claim: &Claim) -> Vec<Token> {
    let end = if torn(claim) { claim.text.len() } else { claim.preamble.end };
    // What the preamble goes on about is told in a sentence of its own.
    let end = described(claim).filter(|_| !torn(claim)).map_or(end, |index| claim.mentions[index].span.start);
    let raw = source.tokens(claim, Span::new(claim.preamble.start.min(end), end));
    let whole = without_echo(trimmed(&raw), claim);
    // "In a network, a method of …" is told as "a method of …, in a network".
    let named = behind_setting(whole, claim);
    let mut tokens: Vec<Token> = named.to_vec();
    if let Some((_, setting)) = whole[..whole.len() - named.len()].split_last() {
        tokens.push(Token { space: false, ..Token::word(",") });
        tokens.extend_from_slice(setting);
        if let Some(place) = tokens.get_mut(named.len() + 1) {
            lower_first(place);
        }
    }
    for at in 0..tokens.len() {
        // "ratio of 9: 1", "SEQ ID NO: 1".
        let valued = at > 0 && tokens[at].text == ":" && !is_plain(&tokens[at - 1]);
        if tokens[at].text == ";" || tokens[at].text == ":" && !valued {
            ",".clone_into(&mut tokens[at].text);
        }
    }
    let Some(first) = tokens.first_mut() else { return tokens };
    lower_first(first);
    let bare =
        first.mention.map(|index| &claim.mentions[index]).filter(|mention| mention.determiner == Determiner::Bare);
    if let Some(mention) = bare
        && !mention.plural
        && !matches!(mention.head.as_str(), "software" | "equipment" | "circuitry" | "apparel" | "clothing" | "food")
    {
        let article = if vowel(&first.lower) { "an" } else { "a" };
        let mut article = Token::word(article);
        article.mention = first.mention;
        article.space = false;
        first.space = true;
        tokens.insert(0, article);
    }
    tokens
}

/// Drops ", the method" or ", said hinge" at the end of a preamble.
fn without_echo<'t>(tokens: &'t [Token], claim: &Claim) -> &'t [Token] {
    let head = claim.mentions.first().map(|mention| mention.head.as_str());
    if let [before @ .., article, noun] = tokens
        && before.len() > 2
        && article.lower == "the"
        && Some(noun.lower.as_str()) == head
        && before.last().is_some_and(|last| last.is_mark() || last.mention.is_some())
    {
        return trimmed(before);
    }
    let Some(comma) = tokens.iter().rposition(|token| token.text == "," || token.text == ";") else { return tokens };
    let echo = np::at_start(&tokens[comma + 1..], claim)
        .is_some_and(|np| np.refers && comma + 1 + np.end >= tokens.len().saturating_sub(1));
    if echo && comma > 0 { trimmed(&tokens[..comma]) } else { tokens }
}

fn lower_first(token: &mut Token) {
    let rest_is_lower = token.text.chars().skip(1).all(|c| !c.is_uppercase());
    if rest_is_lower && token.text.chars().count() > 1 || token.lower == "a" {
        token.text.clone_from(&token.lower);
    }
}

/// Whether a word wants "an".
pub(crate) fn vowel(word: &str) -> bool {
    let word = word.to_lowercase();
    let sounded_consonant =
        ["uni", "use", "usa", "usi", "eu", "one", "once", "uti", "ubi"].iter().any(|start| word.starts_with(start));
    word.starts_with(['a', 'e', 'i', 'o', 'u']) && !sounded_consonant
        || word.starts_with("hour")
        || word.starts_with("honest")
}

/// Index at which the preamble is over as a name: at a comma or a defining word, or after `most` words.
fn name_end(tokens: &[Token], lexicon: &Lexicon, most: usize) -> usize {
    let mut end = tokens.len();
    for (at, token) in tokens.iter().enumerate().skip(1) {
        let defines = token.mention.is_none() && DEFINES.contains(&token.lower.as_str());
        if token.is_mark()
            || defines
            || (token.text.starts_with('(') && token.text.ends_with(')') && token.text.len() > 6)
        {
            end = at;
            break;
        }
    }
    if end > most {
        // Ends before the last preposition within reach, so that no phrase is torn.
        let cut = (1..=most).rev().find(|&at| {
            tokens[at].mention.is_none()
                && matches!(
                    tokens[at].lower.as_str(),
                    "for" | "to" | "in" | "on" | "by" | "with" | "from" | "at" | "into" | "using" | "as"
                )
        });
        end = cut.unwrap_or(end.min(most));
    }
    let plain = |at: usize| tokens[at].mention.is_none();
    // "based upon a sequence to detect", "for producing": the verb has lost its object.
    if end > 2 && plain(end - 1) {
        let verb = &tokens[end - 1].lower;
        let bereft = match tokens[end - 2].lower.as_str() {
            "to" => lexicon.of_base(verb).is_some(),
            "for" | "of" | "by" => end < tokens.len() && lexicon.of_ing(verb).is_some(),
            _ => false,
        };
        end -= if bereft { 2 } else { 0 };
    }
    while end > 1
        && plain(end - 1)
        && (lexicon.is_participle(&tokens[end - 1].lower)
            || end < tokens.len() && lexicon.of_ing(&tokens[end - 1].lower).is_some()
            || matches!(
                tokens[end - 1].lower.as_str(),
                "and" | "or" | "of" | "for" | "to" | "by" | "a" | "an" | "the" | "being" | "in" | "is"
            ))
    {
        end -= 1;
    }
    end
}

/// The preamble as far as it names: a product "formed by a method" is named without its method.
fn naming(source: &Source<'_>, claim: &Claim) -> Vec<Token> {
    let mut tokens = introduced(source, claim);
    if let Some(process) = process(claim)
        && let Some(at) = tokens.iter().position(|token| token.mention == Some(process))
        && let Some(made) = tokens[..at].iter().rposition(|token| {
            token.mention.is_none()
                && (token.lower.ends_with("ed") || matches!(token.lower.as_str(), "made" | "obtainable" | "producible"))
        })
        && made > 1
    {
        tokens.truncate(made);
    }
    tokens
}

/// The name of what is claimed with article and purpose: "an adhesive tape for application to a flooring environment".
pub(crate) fn with_article(source: &Source<'_>, claim: &Claim) -> String {
    let tokens = naming(source, claim);
    let end = name_end(&tokens, source.lexicon, 30);
    text(&tokens[..end.min(tokens.len())], Signs::None)
}

/// The name with article, short enough for a list of figures.
pub(crate) fn short(source: &Source<'_>, claim: &Claim) -> String {
    let tokens = naming(source, claim);
    let end = name_end(&tokens, source.lexicon, 14);
    text(&tokens[..end.min(tokens.len())], Signs::None)
}

/// The name without article, at most `most` words.
pub(crate) fn name(source: &Source<'_>, claim: &Claim, most: usize) -> String {
    let tokens = naming(source, claim);
    let end = name_end(&tokens, source.lexicon, most).min(tokens.len());
    let name = text(&tokens[..end], Signs::None);
    strip_article(&name).to_owned()
}

/// A name without its article and words of praise.
pub(crate) fn strip_article(name: &str) -> &str {
    let mut name = name;
    while let Some(rest) =
        ["a ", "an ", "the ", "new ", "novel ", "improved ", "one or more ", "at least one "].iter().find_map(|word| {
            name.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| &name[word.len()..])
        })
    {
        name = rest;
    }
    name
}

/// The head phrase alone, in the plural: "adhesive tapes".
pub(crate) fn plural(source: &Source<'_>, claim: &Claim) -> String {
    let tokens = introduced(source, claim);
    let Some(np) = np::at_start(&tokens, claim) else { return name(source, claim, 12) };
    let mention = &claim.mentions[np.mention];
    let of_first = tokens.iter().take(np.end).take_while(|token| token.mention == Some(np.mention)).count();
    // "an ignition or plasma generation apparatus": the head stands at the end.
    let goes_on = tokens[of_first..np.end].first().is_some_and(|next| {
        matches!(next.text.as_str(), "or" | "and" | "and/or" | "to" | ",") || next.lower.ends_with("ed")
    });
    let head_end = if goes_on { np.end } else { of_first };
    let phrase = text(&tokens[..head_end], Signs::None);
    let phrase = strip_article(&phrase);
    let tail = text(&tokens[head_end..np.end], Signs::None);
    let many = if mention.plural { phrase.to_owned() } else { pluralise(phrase) };
    if tail.is_empty() || tail.contains("formula") { many } else { format!("{many} {tail}") }
}

fn pluralise(phrase: &str) -> String {
    let last = phrase.rsplit([' ', '-']).next().unwrap_or_default().to_lowercase();
    let mass = [
        "apparatus",
        "equipment",
        "software",
        "circuitry",
        "media",
        "series",
        "means",
        "hardware",
        "clothing",
        "apparel",
    ];
    if mass.contains(&last.as_str()) || (last.ends_with('s') && !last.ends_with("ss")) {
        return phrase.to_owned();
    }
    let before = last.chars().rev().nth(1);
    if let Some(stem) = phrase.strip_suffix("medium") {
        format!("{stem}media")
    } else if let Some(stem) = phrase.strip_suffix('y').filter(|_| !before.is_some_and(|c| "aeiou".contains(c))) {
        format!("{stem}ies")
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| last.ends_with(end)) {
        format!("{phrase}es")
    } else {
        format!("{phrase}s")
    }
}
