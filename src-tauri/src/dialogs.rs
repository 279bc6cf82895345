//! Dialogs that ask where something lies or shall go; what is done with the place is the asker's.

use crate::desk::Desk;
use crate::window::MAIN;
use claimwright_api::Language;
use std::path::PathBuf;
use std::sync::Arc;
use tauri::{AppHandle, Manager as _, Wry};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder};

/// What a dialog asks for, as its title, in English, French and German.
pub type Asked = [&'static str; 3];

/// A dialog that says what it asks for, and begins where a person keeps documents: left alone, GTK begins among files that
/// were used lately, where no folder can be chosen.
fn dialog(app: &AppHandle, asked: Asked) -> FileDialogBuilder<Wry> {
    let [english, french, german] = asked;
    let title = match app.state::<Arc<Desk>>().spoken() {
        Language::En => english,
        Language::Fr => french,
        Language::De => german,
    };
    let mut dialog = app.dialog().file().set_title(title);
    // Where the system lets a dialog belong to a window, nothing is done in the one before the other is answered.
    if let Some(window) = app.get_webview_window(MAIN) {
        dialog = dialog.set_parent(&window);
    }
    let begin = app.path().document_dir().ok().filter(|folder| folder.is_dir());
    match begin.or_else(|| app.path().home_dir().ok()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// Asks the user for a file of any kind; `None` where none was chosen. Blocks, so that it is never called on the main thread.
pub fn choose_any(app: &AppHandle, asked: Asked) -> Option<PathBuf> {
    dialog(app, asked).blocking_pick_file()?.into_path().ok()
}

/// Asks the user for a folder; as [`choose_any`].
pub fn choose_folder(app: &AppHandle, asked: Asked) -> Option<PathBuf> {
    dialog(app, asked).blocking_pick_folder()?.into_path().ok()
}

/// Asks the user where something new shall go, proposing a name; as [`choose_any`].
pub fn choose_place(app: &AppHandle, asked: Asked, name: &str) -> Option<PathBuf> {
    dialog(app, asked).set_file_name(name).blocking_save_file()?.into_path().ok()
}
