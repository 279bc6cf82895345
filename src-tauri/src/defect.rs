//! What a defect of the program comes to: the command that met it answers an error, the session goes on, and what is
//! told of it says where it happened and never with which text.

use claimwright_api::{ApiError, ErrorCode};
use std::cell::Cell;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, Location, catch_unwind};

thread_local! {
    /// Where this thread met a defect last.
    static PLACE: Cell<Option<String>> = const { Cell::new(None) };
}

/// Has panics told by their place alone: the message of one may hold the text that it was about.
pub fn tell_places_alone() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), place);
        // Where nobody reads it, nothing is lost.
        let _ = writeln!(std::io::stderr(), "Claimwright met a defect of its own at {place}.");
        PLACE.set(Some(place));
    }));
}

/// A place in the sources without the folders of the machine that built the program.
fn place(location: &Location<'_>) -> String {
    let mut parts: Vec<&str> = location.file().rsplit(['/', '\\']).take(3).collect();
    parts.reverse();
    format!("{}:{}", parts.join("/"), location.line())
}

/// Runs a command; a panic in it is an error of the window. What it changed in the vault was one transaction, which is
/// undone.
pub fn guarded<T>(command: impl FnOnce() -> Result<T, ApiError>) -> Result<T, ApiError> {
    catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|_| {
        let said = [
            "Claimwright met a defect of its own and did not do this: go on, and start it again if that happens once more.",
            "Claimwright a rencontré un défaut et n'a pas exécuté cette action : continuez, et redémarrez-le si cela se répète.",
            "Claimwright ist auf einen eigenen Fehler gestoßen und hat dies nicht getan: Machen Sie weiter, und starten Sie es neu, wenn es noch einmal geschieht.",
        ];
        let error = ApiError::said(ErrorCode::Defect, said);
        Err(match PLACE.take() {
            Some(place) => error.because(place),
            None => error,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    const CONTENT: &str = "1. A lamp comprising a Quetzalcoatlus.";

    /// The work of a child process, whose panics this program's own handler tells; in a run of all tests it has none.
    #[test]
    fn the_child() {
        if std::env::var_os("DEFECT_TEST").is_none() {
            return;
        }
        tell_places_alone();
        let text = format!("é{CONTENT}");
        let sliced = guarded(|| Ok(text[1..].len())).expect_err("the text is cut within a letter");
        let said = guarded(|| -> Result<(), ApiError> { panic!("cannot read {CONTENT}") }).expect_err("it panics");
        for error in [sliced, said] {
            assert_eq!(error.code, ErrorCode::Defect);
            assert!(error.details.as_ref().is_some_and(|details| details.contains(".rs:")), "{error:?}");
            assert!(!format!("{error:?}").contains("Quetzal"));
        }
        let _ = std::thread::spawn(|| panic!("cannot read {CONTENT}")).join();
    }

    #[test]
    fn sec_log_01_a_panic_is_told_by_its_place_and_never_by_the_text_that_it_was_about() {
        let mut child = Command::new(std::env::current_exe().expect("it runs"));
        child.args(["--exact", "defect::tests::the_child", "--nocapture"]).env("DEFECT_TEST", "1");
        let output = child.output().expect("it starts");
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(output.status.success(), "{said}");
        assert_eq!(said.matches("met a defect of its own at ").count(), 3, "{said}");
        assert!(said.contains("src/defect.rs:"), "{said}");
        assert!(!said.contains("Quetzal") && !said.contains("lamp"), "{said}");
    }
}
