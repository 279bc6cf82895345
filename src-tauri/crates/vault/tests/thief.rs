//! What a thief of the disk finds in the files, and who may open them.

mod common;

use claimwright_vault::{PieceKind, Role};
use common::{OTHER_PASSWORD, Office, PASSWORD};
use std::path::{Path, PathBuf};

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("read").flatten() {
        if entry.path().is_dir() { files.extend(walk(&entry.path())) } else { files.push(entry.path()) }
    }
    files
}

/// The forms in which a text may lie in a file.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let wide: Vec<u16> = text.encode_utf16().collect();
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![
        text.as_bytes().to_vec(),
        wide.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        wide.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        hex.to_uppercase().into_bytes(),
        hex.into_bytes(),
    ];
    all.extend((0..3).map(|shift| base64(text.as_bytes(), shift)));
    all
}

/// The digits of a text in base 64 that are the same whatever stands around it, where it begins `shift` bytes into a
/// group of three.
fn base64(text: &[u8], shift: usize) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let padded = [&vec![0; shift][..], text].concat();
    let groups = padded.chunks_exact(3).skip(usize::from(shift > 0));
    groups
        .flat_map(|group| {
            let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
            [18, 12, 6, 0].map(|low| DIGITS[(bits >> low & 63) as usize])
        })
        .collect()
}

/// The first of `forms` that lies in `bytes`, found in one pass over what begins like one of them.
fn found<'a>(bytes: &[u8], forms: &'a [Vec<u8>]) -> Option<&'a [u8]> {
    let mut begins = vec![Vec::new(); 1 << 16];
    for form in forms {
        begins[usize::from(u16::from_le_bytes([form[0], form[1]]))].push(form.as_slice());
    }
    let mut at = 0;
    while at + 1 < bytes.len() {
        let here = &begins[usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))];
        if let Some(form) = here.iter().find(|form| bytes[at..].starts_with(form)) {
            return Some(form);
        }
        at += 1;
    }
    None
}

#[test]
fn sec_cryp_01_a_thief_of_the_folder_finds_no_text_no_title_and_no_secret() {
    let (office, mut session) = Office::new();
    let mut sentinels: Vec<String> = (0..40).map(|number| format!("Sentinel{number}Quetzalcoatlus")).collect();
    for sentinel in sentinels.clone() {
        let matter = session.add_matter(&format!("{sentinel} title")).expect("made");
        let document = session.add_document(matter, &format!("{sentinel} document")).expect("made");
        session
            .save(document, &format!("{sentinel} text").repeat(40), Some(&format!("{sentinel} name")))
            .expect("saved");
        session.journal_append(document, format!("{sentinel} typed").as_bytes(), false).expect("kept");
        session.undo_append(document, format!("{sentinel} undone").as_bytes(), false).expect("kept");
        session.add_piece(matter, None, PieceKind::Trace, format!("{sentinel} trace").as_bytes()).expect("kept");
        session.set_own_setting(&sentinel, Some(&sentinel)).expect("set");
    }
    let (otto, second) = office.hire(&mut session, "Otto", Role::Attorney);
    session.back_up(None).expect("taken");
    let matters = session.matters().expect("listed");
    session.delete_matter(matters[0].id).expect("deleted");
    session.export_archive(matters[1].id, OTHER_PASSWORD, &office.dir.path().join("one.cw")).expect("written");
    session.rotate().expect("rotated");
    session.lock();
    session.unlock(PASSWORD, None).expect("unlocked");
    // An unknown name may be a password that slipped: it is written nowhere.
    let slipped = "SentinelPasswordInTheWrongField";
    let _ = office.accounts.sign_in(&claimwright_vault::SignIn { name: slipped, code: "1", ..office.anna.typed() });
    for person in [&office.anna, &otto] {
        sentinels.extend([person.password.clone(), person.seed.clone(), person.recovery_key.clone()]);
        sentinels.push(person.recovery_key.replace('-', ""));
        sentinels.extend(person.codes.iter().flat_map(|code| [code.clone(), code.replace('-', "")]));
    }
    sentinels.push(slipped.to_owned());
    sentinels.push(slipped.to_lowercase());
    let forms: Vec<Vec<u8>> = sentinels.iter().flat_map(|sentinel| forms(sentinel)).collect();
    assert_eq!(
        found(b"xx Sentinel7Quetzalcoatlus", &forms).map(<[u8]>::len),
        Some(26 - 3),
        "the scan sees what is there"
    );
    // Open, as a crash leaves it, and closed.
    for _ in 0..2 {
        for path in walk(office.dir.path()) {
            let bytes = std::fs::read(&path).expect("read");
            let found = found(&bytes, &forms).map(String::from_utf8_lossy);
            assert!(found.is_none(), "{} holds {found:?}", path.display());
            let name = path.file_name().expect("named").to_string_lossy().into_owned();
            if name.starts_with("vault") && name.ends_with(".db") {
                assert!(!bytes.starts_with(b"SQLite format 3"), "{name}");
            }
        }
        session.lock();
    }
    drop(second);
}

#[test]
#[cfg(unix)]
fn files_and_folders_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (office, mut session) = Office::new();
    session.back_up(None).expect("taken");
    for path in walk(office.dir.path()) {
        let mode = std::fs::metadata(&path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode & 0o077, 0, "{} is {mode:o}", path.display());
    }
    let mode = std::fs::metadata(office.dir.path()).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode, 0o700);
}
