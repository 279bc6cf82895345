//! What the user chose for the window, its language and the firm's rules, kept from one start to the next; nothing about any
//! document.

use claimwright_api::{Language, write_beside};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Where choices are kept, a file each, where the system has a place for them.
#[derive(Debug, Clone)]
pub struct Preference(Option<PathBuf>);

impl Preference {
    /// The folder in the user's folder of settings; `variable` looks up an environment variable.
    pub fn new(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let folder = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let settings = if cfg!(windows) { folder("APPDATA") } else { folder("XDG_CONFIG_HOME") };
        let settings = settings.or_else(|| Some(folder("HOME")?.join(".config")));
        Self(settings.map(|settings| settings.join("claimwright")))
    }

    /// The language that was chosen; `None` where none was, or where it cannot be read.
    pub fn language(&self) -> Option<Language> {
        Language::from_code(self.read("language")?.trim())
    }

    /// The file of the firm's rules that was chosen.
    pub fn firm_rules(&self) -> Option<PathBuf> {
        self.read("firm-rules").map(PathBuf::from).filter(|path| path.is_absolute())
    }

    fn read(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.0.as_ref()?.join(name)).ok()
    }

    /// Keeps a choice. Where that cannot be, the window speaks the language until it is closed, which is no reason to
    /// trouble anybody.
    pub fn keep(&self, language: Language) {
        self.write("language", language.code());
    }

    /// Keeps the choice of the firm's rules, or that there are none; as [`keep`](Self::keep).
    pub fn keep_firm_rules(&self, path: Option<&Path>) {
        let absolute = path.and_then(|path| std::path::absolute(path).ok());
        self.write("firm-rules", absolute.as_deref().and_then(Path::to_str).unwrap_or_default());
    }

    fn write(&self, name: &str, choice: &str) {
        let Some(folder) = &self.0 else { return };
        if std::fs::create_dir_all(folder).is_ok() {
            let _ = write_beside(&folder.join(name), choice.as_bytes());
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
        assert_eq!(preference.firm_rules(), None);
        let rules = home.path().join("firm é.toml");
        preference.keep_firm_rules(Some(&rules));
        assert_eq!(preference.firm_rules(), Some(rules));
        preference.keep_firm_rules(None);
        assert_eq!(preference.firm_rules(), None);
    }

    #[test]
    fn without_a_place_nothing_is_kept() {
        let preference = Preference::new(|_| None);
        preference.keep(Language::Fr);
        assert_eq!(preference.language(), None);
    }
}
