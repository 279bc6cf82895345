//! What is known of the names of a document between two checks: what a model said, what a person decided, what was
//! compared before; not how names are compared.

use crate::decided::{self, GlossaryEntry};
use claimwright_application::names::NameGroup;
use claimwright_application::{Application, Language};
use claimwright_assist::terms::{Answer, Compared, Decisions, Group, Memo, Table};
use std::collections::HashMap;

/// The rules that speak of names.
pub const RULES_OF_NAMES: [&str; 2] = ["terminology/near-miss", "terminology/variant"];

/// From so many scores on, those of earlier texts are forgotten.
const MOST_SCORES: usize = 50_000;

/// What is known of names.
#[derive(Debug, Default)]
pub struct Naming {
    memo: Memo,
    /// How alike a model found names, under the field that it was asked in.
    scores: HashMap<String, HashMap<(String, String), f32>>,
    entries: Vec<GlossaryEntry>,
    decisions: Decisions,
}

/// What a model is to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// The language of the names.
    pub language: Language,
    /// Words that say what the names are about.
    pub context: Option<String>,
    /// Pairs of names.
    pub pairs: Vec<(String, String)>,
    /// Further pairs that wait.
    pub waiting: usize,
}

impl Naming {
    /// Names that may be names of one thing, by their words and by what is known.
    pub fn names(&mut self, application: &Application) -> Vec<NameGroup> {
        let mut memo = std::mem::take(&mut self.memo);
        let names = self.compare(application, &mut memo);
        self.memo = memo;
        names
    }

    /// The same, where what was compared is not to be remembered.
    pub fn names_once(&self, application: &Application) -> Vec<NameGroup> {
        self.compare(application, &mut Memo::default())
    }

    fn compare(&self, application: &Application, memo: &mut Memo) -> Vec<NameGroup> {
        if application.claims.present().is_none_or(|set| set.claims.is_empty()) {
            return Vec::new();
        }
        let table = Table::of(application);
        let compared = table.compared(memo);
        compared.names(&self.grouped(application, &compared))
    }

    /// The groups of a table of an application.
    pub fn groups(&mut self, application: &Application, table: &Table) -> Vec<Group> {
        let mut memo = std::mem::take(&mut self.memo);
        let groups = self.grouped(application, &table.compared(&mut memo));
        self.memo = memo;
        groups
    }

    fn grouped(&self, application: &Application, compared: &Compared<'_>) -> Vec<Group> {
        let known = self.scores.get(context(application).unwrap_or_default());
        // Most checks know no score: a name is not copied for nothing.
        let score = |a: &str, b: &str| known?.get(&(a.to_owned(), b.to_owned())).copied();
        compared.groups(&score, &self.decisions)
    }

    /// The pairs of names that a model may be asked about and was not, at most `most` of them.
    pub fn questions(&mut self, application: &Application, most: usize) -> Questions {
        let table = Table::of(application);
        let context = context(application);
        let known = self.scores.get(context.unwrap_or_default());
        let name = |place: usize| table.terms[place].name.clone();
        let asked = table.compared(&mut self.memo).questions();
        let open = asked.into_iter().map(|(a, b)| (name(a), name(b)));
        let mut pairs: Vec<(String, String)> =
            open.filter(|pair| known.is_none_or(|known| !known.contains_key(pair))).collect();
        let waiting = pairs.len().saturating_sub(most);
        pairs.truncate(most);
        Questions { language: application.language, context: context.map(str::to_owned), pairs, waiting }
    }

    /// Takes the answers of a model, in the order of the questions.
    pub fn learn(&mut self, questions: Questions, scores: &[f32]) {
        if self.scores.values().map(HashMap::len).sum::<usize>() > MOST_SCORES {
            self.scores.clear();
        }
        let known = self.scores.entry(questions.context.unwrap_or_default()).or_default();
        known.extend(questions.pairs.into_iter().zip(scores.iter().copied()));
    }

    /// What a person decided.
    pub fn entries(&self) -> &[GlossaryEntry] {
        &self.entries
    }

    /// Takes what a person decided, in place of what was known of it.
    pub fn take_entries(&mut self, entries: Vec<GlossaryEntry>) {
        self.decisions = decided::decisions(&entries);
        self.entries = entries;
    }

    /// Takes an answer about two names; `None` forgets it.
    pub fn decide(&mut self, term: &str, other: &str, answer: Option<Answer>) {
        decided::decide(&mut self.entries, term, other, answer);
        self.decisions = decided::decisions(&self.entries);
    }

    /// What was decided about pairs of names.
    pub fn decisions(&self) -> &Decisions {
        &self.decisions
    }

    /// Forgets what belonged to a document, and keeps what was compared.
    pub fn forget(&mut self) {
        self.scores.clear();
        self.take_entries(Vec::new());
    }
}

/// The words that say what names are about: the title.
fn context(application: &Application) -> Option<&str> {
    application.title.present().map(String::as_str)
}

/// The names of claims that nothing else is known of.
pub fn by_words(application: &Application) -> Vec<NameGroup> {
    Naming::default().names_once(application)
}
