//! Runs of generators that answer from a script.

use super::*;
use crate::arguments::Arguments;
use claimwright_api::wire::StartDraft;
use claimwright_infer::scripted::ScriptedGenerator;
use claimwright_infer::{Ended, Generation as Generated, InferError, Request};

/// A generator that says a word every few milliseconds until it is stopped.
struct Endless;

impl Generator for Endless {
    fn id(&self) -> &str {
        "scripted"
    }
    fn context(&self) -> usize {
        4096
    }
    fn count(&self, _: &str) -> usize {
        1
    }
    fn generate(&mut self, _: &Request<'_>, on_text: &mut dyn FnMut(&str) -> Control) -> Result<Generated, InferError> {
        while on_text("word ") == Control::Continue {
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(Generated { text: String::new(), prefilled: 0, generated: 0, ended: Ended::Cancelled })
    }
}

type Heard = Arc<Mutex<Vec<DraftEvent>>>;

fn run(generator: Box<dyn Generator>) -> (Arc<Desk>, Heard) {
    let desk = Arc::new(Desk::new(Arguments { no_model: true, without_accounts: true, ..Arguments::default() }));
    *desk.generation.loaded.lock().expect("nobody holds it") = Some(generator);
    let heard = again(&desk, 0).expect("nothing runs yet");
    (desk, heard)
}

fn again(desk: &Arc<Desk>, asked: usize) -> Result<Heard, ApiError> {
    let claims = "1. A device comprising a housing, and a lid that closes the housing.".to_owned();
    let request = StartDraft { claims, office: "ep".to_owned(), model: Some("scripted".to_owned()), seed: 7 };
    desk.generation.free()?;
    desk.workbench().start_draft(&request)?;
    let filling = desk.workbench().filling()?;
    let heard = Heard::default();
    let hear = Arc::clone(&heard);
    let send = Box::new(move |event| hear.lock().expect("nobody panics").push(event));
    Generation::start(desk, "scripted".to_owned(), filling, asked, send).map(|()| heard)
}

fn wait(desk: &Desk, heard: &Heard) {
    let begun = Instant::now();
    let over = || matches!(heard.lock().expect("nobody panics").last(), Some(DraftEvent::Ended { .. }));
    while desk.generation.busy() || !over() {
        assert!(begun.elapsed() < Duration::from_secs(30), "the run does not end");
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn while_something_else_holds_the_place_no_draft_is_begun() {
    let (desk, heard) = run(Box::new(ScriptedGenerator::new(Vec::<String>::new())));
    wait(&desk, &heard);
    let held = desk.generation.hold().expect("nothing runs");
    assert_eq!(again(&desk, 0).err().map(|error| error.code), Some(ErrorCode::Busy));
    assert!(desk.generation.hold().is_err());
    drop(held);
    assert!(desk.generation.hold().is_ok());
}

#[test]
fn a_generator_serves_the_next_run_and_is_forgotten_when_the_desk_is_emptied() {
    let (desk, heard) = run(Box::new(ScriptedGenerator::new(Vec::<String>::new())));
    wait(&desk, &heard);
    assert!(desk.generation.kept().is_some());
    desk.empty();
    assert!(desk.generation.kept().is_none());
}

fn last(heard: &Heard) -> DraftEvent {
    heard.lock().expect("nobody panics").last().cloned().expect("something was sent")
}

#[test]
fn a_run_begins_with_loading_and_ends_once() {
    let (desk, heard) = run(Box::new(ScriptedGenerator::new(["The housing may be closed by the lid."])));
    wait(&desk, &heard);
    let heard = heard.lock().expect("nobody panics");
    assert_eq!(heard.first(), Some(&DraftEvent::Loading));
    let ended = heard.iter().filter(|event| matches!(event, DraftEvent::Ended { .. })).count();
    assert_eq!(ended, 1);
    assert!(matches!(heard.last(), Some(DraftEvent::Ended { stopped: false, error: None, .. })), "{heard:?}");
}

#[test]
fn only_one_run_at_a_time_and_a_stop_ends_it_soon() {
    let (desk, heard) = run(Box::new(Endless));
    assert_eq!(again(&desk, 0).err().map(|error| error.code), Some(ErrorCode::Busy));
    assert_eq!(desk.may_open().err().map(|error| error.code), Some(ErrorCode::Busy));
    std::thread::sleep(Duration::from_millis(60));
    desk.generation.stop();
    wait(&desk, &heard);
    assert!(matches!(last(&heard), DraftEvent::Ended { stopped: true, error: None, .. }));
    let words = heard.lock().expect("nobody panics");
    let messages = words.iter().filter(|event| matches!(event, DraftEvent::Text { .. })).count();
    assert!(messages < 12, "words are sent together, not one by one: {messages}");
    drop(words);
    let heard = again(&desk, 0).expect("the place is free again");
    desk.generation.stop();
    wait(&desk, &heard);
}

#[test]
fn what_an_earlier_run_has_asked_is_not_asked_beyond_the_limit() {
    let (desk, heard) = run(Box::new(ScriptedGenerator::new(Vec::<String>::new())));
    wait(&desk, &heard);
    let heard = again(&desk, SLOTS).expect("nothing runs");
    wait(&desk, &heard);
    let heard = heard.lock().expect("nobody panics");
    assert!(!heard.iter().any(|event| matches!(event, DraftEvent::Asked { .. })), "{heard:?}");
    assert!(matches!(heard.last(), Some(DraftEvent::Ended { stopped: false, .. })));
}

#[test]
fn a_model_that_is_not_there_ends_the_run_with_a_sentence() {
    let (desk, heard) = run(Box::new(ScriptedGenerator::new(Vec::<String>::new())));
    wait(&desk, &heard);
    *desk.generation.loaded.lock().expect("nobody holds it") = None;
    let heard = again(&desk, 0).expect("nothing runs");
    wait(&desk, &heard);
    let DraftEvent::Ended { error: Some(error), .. } = last(&heard) else { panic!("it cannot succeed") };
    assert!(error.sentence.contains("scripted"), "{error}");
}
