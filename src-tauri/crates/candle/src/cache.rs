//! Keys and values of one layer for the positions computed so far; not which positions those are, which the decoder
//! knows.

/// Two buffers, position after position. Forgetting positions costs nothing: they are written over.
#[derive(Debug, Default)]
pub(crate) struct KeyValues {
    pub keys: Vec<f32>,
    pub values: Vec<f32>,
}

impl KeyValues {
    /// Writes keys and values of `width` components a position, from `position` on.
    pub(crate) fn put(&mut self, position: usize, width: usize, keys: &[f32], values: &[f32]) {
        for (kept, new) in [(&mut self.keys, keys), (&mut self.values, values)] {
            kept.truncate(position * width);
            kept.extend_from_slice(new);
        }
    }
}
