//! What crosses the pipe between importer and worker, and the checks on it; neither side trusts the other's lengths.

use claimwright_application::{Language, Manuscript};
use claimwright_files::ReadError;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// Most bytes of a file: the worker holds it twice, and its own limit of memory must leave room for what it unpacks.
pub const LARGEST_FILE: usize = 96 << 20;
/// Most bytes of an answer: the most text that is read, with room for its styles.
pub const LARGEST_ANSWER: usize = 128 << 20;
/// Most bytes of a name.
const LONGEST_NAME: usize = 4096;
/// Most bytes of a sentence.
const LONGEST_SENTENCE: usize = 2000;

/// What the worker answers.
#[expect(clippy::large_enum_variant, reason = "a process makes one of them")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The file was read.
    Read(Manuscript),
    /// It cannot be read, and why.
    Refused(ReadError),
}

/// Writes a question: the lengths of name and file, the name, the file.
///
/// # Errors
/// What writing comes to; a worker that refuses a file early closes the pipe.
pub fn ask(to: &mut impl Write, name: &str, file: &[u8]) -> io::Result<()> {
    let name = &name.as_bytes()[name.len().saturating_sub(LONGEST_NAME)..];
    for length in [name.len(), file.len()] {
        to.write_all(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes())?;
    }
    to.write_all(name)?;
    to.write_all(file)?;
    to.flush()
}

/// Reads a question: the name and the file.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] where a length is beyond its limit, and what reading comes to.
pub fn question(from: &mut impl Read) -> io::Result<(String, Vec<u8>)> {
    let mut lengths = [[0u8; 4]; 2];
    from.read_exact(lengths.as_flattened_mut())?;
    let [name, file] = lengths.map(|length| u32::from_le_bytes(length) as usize);
    if name > LONGEST_NAME || file > LARGEST_FILE {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut name = vec![0u8; name];
    from.read_exact(&mut name)?;
    let mut file = vec![0u8; file];
    from.read_exact(&mut file)?;
    Ok((String::from_utf8_lossy(&name).into_owned(), file))
}

impl Answer {
    /// The bytes that the worker writes.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// The answer in bytes that a worker wrote, where they are one that can be trusted: every range lies on characters of
    /// its text, sentences are short and hold no control characters.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > LARGEST_ANSWER {
            return None;
        }
        let (answer, rest) = postcard::take_from_bytes::<Self>(bytes).ok()?;
        (rest.is_empty() && answer.is_sound()).then_some(answer)
    }

    fn is_sound(&self) -> bool {
        let short = |text: &String| text.len() <= LONGEST_SENTENCE && !text.contains(|c: char| c.is_control());
        match self {
            Self::Refused(error) => short(&error.sentence(Language::En)),
            Self::Read(manuscript) => {
                manuscript.notices.iter().map(|notice| notice.sentence(Language::En)).all(|text| short(&text))
                    && manuscript.sheets.pictures.iter().all(|picture| picture.figure.iter().all(short))
                    && manuscript.paragraphs.iter().all(|paragraph| {
                        let mut end = 0;
                        paragraph.styles.iter().all(|run| {
                            let ordered = end <= run.span.start && run.span.start <= run.span.end;
                            end = run.span.end;
                            ordered && paragraph.text.get(run.span.start..run.span.end).is_some()
                        })
                    })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_application::Span;
    use claimwright_application::manuscript::{Paragraph, Role, Style, StyledRun};

    fn answer(start: usize, end: usize) -> Answer {
        let mut paragraph = Paragraph::new(Role::Claim, "µ 2");
        paragraph.styles.push(StyledRun { span: Span::new(start, end), style: Style::Subscript });
        Answer::Read(Manuscript { paragraphs: vec![paragraph], ..Manuscript::default() })
    }

    #[test]
    fn an_answer_comes_back_as_it_was() {
        for answer in [answer(3, 4), Answer::Refused(ReadError::Empty)] {
            assert_eq!(Answer::from_bytes(&answer.to_bytes()), Some(answer));
        }
    }

    #[test]
    fn an_answer_that_is_not_sound_is_none() {
        for answer in [
            answer(1, 3),
            answer(0, 9),
            answer(4, 3),
            Answer::Refused(ReadError::OldWordFormat { ending: "a\u{1b}[2J".to_owned() }),
        ] {
            assert_eq!(Answer::from_bytes(&answer.to_bytes()), None);
        }
        let good = answer(3, 4).to_bytes();
        for cut in 0..good.len() {
            assert_eq!(Answer::from_bytes(&good[..cut]), None);
        }
        assert_eq!(Answer::from_bytes(&[&good[..], b"x"].concat()), None);
    }

    #[test]
    fn a_question_comes_back_as_it_was() {
        let mut pipe = Vec::new();
        ask(&mut pipe, "a.docx", b"bytes").expect("memory takes bytes");
        assert_eq!(question(&mut pipe.as_slice()).expect("a question"), ("a.docx".to_owned(), b"bytes".to_vec()));
        assert!(question(&mut [0xFFu8; 8].as_slice()).is_err());
    }
}
