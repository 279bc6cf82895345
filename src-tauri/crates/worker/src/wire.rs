//! What crosses the pipe between importer and worker, and the checks on it; neither side trusts the other's lengths.

use claimwright_application::{Language, Manuscript};
use claimwright_files::{AnnotateError, ReadError, Remark};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// Most bytes of a file: the worker holds it twice, and its own limit of memory must leave room for what it unpacks.
pub const LARGEST_FILE: usize = 96 << 20;
/// Most bytes of an answer: the most text that is read, with room for its styles.
pub const LARGEST_ANSWER: usize = 128 << 20;
/// Most bytes of a name.
const LONGEST_NAME: usize = 4096;
/// Most bytes of a task with its remarks.
const LONGEST_TASK: usize = 32 << 20;
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
    /// It takes no remarks, and why.
    Uncommented(AnnotateError),
    /// The file with the remarks set in it.
    Commented(Vec<u8>),
}

/// What the worker is asked about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// To read it.
    Read,
    /// To set remarks in it as comments of a word processor, made at a date.
    Comment {
        /// The remarks.
        remarks: Vec<Remark>,
        /// When they were made, as `2026-11-22T09:30:00Z`.
        date: Option<String>,
    },
}

/// Writes a question: the lengths of name, task and file, then these three.
///
/// # Errors
/// What writing comes to; a worker that refuses a file early closes the pipe.
pub fn ask(to: &mut impl Write, name: &str, task: &Task, file: &[u8]) -> io::Result<()> {
    let name = &name.as_bytes()[name.len().saturating_sub(LONGEST_NAME)..];
    let task = postcard::to_stdvec(task).map_err(|_| io::ErrorKind::InvalidData)?;
    for length in [name.len(), task.len(), file.len()] {
        to.write_all(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes())?;
    }
    to.write_all(name)?;
    to.write_all(&task)?;
    to.write_all(file)?;
    to.flush()
}

/// Reads a question: the name, the task and the file.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] where a length is beyond its limit, and what reading comes to.
pub fn question(from: &mut impl Read) -> io::Result<(String, Task, Vec<u8>)> {
    let mut lengths = [[0u8; 4]; 3];
    from.read_exact(lengths.as_flattened_mut())?;
    let [name, task, file] = lengths.map(|length| u32::from_le_bytes(length) as usize);
    if name > LONGEST_NAME || task > LONGEST_TASK || file > LARGEST_FILE {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut name = vec![0u8; name];
    from.read_exact(&mut name)?;
    let mut asked = vec![0u8; task];
    from.read_exact(&mut asked)?;
    let task = postcard::from_bytes(&asked).map_err(|_| io::ErrorKind::InvalidData)?;
    let mut file = vec![0u8; file];
    from.read_exact(&mut file)?;
    Ok((String::from_utf8_lossy(&name).into_owned(), task, file))
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
            Self::Uncommented(error) => short(&error.sentence(Language::En)),
            Self::Commented(package) => package.starts_with(b"PK"),
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
    use claimwright_files::Spot;

    fn answer(start: usize, end: usize) -> Answer {
        let mut paragraph = Paragraph::new(Role::Claim, "µ 2");
        paragraph.styles.push(StyledRun { span: Span::new(start, end), style: Style::Subscript });
        Answer::Read(Manuscript { paragraphs: vec![paragraph], ..Manuscript::default() })
    }

    #[test]
    fn an_answer_comes_back_as_it_was() {
        for answer in [answer(3, 4), Answer::Refused(ReadError::Empty), Answer::Commented(b"PK".to_vec())] {
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
            Answer::Commented(b"MZ".to_vec()),
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
        let spot = Spot { paragraph: 1, byte: 2 };
        let remarks = vec![Remark { start: spot, end: spot, lines: vec!["é".to_owned()] }];
        for task in [Task::Read, Task::Comment { remarks, date: Some("2026-11-22T09:30:00Z".to_owned()) }] {
            let mut pipe = Vec::new();
            ask(&mut pipe, "a.docx", &task, b"bytes").expect("memory takes bytes");
            let asked = question(&mut pipe.as_slice()).expect("a question");
            assert_eq!(asked, ("a.docx".to_owned(), task, b"bytes".to_vec()));
        }
        assert!(question(&mut [0xFFu8; 12].as_slice()).is_err());
        assert!(question(&mut [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9].as_slice()).is_err());
    }
}
