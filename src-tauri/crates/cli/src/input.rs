//! Takes what the user named, a file or standard input as text, and has a worker read it; never writes.

use crate::ending::Failure;
use claimwright_api::annotated::Annotation;
use claimwright_api::{Document, FilingFacts, Language, Manuscript};
use claimwright_worker::{Importer, wire};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::time::SystemTime;

/// The argument with which this program is a worker.
pub const WORKER_ARGUMENT: &str = "--worker";
/// The largest file that is read at all, in bytes; what is inside is limited further by the reader.
const LARGEST: u64 = wire::LARGEST_FILE as u64;

/// The bytes of a file.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let file = open(path)?;
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    whole(file, length, path)
}

/// The bytes of a file with an adapter.
pub fn adapter(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let most = claimwright_candle::LARGEST_ADAPTER as u64;
    // A pipe may have no end.
    open(path)?.take(most + 1).read_to_end(&mut bytes).map_err(|error| cannot(path, &error))?;
    if bytes.len() as u64 > most {
        let (shown, most) = (path.display(), most >> 20);
        return Err(Failure::model(format!(
            "{shown} is larger than {most} MB, which no adapter is: choose another file."
        )));
    }
    Ok(bytes)
}

/// What comes from a file or a pipe, to its end; a length is known of files alone.
fn whole(from: impl Read, length: u64, path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    if length <= LARGEST {
        // A pipe does not know its length and may have no end, so that what is read is counted.
        from.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| cannot(path, &error))?;
    }
    if length.max(bytes.len() as u64) > LARGEST {
        let (shown, most) = (path.display(), LARGEST >> 20);
        return Err(Failure::unusable(format!(
            "{shown} is larger than {most} MB: split it or save it without pictures."
        )));
    }
    Ok(bytes)
}

/// A file, or standard input for `-`, to be read line by line.
pub fn stream(path: &Path) -> Result<Box<dyn BufRead + Send>, Failure> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(BufReader::new(std::io::stdin())));
    }
    Ok(Box::new(BufReader::new(open(path)?)))
}

fn open(path: &Path) -> Result<File, Failure> {
    let file = File::open(path).map_err(|error| cannot(path, &error))?;
    let metadata = file.metadata().map_err(|error| cannot(path, &error))?;
    if metadata.is_dir() {
        return Err(cannot(path, &std::io::ErrorKind::IsADirectory.into()));
    }
    Ok(file)
}

fn cannot(path: &Path, error: &std::io::Error) -> Failure {
    let shown = path.display();
    Failure::unusable(match error.kind() {
        std::io::ErrorKind::NotFound => format!("There is no file {shown}: check the name."),
        std::io::ErrorKind::PermissionDenied => format!("{shown} may not be read: change its permissions."),
        std::io::ErrorKind::IsADirectory => format!("{shown} is a folder: name a file in it."),
        _ => format!("{shown} cannot be read: {error}."),
    })
}

/// The manuscript in a file's bytes, read by a worker; of `name`, only the ending counts.
fn imported(name: &str, bytes: &[u8]) -> Result<Manuscript, Failure> {
    importer()?.import(name, bytes).map_err(|error| Failure::unusable(format!("{name}: {error}")))
}

fn importer() -> Result<Importer, Failure> {
    let here = std::env::current_exe()
        .map_err(|error| Failure::unusable(format!("This program cannot tell where it is: {error}.")))?;
    // Where no worker stands beside it, as after building this program alone, it is a worker itself.
    Ok(Importer::beside(&here).unwrap_or_else(|_| Importer::with_argument(here, WORKER_ARGUMENT)))
}

/// A package with comments, which a worker has set in it; `name` is the document's, for sentences.
pub fn commented(name: &str, annotation: Annotation) -> Result<Vec<u8>, Failure> {
    let commented = importer()?.comment(&annotation.package, annotation.remarks, SystemTime::now());
    commented.map_err(|error| Failure::unusable(format!("{name}: {error}")))
}

/// The document that the user named; `-` is text on standard input.
pub fn document(name: &str, language: Option<Language>, facts: FilingFacts) -> Result<Document, Failure> {
    document_and_bytes(name, language, facts).map(|(document, _)| document)
}

/// The document that the user named, with the bytes that it was read from.
pub fn document_and_bytes(
    name: &str,
    language: Option<Language>,
    facts: FilingFacts,
) -> Result<(Document, Vec<u8>), Failure> {
    let (short, manuscript, bytes) = if name == "-" {
        const INPUT: &str = "standard input";
        let bytes = whole(std::io::stdin().lock(), 0, Path::new("Standard input"))?;
        (format!("{INPUT}.txt"), imported(INPUT, &bytes)?, bytes)
    } else {
        let path = Path::new(name);
        let bytes = bytes(path)?;
        (file_name(path), imported(&file_name(path), &bytes)?, bytes)
    };
    Ok((Document::of(&short, manuscript, language, facts)?, bytes))
}

/// The text of a file in any format that can be read.
pub fn plain_text(path: &Path) -> Result<String, Failure> {
    Ok(claimwright_api::plain_text(&imported(&file_name(path), &bytes(path)?)?))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The text of a small file that a person wrote in UTF-8.
pub fn written_by_hand(path: &Path) -> Result<String, Failure> {
    String::from_utf8(bytes(path)?)
        .map_err(|_| Failure::unusable(format!("{} is not UTF-8 text: save it as UTF-8.", path.display())))
}
