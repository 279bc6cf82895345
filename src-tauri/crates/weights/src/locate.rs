//! Where the store lies when nobody says otherwise; environment variables come in as a function, never read here.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folder of models: `CLAIMWRIGHT_MODELS`, else `claimwright/models` in the user's data folder (the XDG base
/// directory, `LOCALAPPDATA` on Windows). `variable` looks up an environment variable; `None` where no home is known.
pub fn default_store(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(given) = folder("CLAIMWRIGHT_MODELS") {
        return Some(given);
    }
    // The XDG specification asks that a relative path be ignored.
    let data = folder("XDG_DATA_HOME").filter(|path| path.is_absolute());
    let data = if cfg!(windows) { folder("LOCALAPPDATA").or(data) } else { data };
    let data = data.or_else(|| Some(folder("HOME")?.join(".local").join("share")))?;
    Some(data.join("claimwright").join("models"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(pairs: &[(&str, &str)]) -> Option<PathBuf> {
        default_store(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
    }

    #[test]
    fn the_override_wins_then_the_data_folder_then_home() {
        assert_eq!(store(&[("CLAIMWRIGHT_MODELS", "here"), ("HOME", "/h")]), Some("here".into()));
        let xdg = store(&[("CLAIMWRIGHT_MODELS", ""), ("XDG_DATA_HOME", "/x"), ("HOME", "/h")]);
        assert_eq!(xdg, Some("/x/claimwright/models".into()));
        let home = store(&[("XDG_DATA_HOME", "relative"), ("HOME", "/h")]);
        assert_eq!(home, Some("/h/.local/share/claimwright/models".into()));
        assert_eq!(store(&[]), None);
    }
}
