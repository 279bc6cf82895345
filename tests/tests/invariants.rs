//! The invariants of the architecture that a look at sources and manifests can hold; not what the program does.

use claimwright_tests::root;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each crate may depend on of ours; a crate that is not listed fails the test.
const LEVELS: &[(&str, &[&str])] = &[
    ("application", &[]),
    ("infer", &[]),
    ("vault", &[]),
    ("weights", &[]),
    ("lint", &["application"]),
    ("files", &["application"]),
    ("candle", &["infer"]),
    ("assist", &["application", "infer"]),
    ("draft", &["application", "infer"]),
    ("train", &["candle", "infer"]),
    ("api", &["application", "assist", "draft", "files", "infer", "lint"]),
    ("worker", &["application", "files"]),
    ("cli", &["api", "candle", "infer", "train", "weights", "worker"]),
];

/// Crates that speak a network protocol, by name.
const NETWORK: &[&str] =
    &["reqwest", "hyper", "ureq", "curl", "isahc", "surf", "attohttpc", "native-tls", "hf-hub", "rustls"];

fn dependencies(manifest: &Path) -> Vec<String> {
    let text = fs::read_to_string(manifest).expect("every crate has a manifest");
    let normal = text.split("[dev-dependencies]").next().unwrap_or_default();
    let normal = normal.split("\n[dependencies]").nth(1).unwrap_or_default();
    let normal = normal.split("\n[").next().unwrap_or_default();
    let names = normal.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
    names.filter_map(|name| name.strip_prefix("claimwright-")).map(str::to_owned).collect()
}

#[test]
fn crates_depend_on_the_levels_above_alone() {
    let allowed: BTreeMap<&str, &[&str]> = LEVELS.iter().copied().collect();
    for entry in fs::read_dir(root().join("src-tauri/crates")).expect("the crates are there") {
        let folder = entry.expect("the folder can be read").path();
        let name = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        let allowed = allowed.get(name.as_str()).unwrap_or_else(|| panic!("{name} has no level"));
        for dependency in dependencies(&folder.join("Cargo.toml")) {
            assert!(allowed.contains(&dependency.as_str()), "{name} may not depend on {dependency}");
        }
    }
    for dependency in dependencies(&root().join("src-tauri/Cargo.toml")) {
        assert!(
            ["api", "candle", "vault", "weights", "worker"].contains(&dependency.as_str()),
            "the window may not depend on {dependency}"
        );
    }
}

#[test]
fn the_window_fetches_no_model() {
    let mut sources = Vec::new();
    files(&root().join("src-tauri/src"), &["rs"], &mut sources);
    assert!(!sources.is_empty());
    for source in sources {
        let text = fs::read_to_string(&source).expect("sources are text");
        for word in ["Fetcher", ".fetch("] {
            assert!(!text.contains(word), "{} fetches: {word}", source.display());
        }
    }
}

fn files(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            if !["node_modules", "dist", "target", "gen"].contains(&name.as_str()) && !name.starts_with('.') {
                files(&path, endings, found);
            }
        } else if path.extension().is_some_and(|ending| endings.iter().any(|e| ending == *e)) {
            found.push(path);
        }
    }
}

/// The part of a source before its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("sources are text");
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

#[test]
fn the_core_meets_no_file_clock_thread_or_environment() {
    for name in ["application", "lint", "draft", "assist"] {
        let mut sources = Vec::new();
        files(&root().join("src-tauri/crates").join(name).join("src"), &["rs"], &mut sources);
        assert!(!sources.is_empty());
        for source in sources {
            let code = code(&source);
            for forbidden in
                ["std::fs", "std::net", "std::thread", "std::env", "std::process", "SystemTime", "Instant::now"]
            {
                assert!(!code.contains(forbidden), "{} uses {forbidden}", source.display());
            }
        }
    }
}

#[test]
fn only_api_knows_json_and_utf16() {
    for name in ["application", "lint", "draft", "assist", "files", "infer"] {
        let folder = root().join("src-tauri/crates").join(name);
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("every crate has a manifest");
        let normal = manifest.split("[dev-dependencies]").next().unwrap_or_default();
        assert!(!normal.contains("serde_json"), "{name} knows JSON");
        let mut sources = Vec::new();
        files(&folder.join("src"), &["rs"], &mut sources);
        for source in sources {
            let code = code(&source);
            let decodes = source.to_string_lossy().contains("files/src/read");
            for word in ["encode_utf16", "len_utf16"] {
                assert!(decodes || !code.contains(word), "{} counts UTF-16", source.display());
            }
        }
    }
}

#[test]
fn only_one_folder_of_the_window_talks_to_rust() {
    let mut sources = Vec::new();
    files(&root().join("ui/src"), &["ts", "svelte"], &mut sources);
    assert!(!sources.is_empty());
    for source in sources {
        if source.components().any(|part| part.as_os_str() == "api") {
            continue;
        }
        let text = fs::read_to_string(&source).expect("sources are text");
        for door in ["@tauri-apps", "__TAURI", "fetch(", "XMLHttpRequest", "WebSocket("] {
            assert!(!text.contains(door), "{} uses {door}", source.display());
        }
    }
}

#[test]
fn no_crate_of_a_network_protocol_is_linked() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    for package in ["claimwright-desk", "claimwright-cli"] {
        let output = std::process::Command::new(&cargo)
            .args(["tree", "--locked", "--package", package, "--edges", "normal", "--prefix", "none"])
            .current_dir(root())
            .output()
            .expect("cargo can be started");
        let tree = String::from_utf8_lossy(&output.stdout);
        assert!(tree.contains("claimwright-api"), "{}", String::from_utf8_lossy(&output.stderr));
        let linked: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
        for name in NETWORK {
            assert!(!linked.contains(name), "{name} is linked into {package}");
        }
    }
}

#[test]
fn no_source_grows_past_six_hundred_lines() {
    let mut sources = Vec::new();
    for folder in ["src-tauri", "ui/src", "tests"] {
        files(&root().join(folder), &["rs", "ts", "svelte", "css"], &mut sources);
    }
    for source in sources {
        if source.components().any(|part| part.as_os_str() == "bindings") {
            continue;
        }
        let lines = fs::read_to_string(&source).expect("sources are text").lines().count();
        assert!(lines <= 600, "{} has {lines} lines", source.display());
    }
}

#[test]
fn every_rust_file_opens_by_saying_what_it_is() {
    let mut sources = Vec::new();
    for folder in ["src-tauri", "tests"] {
        files(&root().join(folder), &["rs"], &mut sources);
    }
    for source in sources {
        let text = fs::read_to_string(&source).expect("sources are text");
        assert!(text.starts_with("//! "), "{} does not say what it is", source.display());
    }
}

#[test]
fn the_top_level_holds_what_the_design_names() {
    const NAMED: &[&str] = &[
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "src-tauri",
        "ui",
        "assets",
        "models",
        "tests",
        "target",
    ];
    for entry in fs::read_dir(root()).expect("the root is there") {
        let name = entry.expect("the root can be read").file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || NAMED.contains(&name.as_str()), "{name} stands at the top level");
    }
}
