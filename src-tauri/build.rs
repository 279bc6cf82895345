//! Makes every command of the table in `claimwright-api` subject to the window's permissions; compiles nothing itself.

use claimwright_api::commands::COMMANDS;
use std::path::Path;

fn main() {
    assert!(
        Path::new("../ui/dist/index.html").is_file(),
        "The window's interface is not built: run `npm ci` and `npm run build` in ui, or `cargo xtask setup`."
    );
    // Cargo does not see the files that the interface is embedded from.
    println!("cargo:rerun-if-changed=../ui/dist");
    let names: Vec<&'static str> = COMMANDS.iter().map(|command| command.name).collect();
    // Cargo runs a build script once per build, so that the names may stay for as long as it runs.
    let manifest = tauri_build::AppManifest::new().commands(Vec::leak(names));
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("the window cannot be configured: {error:#}");
    }
}
