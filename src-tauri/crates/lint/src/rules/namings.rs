//! What the rules about names share: a finding for each name that may stand for another, and the fix that uses one name
//! everywhere; how names are compared is not known here.

use crate::rules::reading;
use crate::{Edit, Findings, Fix, Message, Place, RuleMeta, Severity};
use claimwright_application::claims::{Determiner, Mention, MentionId};
use claimwright_application::names::{Name, OtherName, Sameness, Tie};
use claimwright_application::{Application, Claim, Language, Span};
use std::cmp::Ordering;

/// Further places of a name that are listed with a finding.
const MAX_PLACES: usize = 6;

/// Reports the names that are `wanted`, each at its first mention, with the sentence under the key that `sentence` gives.
pub(crate) fn report(
    meta: &'static RuleMeta,
    application: &Application,
    findings: &mut Findings,
    wanted: fn(&OtherName) -> bool,
    sentence: fn(&OtherName) -> &'static str,
) {
    let Some(groups) = findings.names.clone() else {
        findings.cannot_assess(meta, Message::new("engine", "names-not-compared"));
        return;
    };
    let claims = reading::claims(application);
    for group in groups.iter() {
        for other in group.others.iter().filter(|other| wanted(other)) {
            let mut places = other.name.mentions.iter().filter_map(|id| place(claims, *id));
            let Some(first) = places.next() else { continue };
            let (name, words) = (shown(claims, &group.name), shown(claims, &other.name));
            let message = Message::new(meta.id, sentence(other)).with("other", &words).with("name", &name);
            let Some(finding) = findings.report(meta, first, message) else { continue };
            if other.sameness != Sameness::One {
                finding.with_severity(None, Severity::Info);
            }
            if let Some(there) = group.name.mentions.first().and_then(|id| place(claims, *id)) {
                finding.relate(there, Message::new(meta.id, "note").with("name", &name));
            }
            for also in places.take(MAX_PLACES) {
                finding.relate(also, Message::new(meta.id, "note-also"));
            }
            if other.sameness == Sameness::One {
                let turned = other.tie == Tie::Slip && is_right(application, &words, &name);
                let (kept, gone) = if turned { (&other.name, &group.name) } else { (&group.name, &other.name) };
                if let Some(edits) = one_name(claims, application.language, kept, gone) {
                    let title = Message::new(meta.id, "fix").with("name", if turned { &words } else { &name });
                    finding.offer(Fix::review(title, edits));
                }
            }
        }
    }
}

/// Whether of two spellings the later one is the right one: the one that description and abstract use more often; where they
/// tell nothing, the first, as a slip may well be written twice, unless the claims go on with the other throughout.
fn is_right(application: &Application, later: &str, first: &str) -> bool {
    let claims = application.claims.present().map(|set| set.text.as_str());
    let others = [
        application.description.present().map(|description| description.text.as_str()),
        application.abstract_.present().map(String::as_str),
    ];
    let count = |texts: &[Option<&str>], words: &str| -> usize {
        texts.iter().flatten().map(|text| text.matches(words).count()).sum()
    };
    match count(&others, later).cmp(&count(&others, first)) {
        Ordering::Equal => count(&[claims], later) > 3 * count(&[claims], first),
        more => more == Ordering::Greater,
    }
}

/// A name as it stands first, as its words alone are not in the order of every language.
fn shown(claims: &[Claim], name: &Name) -> String {
    let get = |id: &MentionId| Some((claims.get(id.claim)?, claims.get(id.claim)?.mentions.get(id.mention)?));
    let named = |(_, mention): &(&Claim, &Mention)| mention.term() == name.words;
    let mentions = || name.mentions.iter().filter_map(get);
    let first = mentions().filter(named).find(|(_, mention)| !mention.plural).or_else(|| mentions().find(named));
    first.map_or_else(|| name.words.clone(), |(claim, mention)| mention.phrase.of(&claim.text).to_owned())
}

fn place(claims: &[Claim], id: MentionId) -> Option<Place> {
    let mention = claims.get(id.claim)?.mentions.get(id.mention)?;
    Some(Place::claim(id.claim, mention.span))
}

/// The edits that put one name in the place of another, wherever it stands in the claims; `None` where one place cannot
/// take it without a change of grammar that code does not know.
fn one_name(claims: &[Claim], language: Language, kept: &Name, other: &Name) -> Option<Vec<Edit>> {
    let get = |id: &MentionId| Some((claims.get(id.claim)?, claims.get(id.claim)?.mentions.get(id.mention)?));
    let models: Vec<(&Claim, &Mention)> =
        kept.mentions.iter().filter_map(get).filter(|(_, mention)| mention.term() == kept.words).collect();
    let mut edits: Vec<Edit> = Vec::new();
    for (claim, mention) in other.mentions.iter().map(get).collect::<Option<Vec<_>>>()? {
        let before = article(claim, mention);
        let (model_claim, model) = models.iter().copied().find(|(there, model)| {
            model.plural == mention.plural
                && match language {
                    Language::En => true,
                    // One article goes with one gender and, in French, with one beginning.
                    Language::Fr => article(there, model) == before,
                    Language::De => article(there, model) == before && same_gender(&model.head, &mention.head),
                }
        })?;
        let mut new = model.phrase.of(&model_claim.text).to_owned();
        let mut span = own_words(claim, mention, &other.words)?;
        if span.of(&claim.text).starts_with(char::is_uppercase) && language != Language::De {
            new = capital(&new);
        }
        if language == Language::En && span.start == mention.phrase.start && matches!(before.as_str(), "a" | "an") {
            let an = new.starts_with(|letter: char| "aeioAEIO".contains(letter));
            let upper = mention.span.of(&claim.text).starts_with('A');
            let article = if an { "an " } else { "a " };
            new = if upper { capital(article) } else { article.to_owned() } + &new;
            span = mention.span;
        }
        edits.push(Edit::new(Place::claim(claim.index, span), new));
    }
    edits.sort_by_key(|edit| edit.place);
    let apart = |pair: &[Edit]| {
        pair[0].place.claim != pair[1].place.claim
            || pair[0].place.span.zip(pair[1].place.span).is_some_and(|(a, b)| a.end <= b.start)
    };
    (!edits.is_empty() && edits.windows(2).all(apart)).then_some(edits)
}

/// What stands before the phrase of a mention, in small letters; nothing for a bare one.
fn article(claim: &Claim, mention: &Mention) -> String {
    if mention.determiner == Determiner::Bare {
        return String::new();
    }
    claim.text.get(mention.span.start..mention.phrase.start).unwrap_or_default().trim().to_lowercase()
}

/// The words of a mention that are its name: all of its phrase, or what stands behind ordinals.
fn own_words(claim: &Claim, mention: &Mention, name: &str) -> Option<Span> {
    if mention.term() == name {
        return Some(mention.phrase);
    }
    let phrase = mention.phrase.of(&claim.text);
    let count = name.split(' ').count();
    let (start, _) = phrase.rmatch_indices(' ').nth(count.checked_sub(1)?)?;
    let words = &phrase[start + 1..];
    let modifiers = name.rsplit_once(' ').map_or("", |(before, _)| before);
    words.to_lowercase().starts_with(modifiers).then(|| Span::new(mention.phrase.start + start + 1, mention.phrase.end))
}

/// Whether two German nouns end in one word, which alone decides their gender.
fn same_gender(a: &str, b: &str) -> bool {
    let common = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    a == b || common >= 4
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
