//! Keys and values of one layer for the positions computed so far; not which positions those are, which the decoder
//! knows.

use candle_core::{DType, Device, Result, Tensor};

/// Positions for which room is made at first; room doubles when it runs out.
const FIRST_ROOM: usize = 512;

/// Two buffers of shape `(1, room, heads, size)`, written in place. Forgetting positions costs nothing: they are written
/// over.
#[derive(Debug)]
pub(crate) struct KeyValues {
    keys: Tensor,
    values: Tensor,
    room: usize,
}

impl KeyValues {
    pub(crate) fn new(heads: usize, size: usize) -> Result<Self> {
        let buffer = || Tensor::zeros((1, FIRST_ROOM, heads, size), DType::F32, &Device::Cpu);
        Ok(Self { keys: buffer()?, values: buffer()?, room: FIRST_ROOM })
    }

    /// Writes keys and values of shape `(1, n, heads, size)` from `position` on and answers those of all positions up to
    /// there, without copying them.
    pub(crate) fn put(&mut self, position: usize, keys: &Tensor, values: &Tensor) -> Result<(Tensor, Tensor)> {
        let end = position + keys.dim(1)?;
        self.make_room(position, end)?;
        self.keys.slice_set(keys, 1, position)?;
        self.values.slice_set(values, 1, position)?;
        Ok((self.keys.narrow(1, 0, end)?, self.values.narrow(1, 0, end)?))
    }

    fn make_room(&mut self, kept: usize, end: usize) -> Result<()> {
        if end <= self.room {
            return Ok(());
        }
        let room = end.next_power_of_two();
        let (_, _, heads, size) = self.keys.dims4()?;
        for buffer in [&mut self.keys, &mut self.values] {
            let larger = Tensor::zeros((1, room, heads, size), DType::F32, &Device::Cpu)?;
            if kept > 0 {
                larger.slice_set(&buffer.narrow(1, 0, kept)?, 1, 0)?;
            }
            *buffer = larger;
        }
        self.room = room;
        Ok(())
    }
}
