//! Groups as those who check take them; not how they are concluded.

use super::evidence::Kind;
use super::groups::{Answer, Group};
use super::questions::Compared;
use claimwright_application::names::{Name, NameGroup, OtherName, Sameness, Tie};

impl Compared<'_> {
    /// Groups of this table as data for a check.
    pub fn names(&self, groups: &[Group]) -> Vec<NameGroup> {
        let name = |place: usize| {
            let term = &self.table.terms[place];
            Name { words: term.key.clone(), mentions: term.mentions.clone() }
        };
        let groups = groups.iter().map(|group| NameGroup {
            name: name(group.root),
            others: group
                .links
                .iter()
                .map(|link| OtherName {
                    name: name(link.term),
                    sameness: sameness(link.answer),
                    tie: tie(link.kind),
                    confidence: link.confidence,
                    decided: link.decided,
                })
                .collect(),
        });
        groups.collect()
    }
}

const fn sameness(answer: Answer) -> Sameness {
    match answer {
        Answer::Same => Sameness::One,
        Answer::Maybe => Sameness::Perhaps,
        Answer::Different => Sameness::Two,
    }
}

const fn tie(kind: Kind) -> Tie {
    match kind {
        Kind::Variant => Tie::Meaning,
        Kind::NewInDependent => Tie::Anew,
        Kind::Misspelt => Tie::Slip,
        Kind::Inflected => Tie::Form,
        Kind::Abbreviated => Tie::Initials,
        Kind::SameSign => Tie::Sign,
        Kind::LookAlike => Tie::Look,
    }
}
