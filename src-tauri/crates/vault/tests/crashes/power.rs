//! What is left when the power goes: every write, flush and truncation of a run is written down, and states of the disk
//! are made of them in which what was not flushed is there, is missing, or is torn at a sector, each by itself.

use crate::child::{child, said};
use crate::common::{self, Office, Person};
use crate::{acknowledged, checked, closed, copied, rounds, shim, tell};
use claimwright_vault::DocumentId;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// What a disk writes at once.
const SECTOR: usize = 512;

/// A call of the system, as the shim wrote it down.
struct Call {
    kind: u8,
    file: String,
    place: usize,
    bytes: Vec<u8>,
}

fn read(log: &[u8]) -> Vec<Call> {
    let (mut calls, mut at) = (Vec::new(), 0);
    let mut next = |count: usize| {
        at += count;
        log.get(at - count..at)
    };
    while let Some(kind) = next(1) {
        let kind = kind[0];
        let mut part = |count: usize| next(count).expect("a call is whole");
        let length = usize::from(part(1)[0]);
        let file = String::from_utf8(part(length).to_vec()).expect("names are text");
        let place = usize::try_from(i64::from_le_bytes(part(8).try_into().expect("eight"))).expect("a place");
        let count = u32::from_le_bytes(part(4).try_into().expect("four"));
        calls.push(Call { kind, file, place, bytes: part(count as usize).to_vec() });
    }
    calls
}

/// A generator of our own, so that a failing state is the same state again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

type Disk = BTreeMap<String, Vec<u8>>;

fn done(disk: &mut Disk, call: &Call, count: usize) {
    match call.kind {
        b'W' => {
            let file = disk.entry(call.file.clone()).or_default();
            file.resize(file.len().max(call.place + count), 0);
            file[call.place..call.place + count].copy_from_slice(&call.bytes[..count]);
        }
        b'T' => disk.entry(call.file.clone()).or_default().resize(call.place, 0),
        b'U' => drop(disk.remove(&call.file)),
        _ => {}
    }
}

/// The disk after the power went behind the first `cut` calls; how many of them were lost or torn. A disk that `lies`
/// flushes nothing.
fn after(start: &Disk, calls: &[Call], cut: usize, dice: &mut Dice, lies: bool) -> (Disk, usize) {
    let mut flushed: HashMap<&str, usize> = HashMap::new();
    for (at, call) in calls[..cut].iter().enumerate().filter(|(_, call)| call.kind == b'S' && !lies) {
        flushed.insert(&call.file, at);
    }
    let (mut disk, mut lost) = (start.clone(), 0);
    for (at, call) in calls[..cut].iter().enumerate() {
        let safe = flushed.get(call.file.as_str()).is_some_and(|flush| at < *flush);
        match if safe { 0 } else { dice.below(4) } {
            0 | 1 => done(&mut disk, call, call.bytes.len()),
            2 if call.kind == b'W' => {
                done(&mut disk, call, dice.below(call.bytes.len() / SECTOR + 1) * SECTOR);
                lost += 1;
            }
            _ => lost += usize::from(call.kind != b'A' && call.kind != b'S'),
        }
    }
    (disk, lost)
}

/// A run of saves up to its end, written down: the folder as it was before, the calls, and who may come in.
struct Run {
    office: Office,
    document: DocumentId,
    start: Disk,
    calls: Vec<Call>,
}

/// The files that count when the power comes back: the shared memory of the log and the lock do not.
fn kept(name: &str) -> bool {
    name.contains(".db") && !name.ends_with("-shm")
}

impl Run {
    fn new() -> Self {
        let (office, document) = closed();
        let tools = common::folder();
        let (shim, work) = (shim(tools.path()), tools.path().join("work"));
        let (snapshot, log) = (tools.path().join("snapshot"), tools.path().join("log"));
        // The office holds its folder's lock; the copy is the child's.
        copied(office.dir.path(), &work);
        let mut command = child("save", &work, &office.anna, document, office.clock.wall() + 30_000);
        command.env("LD_PRELOAD", &shim).env("FAULT_FOLDER", &work).env("FAULT_ARMED", tools.path().join("armed"));
        command.env("FAULT_LOG", &log).env("VAULT_TEST_SNAPSHOT", &snapshot).env("VAULT_TEST_SAVES", "220");
        let mut child = command.spawn().expect("it starts");
        assert_eq!(acknowledged(&said(&mut child)).len(), 220);
        assert!(child.wait().expect("it ends").success());
        let files = std::fs::read_dir(&snapshot).expect("read").flatten();
        let named = files.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
        let start = named.filter(|(name, _)| kept(name)).map(|(name, path)| (name, std::fs::read(path).expect("read")));
        let start = start.collect();
        let calls = read(&std::fs::read(&log).expect("it was written down"));
        let calls = calls.into_iter().filter(|call| call.kind == b'A' || kept(&call.file)).collect();
        Self { office, document, start, calls }
    }

    /// The saves that were acknowledged in the first `cut` calls.
    fn acknowledged(&self, cut: usize) -> Vec<u64> {
        let said = self.calls[..cut].iter().filter(|call| call.kind == b'A');
        let text: String = said.map(|call| String::from_utf8_lossy(&call.bytes).into_owned()).collect();
        acknowledged(&text.lines().filter_map(|line| Some(line[line.find('@')? + 1..].to_owned())).collect::<Vec<_>>())
    }

    fn checked(&self, disk: &Disk, folder: &Path, cut: usize) {
        std::fs::create_dir_all(folder).expect("made");
        for (name, bytes) in disk {
            std::fs::write(folder.join(name), bytes).expect("written");
        }
        // The room for a full disk is there, so that it is not made anew for every state.
        std::fs::write(folder.join("reserve"), b"").expect("written");
        let (anna, wall): (&Person, i64) = (&self.office.anna, self.office.clock.wall() + 60_000);
        let what = format!("power lost after call {cut} of {}", self.calls.len());
        checked(folder, anna, wall, self.document, &self.acknowledged(cut), &what);
        std::fs::remove_dir_all(folder).expect("removed");
    }
}

#[test]
fn sec_rel_03_no_loss_of_power_loses_a_save_that_was_acknowledged() {
    let run = Run::new();
    let (states, dir) = (rounds(500), common::folder());
    let mut dice = Dice(1);
    let (mut lost, mut hurt) = (0, 0);
    for state in 0..states {
        let cut = (state * run.calls.len() / states + dice.below(3)).min(run.calls.len());
        let (disk, gone) = after(&run.start, &run.calls, cut, &mut dice, false);
        lost += gone;
        hurt += usize::from(gone > 0);
        run.checked(&disk, &dir.path().join("work"), cut);
    }
    assert!(hurt > states / 4, "{hurt} states lacked a write");
    tell(&format!("{states} losses of power, {lost} writes lost or torn in {hurt} of them, no save lost"));
}

#[test]
fn sec_rel_03_a_disk_that_flushes_nothing_is_found_out() {
    let run = Run::new();
    let dir = common::folder();
    let mut dice = Dice(2);
    let (disk, _) = after(&run.start, &run.calls, run.calls.len(), &mut dice, true);
    let check = || run.checked(&disk, &dir.path().join("work"), run.calls.len());
    let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(check));
    assert!(found.is_err(), "what the other test looks for can be seen");
}
