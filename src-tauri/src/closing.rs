//! Asks before the window is closed over what was typed and no file holds; not what is saved, which the workbench knows.

use crate::desk::{Desk, Kept};
use claimwright_api::error::in_language;
use std::sync::Arc;
use tauri::{Manager as _, Window};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogButtons, MessageDialogKind};

/// What is asked, and the answers that close the window and that do not.
struct Question {
    text: &'static str,
    close: &'static str,
    stay: &'static str,
}

const QUESTION: [Question; 3] = [
    Question {
        text: "What you typed is in no file. Close Claimwright and discard it?",
        close: "Discard and close",
        stay: "Go on writing",
    },
    Question {
        text: "Ce que vous avez saisi n'est dans aucun fichier. Fermer Claimwright et l'abandonner ?",
        close: "Abandonner et fermer",
        stay: "Continuer à écrire",
    },
    Question {
        text: "Was Sie geschrieben haben, steht in keiner Datei. Claimwright schließen und es verwerfen?",
        close: "Verwerfen und schließen",
        stay: "Weiterschreiben",
    },
];

/// Whether the window must stay for now, as the user is asked; it closes when the answer is to discard.
pub fn asks_first(window: &Window) -> bool {
    let desk = window.state::<Arc<Desk>>();
    if matches!(&*desk.kept(), Kept::Vault(_)) {
        // The vault's journal holds what was typed, and offers it at the next start.
        return false;
    }
    let language = {
        let workbench = desk.workbench();
        if !workbench.has_unsaved_claims() && !workbench.has_unsaved_passages() {
            return false;
        }
        workbench.interface()
    };
    let asked = in_language(QUESTION, language);
    let closing = window.clone();
    window
        .dialog()
        .message(asked.text)
        .title("Claimwright")
        .kind(MessageDialogKind::Warning)
        .parent(window)
        .buttons(MessageDialogButtons::OkCancelCustom(asked.close.to_owned(), asked.stay.to_owned()))
        .show(move |close| {
            if close {
                // What is discarded is not set aside either.
                closing.state::<Arc<Desk>>().workbench().clear();
                // Where it cannot be destroyed it is gone already.
                let _ = closing.destroy();
            }
        });
    true
}
