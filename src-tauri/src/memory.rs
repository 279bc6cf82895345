//! How much memory must be free for a generator to be heard while somebody types; how much is free, `candle` asks.

pub use claimwright_candle::free_memory as free;

/// A generator is loaded where so many bytes are free: the smallest takes a third of it, and a browser wants the rest.
pub const TO_LOAD: u64 = 1536 << 20;

/// One that is loaded stays where so many are free.
pub const TO_STAY: u64 = 640 << 20;
