//! The Debian packages that building, running and testing need: which are missing, and installing them where we may.

use crate::process::{self, Failure};

/// What building and opening the window needs.
const RUN: &[&str] = &[
    "build-essential",
    "file",
    "libgtk-3-dev",
    "libjavascriptcoregtk-4.1-dev",
    "librsvg2-dev",
    "libsoup-3.0-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "pkg-config",
    "python3",
    "python3-pip",
    "fonts-dejavu-core",
    "fonts-liberation",
    "adwaita-icon-theme",
];

/// What the tests need beyond that.
const TEST: &[&str] = &[
    "at-spi2-core",
    "chromium",
    "dbus-x11",
    "libgl1-mesa-dri",
    "libreoffice-writer-nogui",
    "oathtool",
    "poppler-utils",
    "strace",
    "webkit2gtk-driver",
    "xauth",
    "xdotool",
    "xvfb",
];

/// Installs what is missing for running, and for testing where asked. On a machine without dpkg it names what is needed
/// and goes on.
pub fn install(for_tests: bool) -> Result<(), Failure> {
    let wanted: Vec<&str> = RUN.iter().chain(if for_tests { TEST } else { &[] }).copied().collect();
    if process::answer(&mut process::command("dpkg-query", &["--version"])).is_none() {
        println!("This is no Debian machine: make sure that you have the like of {}.", wanted.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|name| !is_there(name)).collect();
    if missing.is_empty() {
        println!("System packages: all there.");
        return Ok(());
    }
    let line = format!("apt-get install -y --no-install-recommends {}", missing.join(" "));
    if !rustix::process::geteuid().is_root() {
        return Err(Failure(format!(
            "Some system packages are missing. Run this line, then start again:\n  sudo {line}"
        )));
    }
    println!("System packages: installing {}.", missing.join(" "));
    let apt = |arguments: &[&str]| {
        let mut command = process::command("apt-get", arguments);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::run("apt-get update", &mut apt(&["update", "--quiet", "--quiet"]))?;
    let mut arguments = vec!["install", "--yes", "--quiet", "--quiet", "--no-install-recommends"];
    arguments.extend(missing);
    process::run("apt-get install", &mut apt(&arguments))
}

/// Whether a package is installed; python3 may also stand outside the package manager.
fn is_there(name: &str) -> bool {
    if name == "python3" && process::answer(&mut process::command("python3", &["--version"])).is_some() {
        return true;
    }
    if name == "python3-pip" && process::answer(&mut process::command("python3", &["-m", "pip", "--version"])).is_some()
    {
        return true;
    }
    process::answer(&mut process::command("dpkg-query", &["--show", "--showformat=${Status}", name]))
        .is_some_and(|status| status.ends_with("ok installed"))
}
