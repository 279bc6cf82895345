//! Decides what each reference of a claim does: whether the claim depends on its target or only speaks of the target's
//! thing; not whether that is allowed.

use super::{Category, ClaimReference, ReferenceRole};
use crate::Language;

/// What is known of a claim before its references are judged.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject {
    /// Head of the thing claimed, lower case, singular where the language has it.
    pub head: String,
    pub category: Option<Category>,
    /// Byte in the claim at which the preamble begins and ends.
    pub start: usize,
    pub end: usize,
}

/// Words after which a thing other than the claim's own subject may be named.
const AWAY: &[&str] = &[
    "for",
    "of",
    "to",
    "using",
    "comprising",
    "including",
    "having",
    "containing",
    "with",
    "by",
    "in",
    "on",
    "from",
    "producing",
    "making",
    "manufacturing",
    "preparing",
    "which",
    "that",
    "operating",
    "incorporating",
    "comprises",
    "employing",
    "carrying",
    "performing",
    "implementing",
    "obtained",
    "obtainable",
    "produced",
    "made",
    "wherein",
    "zur",
    "zum",
    "für",
    "mit",
    "von",
    "einer",
    "eines",
    "einem",
    "der",
    "des",
    "dem",
    "umfassend",
    "unter",
    "durch",
    "bei",
    "aus",
    "enthaltend",
    "welche",
    "pour",
    "de",
    "d'",
    "du",
    "des",
    "comprenant",
    "utilisant",
    "contenant",
    "avec",
    "par",
    "dans",
    "à",
    "au",
    "comportant",
];

/// Words by which a thing takes in another.
const INCLUDES: &[&str] =
    &["comprising", "including", "containing", "umfassend", "comprenant", "using", "incorporating"];

/// Words by which a whole takes in the thing of another claim, wherever they stand before it.
const TAKES_IN: &[&str] = &[
    "comprising",
    "including",
    "containing",
    "having",
    "with",
    "comprises",
    "includes",
    "incorporating",
    "umfassend",
    "umfasst",
    "enthaltend",
    "mit",
    "aufweisend",
    "aufweist",
    "comprenant",
    "comprend",
    "comportant",
    "contenant",
    "avec",
    "muni",
    "munie",
    "équipé",
    "équipée",
];

/// Words behind which a thing is spoken of but not taken in.
const SPEAKS_OF: &[&str] = &[
    "wherein",
    "whereby",
    "for",
    "adapted",
    "configured",
    "suitable",
    "to",
    "fit",
    "wobei",
    "für",
    "zum",
    "zur",
    "geeignet",
    "pour",
    "dans",
    "apte",
    "adapté",
    "destiné",
    "destinée",
];

/// Words that tie a subject to a claim number.
const TIES: &[&str] = &[
    "of",
    "according",
    "to",
    "as",
    "in",
    "claimed",
    "defined",
    "recited",
    "set",
    "forth",
    "described",
    "with",
    "accordance",
    "per",
    "by",
    "under",
    "the",
    "any",
    "one",
    "stated",
    "specified",
    "disclosed",
    "provided",
    "from",
    "either",
    "at",
    "least",
    "accordingly",
    "which",
    "is",
    "nach",
    "gemäß",
    "gemäss",
    "gemaess",
    "entsprechend",
    "laut",
    "wie",
    "in",
    "einem",
    "der",
    "beansprucht",
    "selon",
    "suivant",
    "la",
    "l'",
    "l'une",
    "conforme",
    "conformément",
    "à",
    "telle",
    "tel",
    "que",
    "définie",
    "défini",
    "d'après",
    "a",
    "an",
    "also",
    "like",
    "conforming",
    "wherein",
    "further",
    "or",
    "more",
    "preceding",
    ",",
    "based",
    "on",
];

/// Sets the role of every reference and tells whether the claim is dependent in form.
pub(super) fn judge(
    references: &mut [ClaimReference],
    own: &Subject,
    text: &str,
    target_of: &dyn Fn(u32) -> Option<(String, Option<Category>)>,
    language: Language,
) -> bool {
    let mut dependent = false;
    for reference in references.iter_mut() {
        let before = text[own.start.min(reference.span.start)..reference.span.start].to_lowercase();
        // "having" and "including" also stand inside a name: nothing is over before the first mark.
        let in_preamble = reference.span.start < own.end.max(own.start) || !before.contains([',', ':', ';']);
        let target = reference.numbers.iter().find_map(|&number| target_of(number));
        reference.role = if dependent && !in_preamble {
            ReferenceRole::Other
        } else {
            role(&before, in_preamble, own, target.as_ref(), language)
        };
        dependent |= reference.role == ReferenceRole::Dependency;
    }
    dependent
}

fn role(
    before: &str,
    in_preamble: bool,
    own: &Subject,
    target: Option<&(String, Option<Category>)>,
    language: Language,
) -> ReferenceRole {
    let words: Vec<&str> =
        before.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-')).filter(|w| !w.is_empty()).collect();
    let tied = words.iter().rposition(|word| !TIES.contains(word)).map_or(0, |at| at + 1);
    let named = &words[..tied];
    if !in_preamble {
        let whole = words.first().is_some_and(|word| matches!(*word, "the" | "le" | "la" | "l'"))
            && before.contains(" it ")
            && before.trim_end().ends_with("in");
        return if whole { ReferenceRole::Dependency } else { spoken_of(named, own, target) };
    }
    if named.is_empty() {
        // "According to claim 1, a device …", "In the lock of claim 1, the improvement …".
        return ReferenceRole::Dependency;
    }
    // "A method of making a disk, wherein a layer is formed on the plate made by the method according to claim 1": the claim
    // has turned to features of its own before it names the other.
    let clause =
        named.iter().any(|word| matches!(*word, "wherein" | "whereby" | "wobei" | "worin" | "lequel" | "laquelle"));
    if clause && matches!(words[0], "a" | "an" | "ein" | "eine" | "un" | "une") {
        return spoken_of(named, own, target);
    }
    let leads_away = named.iter().skip(1).any(|word| AWAY.contains(word));
    if !leads_away || matches!(words[0], "in") {
        return ReferenceRole::Dependency;
    }
    let Some((head, category)) = target else {
        return if named.len() <= 8 && named.first() != Some(&"use") {
            ReferenceRole::Dependency
        } else {
            spoken_of(named, own, target)
        };
    };
    let same_kind = own.category.zip(*category).is_none_or(|(a, b)| a.is_activity() == b.is_activity());
    let includes = named.iter().any(|word| INCLUDES.contains(word));
    let own_name = named.last() == Some(&own.head.as_str());
    let known = matches!(named[0], "the" | "le" | "la" | "l'") && !includes;
    // "The plate making apparatus according to claim 1", where claim 1 is a method: dependent, if wrongly.
    if known && own_name {
        return ReferenceRole::Dependency;
    }
    if !same_kind {
        return spoken_of(named, own, target);
    }
    // "according to claim 1" says what the claim is, while "of claim 1" belongs to the nearest noun.
    if known
        && words[tied..].iter().any(|word| matches!(*word, "according" | "claimed" | "recited" | "defined" | "set"))
    {
        return ReferenceRole::Dependency;
    }
    let same_head = !own.head.is_empty()
        && (*head == own.head
            || language == Language::De && (head.ends_with(&own.head) || own.head.ends_with(head.as_str())));
    // "A door comprising the lock of claim 1": what is tied to the number is the other claim's thing.
    let last = named.last().copied().unwrap_or_default();
    if same_head && (last != head.as_str() || own.head == *head && !named[..named.len() - 1].iter().any(|w| w == head))
    {
        ReferenceRole::Dependency
    } else if same_head {
        if includes { ReferenceRole::Whole } else { ReferenceRole::Dependency }
    } else {
        spoken_of(named, own, target)
    }
}

/// What a reference does that makes the claim no dependent one. `named` are the words before what is tied to the number.
fn spoken_of(named: &[&str], own: &Subject, target: Option<&(String, Option<Category>)>) -> ReferenceRole {
    let category = target.and_then(|(_, category)| *category);
    if own.category.zip(category).is_some_and(|(own, other)| own.is_activity() != other.is_activity()) {
        return ReferenceRole::OtherCategory;
    }
    let taken_in = named.iter().rposition(|word| TAKES_IN.contains(word));
    let spoken = named.iter().rposition(|word| SPEAKS_OF.contains(word));
    if taken_in.is_some() && taken_in > spoken { ReferenceRole::Whole } else { ReferenceRole::Other }
}
