//! Texts that come from the window: each with a most, so that no argument is unbounded; not what they mean.

use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::ops::Deref;
use zeroize::Zeroizing;

/// A text of at most `MOST` bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Capped<const MOST: usize>(String);

/// A name, a title, a code, an identifier.
pub type Line = Capped<{ 4 << 10 }>;
/// The text of claims, or an undo history.
pub type Body = Capped<{ 16 << 20 }>;

impl<const MOST: usize> Deref for Capped<MOST> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de, const MOST: usize> Deserialize<'de> for Capped<MOST> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        capped::<MOST, D>(from).map(Self)
    }
}

fn capped<'de, const MOST: usize, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if text.len() > MOST { Err(serde::de::Error::custom("the text is too long")) } else { Ok(text) }
}

/// A text as long as a document may be, for fields that are plain strings.
///
/// # Errors
/// Where it is longer.
pub fn body<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    capped::<{ 16 << 20 }, D>(from)
}

/// As [`body`], or none.
///
/// # Errors
/// Where it is longer.
pub fn perhaps_body<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<Body>::deserialize(from)?.map(|text| text.0))
}

/// Longest password on the wire, in bytes: the vault takes 1,024 characters, of which each may be several letters that
/// are put together.
const LONGEST_SECRET: usize = 64 << 10;

/// A password, a recovery key or an activation code; wiped when it is dropped, shown by nothing.
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Deref for Secret {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(from)?);
        // What no person types is refused like a wrong password, by whoever is asked; its size costs nothing more.
        Ok(if text.len() > LONGEST_SECRET { Self(Zeroizing::new(" ".repeat(LONGEST_SECRET))) } else { Self(text) })
    }
}
