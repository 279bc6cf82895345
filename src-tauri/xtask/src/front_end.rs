//! The front end's packages and its build, each done only when what it is made of has changed; not what is in it.

use crate::process::{self, Failure};
use std::hash::Hasher as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Installs the packages of the lock file, unless they are there.
pub fn install() -> Result<(), Failure> {
    let folder = process::root().join("ui");
    require_node()?;
    let lock = fs::read(folder.join("package-lock.json"))
        .map_err(|error| Failure(format!("The front end's lock file cannot be read ({error}).")))?;
    let stamp = folder.join("node_modules/.installed");
    if is_current(&stamp, &lock) {
        println!("Front end packages: all there.");
        return Ok(());
    }
    process::run("npm ci", process::command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    keep(&stamp, &lock)
}

/// Builds the front end, unless it is built of these very sources.
pub fn build() -> Result<(), Failure> {
    let folder = process::root().join("ui");
    let sources = sources(&folder).map_err(|error| Failure(format!("The front end cannot be read ({error}).")))?;
    let stamp = folder.join("dist/.built");
    if is_current(&stamp, &sources) {
        println!("Front end: built already.");
        return Ok(());
    }
    process::run("npm run build", process::command("npm", &["run", "build"]).current_dir(&folder))?;
    keep(&stamp, &sources)
}

fn require_node() -> Result<(), Failure> {
    let version = process::answer(&mut process::command("node", &["--version"])).unwrap_or_default();
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        _ => Err(Failure("Node.js 20 or newer is needed and was not found: install it, then start again.".to_owned())),
    }
}

/// Names and contents of everything that the build reads, in a fixed order.
fn sources(folder: &Path) -> io::Result<Vec<u8>> {
    let mut files = Vec::new();
    collect(&folder.join("src"), &mut files)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    let mut all = Vec::new();
    for path in files {
        all.extend_from_slice(path.to_string_lossy().as_bytes());
        all.extend(fs::read(&path)?);
    }
    Ok(all)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn is_current(stamp: &Path, content: &[u8]) -> bool {
    fs::read_to_string(stamp).is_ok_and(|kept| kept == hash(content))
}

fn keep(stamp: &Path, content: &[u8]) -> Result<(), Failure> {
    fs::write(stamp, hash(content))
        .map_err(|error| Failure(format!("{} cannot be written ({error}).", stamp.display())))
}

/// A hash that is the same on every run of one build of this program; a collision costs a missed rebuild, no more.
fn hash(content: &[u8]) -> String {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(content);
    format!("{:016x}", hasher.finish())
}
