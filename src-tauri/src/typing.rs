//! A generator that is heard while somebody types: one question at a time and the newest only, given up as soon as the next
//! key comes; not what is proposed, and nothing of it while a draft is being written.

use crate::desk::Desk;
use crate::{generation, memory};
use claimwright_api::completion::{Completion, Question};
use claimwright_api::wire::{HearingState, HearingView, ProposedWords};
use claimwright_api::workbench::proposed;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tauri::async_runtime::{Receiver, Sender, channel};

/// Proposals that come later than this are of no use: whoever waits so long does not wait for them.
const LIMIT: Duration = Duration::from_millis(600);

/// The generator that is heard, and what it is asked.
#[derive(Debug)]
pub struct Typing {
    asked: Mutex<Asked>,
    /// The number of the newest question. An older one is given up.
    newest: AtomicU64,
    /// What hears the generator; held while it works, so that whoever takes it waits until the generator rests.
    kept: Mutex<Option<Completion>>,
    standing: Mutex<(HearingState, Option<String>)>,
    /// How long a question is looked at.
    limit: Duration,
}

impl Default for Typing {
    fn default() -> Self {
        Self {
            asked: Mutex::default(),
            newest: AtomicU64::default(),
            kept: Mutex::default(),
            standing: Mutex::default(),
            limit: LIMIT,
        }
    }
}

/// What is to be answered, and whether a thread is at it.
#[derive(Debug, Default)]
struct Asked {
    waiting: Option<Waiting>,
    at_work: bool,
}

#[derive(Debug)]
struct Waiting {
    number: u64,
    question: Question,
    answer: Sender<Vec<ProposedWords>>,
}

/// What a poisoned lock protects is whole: every change of it is one assignment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Typing {
    /// Asks in place of what was asked before; the receiver ends without an answer where another question came, or where
    /// no generator is heard.
    pub fn ask(desk: &Arc<Desk>, question: Question) -> Receiver<Vec<ProposedWords>> {
        let typing = &desk.typing;
        let (answer, answered) = channel(1);
        let mut asked = lock(&typing.asked);
        let number = typing.newest.fetch_add(1, Ordering::AcqRel) + 1;
        asked.waiting = Some(Waiting { number, question, answer });
        if !std::mem::replace(&mut asked.at_work, true) {
            let desk = Arc::clone(desk);
            generation::spawn(move || work(&desk));
        }
        answered
    }

    /// Gives up what is asked, and waits until the generator rests.
    pub fn give_way(&self) {
        self.newest.fetch_add(1, Ordering::AcqRel);
        lock(&self.asked).waiting = None;
        drop(lock(&self.kept));
    }

    /// Gives up what is asked and forgets the generator, with all that it has computed of a text.
    pub fn forget(&self) {
        self.newest.fetch_add(1, Ordering::AcqRel);
        lock(&self.asked).waiting = None;
        *lock(&self.kept) = None;
        self.stand(HearingState::default(), None);
    }

    /// Whether a generator is heard, and what stands in the way.
    pub fn view(&self) -> HearingView {
        let (state, model) = lock(&self.standing).clone();
        HearingView { state, model }
    }

    fn stand(&self, state: HearingState, model: Option<&str>) {
        *lock(&self.standing) = (state, model.map(str::to_owned));
    }

    fn is_newest(&self, number: u64) -> bool {
        self.newest.load(Ordering::Acquire) == number
    }
}

/// Answers what is asked until nothing is.
fn work(desk: &Arc<Desk>) {
    /// Whatever happens to the thread, the next question starts another.
    struct AtWork<'a>(&'a Typing);
    impl Drop for AtWork<'_> {
        fn drop(&mut self) {
            if std::thread::panicking() {
                lock(&self.0.asked).at_work = false;
            }
        }
    }
    let at_work = AtWork(&desk.typing);
    loop {
        let waiting = {
            let mut asked = lock(&desk.typing.asked);
            let Some(waiting) = asked.waiting.take() else {
                asked.at_work = false;
                break;
            };
            waiting
        };
        answer(desk, &waiting);
    }
    drop(at_work);
}

/// Answers one question, where it can be answered in time, and computes the rest of its text while no other comes.
fn answer(desk: &Desk, waiting: &Waiting) {
    let typing = &desk.typing;
    let begun = Instant::now();
    let wanted = || typing.is_newest(waiting.number) && !desk.generation.busy();
    let mut kept = lock(&typing.kept);
    if !wanted() || !is_there(desk, &mut kept) {
        return;
    }
    let Some(completion) = kept.as_mut() else { return };
    let found = completion.complete(&waiting.question, &mut || wanted() && begun.elapsed() < typing.limit);
    let model = completion.heard().map(str::to_owned);
    match found {
        Ok(found) => {
            let state = if completion.shortened() { HearingState::Shortened } else { HearingState::Hears };
            typing.stand(state, model.as_deref());
            if wanted() {
                let _ = waiting.answer.try_send(proposed(found));
                completion.warm(&waiting.question, &mut &wanted);
            }
        }
        Err(_) => {
            typing.stand(HearingState::Failed, model.as_deref());
            *kept = None;
        }
    }
}

/// Whether a generator is there to be heard; it is loaded where it is not, and laid down where memory is short.
fn is_there(desk: &Desk, kept: &mut Option<Completion>) -> bool {
    let typing = &desk.typing;
    let Some(id) = desk.heard_while_typing() else {
        typing.stand(if desk.hears_none() { HearingState::Off } else { HearingState::NoModel }, None);
        *kept = None;
        return false;
    };
    if kept.as_ref().is_some_and(|completion| completion.heard() != Some(&id)) {
        *kept = None;
    }
    let needed = if kept.is_some() { memory::TO_STAY } else { memory::TO_LOAD };
    if memory::free().is_some_and(|free| free < needed) {
        typing.stand(HearingState::MemoryShort, Some(&id));
        *kept = None;
        return false;
    }
    // What failed once is not tried again at each key, but once somebody signs in, or the models were looked after.
    if kept.is_none() && typing.view().state == HearingState::Failed {
        return false;
    }
    if kept.is_none() {
        match desk.models.load(&id) {
            Ok(generator) => *kept = Some(Completion::hearing(generator)),
            Err(_) => {
                typing.stand(HearingState::Failed, Some(&id));
                return false;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Arguments;
    use claimwright_api::{Control, Generator, Language};
    use claimwright_infer::{Generation, InferError, Outlook, Request};

    /// A generator that takes its time, and expects one word.
    struct Slow(Duration, &'static str);

    impl Generator for Slow {
        fn id(&self) -> &str {
            "slow"
        }
        fn context(&self) -> usize {
            4096
        }
        fn count(&self, text: &str) -> usize {
            text.len()
        }
        fn generate(&mut self, _: &Request<'_>, _: &mut dyn FnMut(&str) -> Control) -> Result<Generation, InferError> {
            Err(InferError::Broken("it only looks ahead".to_owned()))
        }
        fn outlooks_while(
            &mut self,
            _: &str,
            _: &[usize],
            _: &mut dyn FnMut() -> bool,
        ) -> Result<Option<Vec<Outlook>>, InferError> {
            std::thread::sleep(self.0);
            if self.1.is_empty() {
                return Err(InferError::Broken("no number".to_owned()));
            }
            Ok(Some(vec![Outlook { pieces: vec![(format!(" {}", self.1), -0.01)] }]))
        }
    }

    fn desk(generator: Slow) -> Arc<Desk> {
        let arguments = Arguments { model: Some("slow".to_owned()), without_accounts: true, ..Arguments::default() };
        let mut desk = Desk::new(arguments);
        // However busy the machine is.
        desk.typing.limit = Duration::from_secs(60);
        let desk = Arc::new(desk);
        desk.hear("slow");
        *lock(&desk.typing.kept) = Some(Completion::hearing(Box::new(generator)));
        desk
    }

    fn question(text: &str) -> Question {
        Question { text: text.to_owned(), prose: None, most: 5, language: Some(Language::En), own: Arc::default() }
    }

    const TEXT: &str = "1. A lock comprising a bolt, a spring and a pawl, wherein the ";

    #[test]
    fn what_a_generator_expects_comes_first() {
        let desk = desk(Slow(Duration::ZERO, "pawl"));
        let found = Typing::ask(&desk, question(TEXT)).blocking_recv().expect("it is answered");
        assert!(found.first().is_some_and(|words| words.text.starts_with("pawl")), "{found:?}");
        assert_eq!(desk.typing.view().state, HearingState::Hears);
        desk.typing.forget();
        assert!(lock(&desk.typing.kept).is_none());
    }

    #[test]
    fn the_next_question_ends_the_one_before_it() {
        let desk = desk(Slow(Duration::from_millis(40), "pawl"));
        let long = "The lid is closed by the rim. ".repeat(60);
        let mut first = Typing::ask(&desk, question(&long));
        std::thread::sleep(Duration::from_millis(20));
        let mut second = Typing::ask(&desk, question(TEXT));
        assert_eq!(first.blocking_recv(), None, "nobody waits for it any more");
        assert!(second.blocking_recv().is_some());
    }

    #[test]
    fn while_a_draft_is_written_nothing_is_heard() {
        let desk = desk(Slow(Duration::ZERO, "pawl"));
        let _place = desk.generation.hold().expect("nothing runs");
        assert_eq!(Typing::ask(&desk, question(TEXT)).blocking_recv(), None);
        desk.typing.give_way();
    }

    #[test]
    fn a_generator_that_fails_is_not_asked_again_at_each_key() {
        let desk = desk(Slow(Duration::ZERO, ""));
        assert_eq!(Typing::ask(&desk, question(TEXT)).blocking_recv(), None);
        assert_eq!(desk.typing.view(), HearingView { state: HearingState::Failed, model: Some("slow".to_owned()) });
        assert_eq!(Typing::ask(&desk, question(TEXT)).blocking_recv(), None);
    }

    #[test]
    fn where_no_model_is_wanted_none_is_heard() {
        let arguments = Arguments { no_model: true, without_accounts: true, ..Arguments::default() };
        let desk = Arc::new(Desk::new(arguments));
        assert_eq!(Typing::ask(&desk, question(TEXT)).blocking_recv(), None);
        assert_eq!(desk.typing.view().state, HearingState::Off);
    }
}
