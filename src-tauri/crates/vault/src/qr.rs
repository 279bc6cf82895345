//! A QR code as SVG text, drawn in memory; it writes no file.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;
use zeroize::Zeroizing;

/// The quiet zone that readers need, in modules (ISO/IEC 18004).
const QUIET: i32 = 4;

/// Draws `text`; `None` when it is too long for a code.
pub(crate) fn svg(text: &str) -> Option<Zeroizing<String>> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    // Room for every module at once, so that a growing string leaves no part behind.
    let mut svg = Zeroizing::new(String::with_capacity((side * side * 16) as usize));
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\""
    );
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            let _ = write!(svg, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    svg.push_str("\"/></svg>");
    Some(svg)
}
