//! Reads what the user named: a file, or standard input as text; never writes.

use crate::ending::Failure;
use claimwright_api::{Document, FilingFacts, Language};
use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

/// The largest file that is read at all, in bytes; what is inside is limited further by the reader.
const LARGEST: u64 = 256 * 1024 * 1024;

/// The bytes of a file.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    whole(open(path)?, &path.display().to_string()).and_then(|read| read.map_err(|error| cannot(path, &error)))
}

/// All that can be read, if it is not too much. A pipe does not know its length, so that what is read is counted.
fn whole(reader: impl std::io::Read, shown: &str) -> Result<std::io::Result<Vec<u8>>, Failure> {
    let mut bytes = Vec::new();
    let read = reader.take(LARGEST + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::unusable(format!("{shown} is larger than 256 MB: split it or save it without pictures.")));
    }
    Ok(read.map(|_| bytes))
}

/// A file, or standard input for `-`, to be read line by line.
pub fn stream(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(std::io::stdin().lock()));
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
    if name == "-" {
        let bytes = whole(std::io::stdin().lock(), "Standard input")?
            .map_err(|error| Failure::unusable(format!("Standard input cannot be read: {error}.")))?;
        return Ok((Document::read("standard input.txt", &bytes, language, facts)?, bytes));
    }
    let path = Path::new(name);
    let bytes = bytes(path)?;
    let short = path.file_name().map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into_owned());
    Ok((Document::read(&short, &bytes, language, facts)?, bytes))
}

/// The text of a file in any format that can be read.
pub fn plain_text(path: &Path) -> Result<String, Failure> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(claimwright_api::plain_text(&name, &bytes(path)?)?)
}

/// The text of a small file that a person wrote in UTF-8.
pub fn written_by_hand(path: &Path) -> Result<String, Failure> {
    String::from_utf8(bytes(path)?)
        .map_err(|_| Failure::unusable(format!("{} is not UTF-8 text: save it as UTF-8.", path.display())))
}
