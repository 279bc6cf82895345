//! Keeps what is opened and written here out of the desktop's list of files used lately, where their names would lie in the
//! clear; other programs' entries stay.

use gtk::glib;
use gtk::prelude::RecentManagerExt as _;
use gtk::{RecentInfo, RecentManager};

/// Takes this program's entries out of the list whenever a dialog has put one in. Called on the window's thread.
pub fn keep_out() {
    let Some(list) = RecentManager::default() else { return };
    list.connect_changed(|list| {
        let Some(own) = glib::application_name() else { return };
        let is_own = |entry: &RecentInfo| {
            let applications = entry.applications();
            !applications.is_empty() && applications.iter().all(|name| *name == own)
        };
        for entry in list.items().iter().filter(|entry| is_own(entry)) {
            if let Some(address) = entry.uri() {
                // An entry that is gone already is what is wanted.
                let _ = list.remove_item(&address);
            }
        }
    });
}
