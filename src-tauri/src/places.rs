//! Files and the dialogs that choose them: the only place where the window's program touches the disk for documents.

use crate::desk::Desk;
use crate::dialogs::{self, Asked};
use claimwright_api::annotated::Annotation;
use claimwright_api::wire::{Export, Exported};
use claimwright_api::{ApiError, ErrorCode, Language, Manuscript, export::ExportedBytes, write_beside};
use claimwright_worker::{ImportError, Importer};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;

/// Most bytes read of a file: a document with pictures may be larger than the text that is taken from it.
const MOST: u64 = 64 << 20;
/// Endings of documents that can be opened.
const ENDINGS: &[&str] = &["docx", "pdf", "xml", "md", "txt"];

/// The bytes of a file.
///
/// # Errors
/// [`ErrorCode::CannotRead`] where it is not there, not a file, or too large.
pub fn read(path: &Path) -> Result<Vec<u8>, ApiError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let refused = |what: [&str; 3]| ApiError::said(ErrorCode::CannotRead, what.map(|what| format!("{name} {what}")));
    let file = File::open(path).map_err(|error| refused(CANNOT_OPEN).because(error))?;
    let metadata = file.metadata().map_err(|error| refused(CANNOT_READ).because(error))?;
    if !metadata.is_file() {
        return Err(refused(NO_FILE));
    }
    let mut bytes = Vec::new();
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(|error| refused(CANNOT_READ).because(error))?;
    if bytes.len() as u64 > MOST {
        return Err(refused(TOO_LARGE));
    }
    Ok(bytes)
}

/// What is said of a file after its name, in English, French and German.
const CANNOT_OPEN: [&str; 3] = [
    "cannot be opened: choose another file.",
    "ne peut être ouvert : choisissez un autre fichier.",
    "lässt sich nicht öffnen: Wählen Sie eine andere Datei.",
];
const CANNOT_READ: [&str; 3] = [
    "cannot be read to its end: choose another file.",
    "ne peut être lu jusqu'à la fin : choisissez un autre fichier.",
    "lässt sich nicht bis zum Ende lesen: Wählen Sie eine andere Datei.",
];
const NO_FILE: [&str; 3] = [
    "is not a file: choose a document.",
    "n'est pas un fichier : choisissez un document.",
    "ist keine Datei: Wählen Sie ein Dokument.",
];
const TOO_LARGE: [&str; 3] = [
    "is larger than 64 MB: leave out its pictures, or open its text alone.",
    "dépasse 64 Mo : retirez ses images ou ouvrez son texte seul.",
    "ist größer als 64 MB: Lassen Sie die Bilder weg oder öffnen Sie nur den Text.",
];
const NOT_UTF8: [&str; 3] = [
    "is not UTF-8 text: save it as UTF-8.",
    "n'est pas du texte UTF-8 : enregistrez-le en UTF-8.",
    "ist kein UTF-8-Text: Speichern Sie ihn als UTF-8.",
];
const CANNOT_WRITE: [&str; 3] = [
    "cannot be written: choose another place, or make room there.",
    "ne peut être écrit : choisissez un autre emplacement ou faites-y de la place.",
    "lässt sich nicht schreiben: Wählen Sie einen anderen Ort oder schaffen Sie dort Platz.",
];

/// The text of a small file that a person wrote in UTF-8.
///
/// # Errors
/// As [`read`], and where it is not UTF-8.
pub fn text(path: &Path) -> Result<String, ApiError> {
    String::from_utf8(read(path)?).map_err(|_| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        ApiError::said(ErrorCode::CannotRead, NOT_UTF8.map(|what| format!("{name} {what}")))
    })
}

/// A package with its comments, which a worker has set in it.
///
/// # Errors
/// [`ErrorCode::CannotWrite`] with what stands in the way.
pub fn comment(annotation: Annotation) -> Result<Vec<u8>, ApiError> {
    let here = std::env::current_exe().unwrap_or_default();
    Importer::beside(&here)
        .and_then(|importer| importer.comment(&annotation.package, annotation.remarks, SystemTime::now()))
        .map_err(|error| ApiError::new(ErrorCode::CannotWrite, error.to_string()))
}

/// The name of a file, its manuscript, which a worker has read, and its bytes.
///
/// # Errors
/// [`ErrorCode::CannotRead`] with what is wrong with the file, or where no worker stands beside this program.
pub fn import(path: &Path) -> Result<(String, Manuscript, Vec<u8>), ApiError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let bytes = read(path)?;
    let manuscript = understand(&name, &bytes)?;
    Ok((name, manuscript, bytes))
}

/// The manuscript in a file's bytes, which a worker has read.
///
/// # Errors
/// As [`import`].
pub fn understand(name: &str, bytes: &[u8]) -> Result<Manuscript, ApiError> {
    let here = std::env::current_exe().unwrap_or_default();
    let manuscript = Importer::beside(&here).and_then(|importer| importer.import(name, bytes));
    let said = |error: ImportError| LANGUAGES.map(|language| format!("{name}: {}", error.sentence(language)));
    manuscript.map_err(|error| ApiError::said(ErrorCode::CannotRead, said(error)))
}

/// Writes a file whole or not at all.
///
/// # Errors
/// [`ErrorCode::CannotWrite`].
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    write_beside(path, bytes).map_err(|error| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        ApiError::said(ErrorCode::CannotWrite, CANNOT_WRITE.map(|what| format!("{name} {what}"))).because(error)
    })
}

/// The languages in which something is said.
const LANGUAGES: [Language; 3] = [Language::En, Language::Fr, Language::De];

/// Asks the user for a document; `None` where none was chosen. Blocks, so that it is never called on the main thread.
pub fn choose_document(app: &AppHandle) -> Option<PathBuf> {
    app.dialog().file().add_filter("DOCX, PDF, XML, Markdown, text", ENDINGS).blocking_pick_file()?.into_path().ok()
}

/// Asks the user for a firm's rules; as [`choose_document`].
pub fn choose_rules(app: &AppHandle) -> Option<PathBuf> {
    app.dialog().file().add_filter("TOML", &["toml"]).blocking_pick_file()?.into_path().ok()
}

/// Asks the user for a file of weights; as [`choose_document`].
pub fn choose_weights(app: &AppHandle) -> Option<PathBuf> {
    app.dialog()
        .file()
        .add_filter("GGUF, safetensors, E5S1", &["gguf", "safetensors", "bin"])
        .blocking_pick_file()?
        .into_path()
        .ok()
}

/// Writes a file that nobody else on this machine may read, as far as its file system knows of others.
///
/// # Errors
/// As [`write`].
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
        // The rights come before the bytes: what is written in its place takes them over. Where it cannot be, the write says so.
        let _ = File::options().create(true).append(true).mode(0o600).open(path);
        let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600));
    }
    write(path, bytes)
}

/// Writes an export beside the document, or where the user says; `None` where no place was chosen.
///
/// # Errors
/// [`ErrorCode::CannotWrite`].
pub fn export(
    app: &AppHandle,
    desk: &Desk,
    request: &Export,
    exported: &ExportedBytes,
) -> Result<Option<Exported>, ApiError> {
    let place = put(app, desk, request.choose_place, &exported.suggested_name, &exported.bytes)?;
    Ok(place.map(|place| Exported { place, proposals_left_out: exported.proposals_left_out }))
}

const EXPORT: Asked = ["Where the file shall go", "Où mettre le fichier", "Wohin die Datei soll"];

/// Writes a file into the folder, or where the user says; answers the place, `None` where none was chosen.
///
/// # Errors
/// [`ErrorCode::CannotWrite`].
pub fn put(app: &AppHandle, desk: &Desk, choose: bool, name: &str, bytes: &[u8]) -> Result<Option<String>, ApiError> {
    let path = match desk.folder() {
        Some(folder) if !choose => folder.join(name),
        _ => {
            let Some(path) = dialogs::choose_place(app, EXPORT, name) else { return Ok(None) };
            path
        }
    };
    write(&path, bytes)?;
    Ok(Some(path.display().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_document_is_refused_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        for path in [folder.path().to_owned(), folder.path().join("nothing.txt")] {
            let error = read(&path).expect_err("neither is a file");
            assert_eq!(error.code, ErrorCode::CannotRead);
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            for language in LANGUAGES {
                assert!(error.sentence_in(language).starts_with(&name), "{error:?}");
            }
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_key_file_is_read_by_its_owner_alone_whatever_was_there() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.key");
        for bytes in [b"first", b"again"] {
            write_private(&path, bytes).expect("it is written");
            let rights = std::fs::metadata(&path).expect("it is there").permissions().mode() & 0o777;
            assert_eq!((std::fs::read(&path).expect("it is read"), rights), (bytes.to_vec(), 0o600));
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("it is ours");
        }
    }

    #[test]
    fn a_place_that_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = write(&folder.path().join("no/where.docx"), b"x").expect_err("there is no such folder");
        assert_eq!(error.code, ErrorCode::CannotWrite);
        assert!(error.sentence.starts_with("where.docx"), "{}", error.sentence);
    }
}
