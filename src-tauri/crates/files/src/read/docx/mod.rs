//! stub
use crate::ReadError;
use claimwright_application::Manuscript;
pub(super) fn read(_bytes: &[u8]) -> Result<Manuscript, ReadError> {
    Err(ReadError::NotADocx)
}
