//! The language that the user chose for the window, kept from one start to the next; nothing about any document.

use claimwright_api::{Language, write_beside};
use std::ffi::OsString;
use std::path::PathBuf;

/// Where the choice is kept, where the system has a place for it.
#[derive(Debug, Clone)]
pub struct Preference(Option<PathBuf>);

impl Preference {
    /// The file in the user's folder of settings; `variable` looks up an environment variable.
    pub fn new(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let folder = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let settings = if cfg!(windows) { folder("APPDATA") } else { folder("XDG_CONFIG_HOME") };
        let settings = settings.or_else(|| Some(folder("HOME")?.join(".config")));
        Self(settings.map(|settings| settings.join("claimwright").join("language")))
    }

    /// The language that was chosen; `None` where none was, or where it cannot be read.
    pub fn language(&self) -> Option<Language> {
        let text = std::fs::read_to_string(self.0.as_ref()?).ok()?;
        Language::from_code(text.trim())
    }

    /// Keeps a choice. Where that cannot be, the window speaks the language until it is closed, which is no reason to
    /// trouble anybody.
    pub fn keep(&self, language: Language) {
        let Some(path) = &self.0 else { return };
        if path.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok()) {
            let _ = write_beside(path, language.code().as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_kept_and_nothing_else_is_believed() {
        let home = tempfile::tempdir().expect("a folder can be made");
        let preference = Preference::new(|name| (name == "HOME").then(|| home.path().into()));
        assert_eq!(preference.language(), None);
        preference.keep(Language::De);
        assert_eq!(preference.language(), Some(Language::De));
        std::fs::write(home.path().join(".config/claimwright/language"), "klingon").expect("the file is ours");
        assert_eq!(preference.language(), None);
    }

    #[test]
    fn without_a_place_nothing_is_kept() {
        let preference = Preference::new(|_| None);
        preference.keep(Language::Fr);
        assert_eq!(preference.language(), None);
    }
}
