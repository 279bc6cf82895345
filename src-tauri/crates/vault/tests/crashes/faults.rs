//! What is left when a write, a flush or a truncation fails.

use crate::child::{child, said};
use crate::common;
use crate::common::Office;
use crate::{acknowledged, checked, closed, copied, rounds, shim, tell};

#[test]
fn sec_rel_04_rel_05_rel_06_no_failing_write_flush_or_truncation_loses_a_save_that_was_acknowledged() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    clock.pass(30);
    let tools = common::folder();
    let shim = shim(tools.path());
    let (mut faults, mut refused, mut given_back) = (0, 0, 0);
    let saves = rounds(8).min(40);
    for (sticky, errno, torn, step) in [
        ("0", "EIO", "0", 1),
        ("0", "EIO", "1", 1),
        ("0", "ENOSPC", "0", 1),
        ("1", "EIO", "0", 1),
        ("1", "ENOSPC", "1", 2),
    ] {
        // Until a run meets no fault any more: then every call has failed once.
        for at in (1_u32..).step_by(step) {
            let work = tools.path().join("work");
            copied(dir.path(), &work);
            let armed = tools.path().join("armed");
            let _ = std::fs::remove_file(&armed);
            let mut command = child("save", &work, &anna, document, clock.wall());
            command.env("LD_PRELOAD", &shim).env("FAULT_FOLDER", &work).env("FAULT_ARMED", &armed);
            command.env("FAULT_AT", at.to_string()).env("FAULT_STICKY", sticky).env("FAULT_ERRNO", errno);
            command.env("FAULT_TORN", torn).env("VAULT_TEST_SAVES", saves.to_string());
            let mut child = command.spawn().expect("it starts");
            let lines = said(&mut child);
            let ended = child.wait().expect("it ends");
            assert!(ended.success(), "a fault at {at} ({errno}, sticky {sticky}) ended the process: {lines:?}");
            let saved = acknowledged(&lines);
            let met = lines.iter().filter(|line| *line == "refused").count();
            assert!(sticky == "1" || met <= 1, "one fault refuses one save: {lines:?}");
            faults += 1;
            refused += met;
            // The reserve is given back when a write finds the disk full, and only then.
            let given = !work.join("reserve").exists();
            assert!(!given || errno == "ENOSPC" && met > 0, "{lines:?}");
            given_back += usize::from(given);
            checked(&work, &anna, clock.wall(), document, &saved, &format!("a fault at {at}"));
            std::fs::remove_dir_all(&work).expect("removed");
            if met == 0 && saved.len() == saves && at > 40 {
                break;
            }
        }
    }
    assert!(faults >= 500 && refused >= 400, "{faults} runs, {refused} refusals");
    assert!(given_back > 10, "{given_back}");
    tell(&format!(
        "{faults} runs with a fault, {refused} saves refused, {given_back} times the reserve given back, none lost"
    ));
}
