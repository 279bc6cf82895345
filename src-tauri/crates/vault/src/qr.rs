//! A QR code as the path of an SVG picture, drawn in memory; it writes no file.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;
use zeroize::Zeroizing;

/// The quiet zone that readers need, in modules (ISO/IEC 18004).
const QUIET: i32 = 4;

/// A QR code.
pub struct Qr {
    /// Modules along a side, with the quiet zone.
    pub side: u32,
    /// The dark modules as the `d` of an SVG path, a module wide each.
    pub path: Zeroizing<String>,
}

/// Draws `text`; `None` when it is too long for a code.
pub(crate) fn drawn(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    // Room for every module at once, so that a growing string leaves no part behind.
    let mut path = Zeroizing::new(String::with_capacity((side * side * 16) as usize));
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    Some(Qr { side: side.unsigned_abs(), path })
}
