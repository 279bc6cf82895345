//! Journeys through the real window: WebKitGTK driven over WebDriver, under Xvfb where there is no display; what a
//! panel looks like in every state is tested in the interface itself.

mod accounts;
mod bus;
mod damage;
mod dialog;
mod display;
mod governing;
mod http;
mod leaving;
mod locking;
mod login;
mod members;
mod memory;
mod network;
mod office;
mod own;
mod person;
mod policy;
mod window;

use claimwright_api::wire::{Export, ExportFormat, ExportKind, StartDraft};
use claimwright_api::{Language, Workbench};
use std::fs;
use std::path::Path;
use window::{PATIENCE, Window};

const CLAIMS: &str = include_str!("../../../assets/samples/textile-separator.txt");
/// The generator that `cargo xtask test` sets up.
const SMALL: &str = "smollm2-135m";

/// A folder as `cargo xtask run` leaves it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("claims.txt"), CLAIMS).expect("a file can be written");
    folder
}

/// The Word file in a folder whose name ends like this.
fn docx(folder: &Path, ending: &str) -> Vec<u8> {
    let files = fs::read_dir(folder).expect("the folder is there").flatten();
    let name = |file: &fs::DirEntry| file.file_name().to_string_lossy().into_owned();
    let found = files.into_iter().find(|file| name(file).ends_with(ending));
    let bytes = fs::read(found.unwrap_or_else(|| panic!("no file ends with {ending}")).path()).expect("it can be read");
    assert!(bytes.starts_with(b"PK"), "a DOCX is a zip");
    bytes
}

#[test]
fn a_missing_antecedent_is_seen_while_typing() {
    let window = Window::open(&["--no-model"]);
    window.click_text("button", "Start typing new claims");
    window.type_into(".cm-content", "1. A device comprising a housing and a lid, wherein the spring closes the lid.");
    window.wait_for_text(".cm-lintRange", "the spring", PATIENCE);
    window.wait_for_text("aside article", "the spring", PATIENCE);
    // The outline holds the claim for those who cannot see the editor.
    window.wait_for_text("nav [role=treeitem]", "A device comprising", PATIENCE);
    // F8 goes from one finding to the next, by their places: first to what is said of the claim as a whole.
    window.press("\u{E038}");
    window.wait_for_text("aside article.open", "", PATIENCE);
    window.press("\u{E038}");
    window.wait_for_text("aside article.open", "the spring", PATIENCE);
}

#[test]
fn a_draft_is_written_and_exported_to_the_folder() {
    let folder = folder();
    let place = folder.path().to_string_lossy().into_owned();
    let window = Window::open(&["--folder", &place, "--no-model"]);
    window.wait_for_text(".cm-content", "1.", PATIENCE);
    window.click("#tab-draft");
    window.click_text("label", "USPTO");
    window.click_text("#panel button", "Draft");
    window.wait_for_text(".sheet .title", "", PATIENCE);
    window.wait_for_text(".sheet", "[0001]", PATIENCE);
    docx(folder.path(), "application-us.docx");
    window.click("#tab-export");
    window.click_text("#panel button", "Export");
    window.wait_for_text("#panel [role=status]", "Exported to", PATIENCE);
    docx(folder.path(), "-filing.docx");
}

#[test]
fn a_passage_is_written_into_the_draft_completed_and_exported() {
    let folder = folder();
    let place = folder.path().to_string_lossy().into_owned();
    let window = Window::open(&["--folder", &place, "--no-model", "--draft", "ep"]);
    window.click_text(".sentence", "The present disclosure relates");
    window.click(".place button");
    window.type_into(".passage .cm-content", "In use, the tra");
    window.wait_for_text(".passage .cm-ghost", "nsport", PATIENCE);
    window.press("\u{E004}"); // Tab
    window.wait_for_text(".passage .cm-line", "In use, the transport", PATIENCE);
    window.type_keys(" turns.");
    window.click_text(".passage button", "Done");
    window.wait_for_text(".sheet .own", "[0002]", PATIENCE);
    window.wait_for_text("#panel .origin", "Written by you", PATIENCE);
    // Another office has its own text around it, with the same passage.
    window.click_text("label", "USPTO");
    window.click_text("#panel button", "Draft again");
    window.wait_for_text(".sheet", "What is claimed is", PATIENCE);
    window.wait_for_text(".sheet .own", "In use, the transport", PATIENCE);
    window.click("#tab-export");
    window.click_text("label", "Text");
    window.click_text("#panel button", "Export");
    window.wait_for_text("#panel [role=status]", "Exported to", PATIENCE);
    let files = fs::read_dir(folder.path()).expect("the folder is there").flatten();
    let text = files.map(|file| file.path()).find(|path| path.to_string_lossy().ends_with("-filing.txt"));
    let text = fs::read_to_string(text.expect("it is in the folder")).expect("it is a text");
    let line = text.lines().find(|line| line.contains("In use, the transport mechanism"));
    assert!(line.is_some_and(|line| line.starts_with("[0002]") && line.ends_with(" turns.")), "{text}");
}

#[test]
fn a_word_file_is_opened_by_argument_and_validated() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("application.docx");
    fs::write(&file, drafted()).expect("a file can be written");
    let window = Window::open(&["--no-model", &file.to_string_lossy()]);
    window.wait_for_text("header h1", "application.docx", PATIENCE);
    window.wait_for_text(".cm-content", "1.", PATIENCE);
    window.click("#tab-validate");
    window.click_text("#panel button", "Validate");
    window.wait_for_text("#panel [role=status]", "rules ran", PATIENCE);
    window.click_text("section button", "Description");
    window.wait_for_text("[aria-label^=Description]", "", PATIENCE);
}

#[test]
fn a_model_proposes_and_is_stopped() {
    let folder = folder();
    let place = folder.path().to_string_lossy().into_owned();
    let window = Window::open(&["--folder", &place, "--draft", "ep", "--seed", "7", "--model", SMALL]);
    window.wait_for_text(".sheet", "[0001]", PATIENCE);
    window.wait_for_text("#panel [role=status]", "Sentence 1 of", PATIENCE);
    window.press("\u{E00C}"); // Escape
    window.wait_for_text("#panel [role=status]", "Stopped", PATIENCE);
    docx(folder.path(), "application-ep.docx");
}

#[test]
fn a_file_that_cannot_be_read_is_told_in_a_sentence() {
    let window = Window::open(&["--no-model", "nowhere.docx"]);
    window.wait_for_text("[role=alert]", "nowhere.docx", PATIENCE);
    window.wait_for_text("button", "Open the sample", PATIENCE);
}

#[test]
fn a_finding_is_set_aside_beside_the_document_and_told_in_a_report() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let claims = "1. A device comprising a housing.\n\n2. The device of claim 1, wherein the spring is steel.";
    fs::write(folder.path().join("claims.txt"), claims).expect("a file can be written");
    let window = Window::open(&["--folder", &folder.path().to_string_lossy(), "--no-model"]);
    window.wait_for_text(".cm-content", "spring", PATIENCE);
    window.click("#tab-validate");
    window.click_text("#panel .choices button", "Validate");
    window.wait_for_text("#panel table", "EPO", PATIENCE);
    window.click_text("#panel article button", "the spring");
    window.click_text("#panel article button", "Set aside");
    window.type_into("dialog textarea", "The applicant knows");
    window.click_text("dialog button", "Set aside");
    window.wait_for_text("#panel details summary", "Set aside (1)", PATIENCE);
    let kept = fs::read_to_string(folder.path().join("claims.txt.waivers.toml")).expect("it is kept beside the claims");
    assert!(kept.contains("The applicant knows") && kept.contains("the spring"), "{kept}");
    window.click_text("#panel .tools button", "Report");
    window.click_text("#panel button", "Write report");
    window.wait_for_text("#panel [role=status]", "Written to", PATIENCE);
    let report = fs::read_to_string(folder.path().join("claims-report.html")).expect("it is written to the folder");
    assert!(report.contains("The applicant knows"), "the firm reads why");
}

/// A drafted application as a Word file.
fn drafted() -> Vec<u8> {
    let mut workbench = Workbench::new(Language::En);
    workbench.open_bytes("claims.txt", CLAIMS.as_bytes()).expect("the sample is read");
    let request = StartDraft { claims: CLAIMS.to_owned(), office: "ep".to_owned(), model: None, seed: 0 };
    workbench.start_draft(&request).expect("the sample is drafted");
    let export = Export { kind: ExportKind::Filing, format: ExportFormat::Docx, choose_place: false };
    workbench.export(&export).expect("the draft is exported").bytes
}
