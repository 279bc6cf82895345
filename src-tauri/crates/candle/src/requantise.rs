//! A copy of a GGUF file whose slow tensor types are replaced once; a loader does the same in memory where there is none.

use crate::LoadError;
use crate::checkpoint::{Checkpoint, fast, slow};
use candle_core::quantized::gguf_file;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

/// Writes to `target` the model of `source` with its 4-bit and 5-bit tensors of types without fast kernels (Q4_1, Q5_0,
/// Q5_1) in 8 bits. Writes nothing and answers `false` where there are none, as in any file that is not GGUF. The caller
/// renames the target to its place.
///
/// # Errors
/// Any other [`LoadError`] of the source; [`LoadError::Unreadable`] also where the target cannot be written.
pub fn prepare(source: &Path, target: &Path) -> Result<bool, LoadError> {
    let mut checkpoint = match Checkpoint::open(source) {
        Err(LoadError::NotGguf) => return Ok(false),
        opened => opened?,
    };
    if !checkpoint.content.tensor_infos.values().any(|tensor| slow(tensor.ggml_dtype)) {
        return Ok(false);
    }
    // In the order of the source, so that the same source always gives the same bytes.
    let mut names: Vec<_> =
        checkpoint.content.tensor_infos.iter().map(|(name, tensor)| (tensor.offset, name.clone())).collect();
    names.sort();
    let mut tensors = Vec::with_capacity(names.len());
    for (_, name) in names {
        let tensor = checkpoint.as_is(&name)?;
        let tensor = if slow(tensor.dtype()) { fast(&tensor)? } else { tensor };
        tensors.push((name, tensor));
    }
    let mut entries: Vec<_> = checkpoint.content.metadata.iter().map(|(key, value)| (key.as_str(), value)).collect();
    entries.retain(|(key, _)| *key != "general.alignment");
    entries.sort_by_key(|(key, _)| *key);
    let tensors: Vec<_> = tensors.iter().map(|(name, tensor)| (name.as_str(), tensor)).collect();
    let mut file = BufWriter::new(File::create(target).map_err(LoadError::Unreadable)?);
    gguf_file::write(&mut file, &entries, &tensors)?;
    let file = file.into_inner().map_err(|e| LoadError::Unreadable(e.into_error()))?;
    file.sync_all().map_err(LoadError::Unreadable)?;
    Ok(true)
}
