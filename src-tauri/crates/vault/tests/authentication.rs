//! Who gets in, and who does not: requirements AUTH of the specification, by the public face and clocks that are turned.

mod common;

use claimwright_vault::{Accounts, Notice, Session, SignIn, VaultError};
use common::{Office, PASSWORD, START_MS, code_of, outside};
use proptest::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

fn refused(answer: Result<Session, VaultError>) {
    assert!(matches!(answer, Err(VaultError::SignInFailed)), "{answer:?}");
}

#[test]
fn sec_auth_02_what_is_no_code_is_refused_like_a_wrong_one() {
    let (office, session) = Office::new();
    drop(session);
    let right = office.anna.code(&office.clock);
    let megabyte = "1".repeat(1 << 20);
    let odd = [
        "".to_owned(),
        right[..5].to_owned(),
        format!("{right}0"),
        "abcdef".to_owned(),
        "+12345".to_owned(),
        " 12345".to_owned(),
        format!("{right} "),
        right.chars().map(|digit| char::from_u32(u32::from(digit) - 0x30 + 0xff10).expect("full width")).collect(),
        megabyte,
    ];
    for text in &odd {
        refused(office.anna.with_code(&office.accounts, text));
        office.clock.pass(3_600);
    }
    office.sign_in();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn sec_auth_02_no_text_gets_in_or_panics(name in ".{0,20}", password in ".{0,40}", code in ".{0,12}") {
        thread_local! {
            static OFFICE: (Office, Session) = Office::new();
        }
        OFFICE.with(|(office, _)| {
            office.clock.pass(3_600);
            let typed = SignIn { name: &name, password: &password, code: &code, key_file: None, vault: None };
            let answer = office.accounts.sign_in(&typed);
            assert!(matches!(answer, Err(VaultError::SignInFailed)));
        });
    }
}

#[test]
fn sec_auth_03_the_code_of_the_enrolment_is_not_the_first_code_of_a_sign_in() {
    let (office, session) = Office::new();
    drop(session);
    refused(office.anna.with_code(&office.accounts, &office.anna.code(&office.clock)));
    office.sign_in();
}

#[test]
fn sec_auth_03_a_used_code_is_refused_again_after_a_restart_and_when_the_clock_is_set_back() {
    let (office, session) = Office::new();
    drop(session);
    office.clock.pass(30);
    let code = office.anna.code(&office.clock);
    office.anna.with_code(&office.accounts, &code).expect("fresh");
    refused(office.anna.with_code(&office.accounts, &code));
    let office = office.reopened();
    refused(office.anna.with_code(&office.accounts, &code));
    let office = office.reopened();
    office.clock.set_wall(START_MS);
    refused(office.anna.with_code(&office.accounts, &code));
    refused(office.anna.with_code(&office.accounts, &office.anna.code(&office.clock)));
}

#[test]
fn sec_auth_03_of_eight_sign_ins_at_once_with_one_code_one_gets_in() {
    let (office, session) = Office::new();
    drop(session);
    for _ in 0..20 {
        office.clock.pass(3_600);
        let code = office.anna.code(&office.clock);
        let entered = AtomicUsize::new(0);
        // Four failures make no wait yet, so that every one of these is looked at: five threads.
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let session = office.anna.with_code(&office.accounts, &code);
                    entered.fetch_add(usize::from(session.is_ok()), Ordering::SeqCst);
                });
            }
        });
        assert_eq!(entered.load(Ordering::SeqCst), 1);
        office.clock.pass(3_600);
        office.sign_in();
    }
}

/// What happens in a schedule.
#[derive(Debug, Clone)]
enum Turn {
    Pass(u16),
    SetBack(u32),
    Restart,
    Present(i8),
    Again(u8),
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        (1_u16..200).prop_map(Turn::Pass),
        (1_u32..4_000_000).prop_map(Turn::SetBack),
        Just(Turn::Restart),
        (-2_i8..=2).prop_map(Turn::Present),
        (0_u8..8).prop_map(Turn::Again),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn sec_auth_03_no_schedule_of_time_restarts_and_clocks_accepts_a_code_twice(
        turns in proptest::collection::vec(turn(), 1..25),
    ) {
        let (mut office, session) = Office::new();
        drop(session);
        let mut entered: Vec<String> = Vec::new();
        let mut shown: Vec<String> = vec![office.anna.code(&office.clock)];
        let mut last_step = office.clock.wall() / 30_000;
        for turn in turns {
            let code = match turn {
                Turn::Pass(seconds) => { office.clock.pass(i64::from(seconds)); continue }
                Turn::SetBack(seconds) => { office.clock.set_wall(office.clock.wall() - i64::from(seconds) * 1_000); continue }
                Turn::Restart => { office = office.reopened(); continue }
                Turn::Present(step) => code_of(&office.anna.seed, office.clock.wall() + i64::from(step) * 30_000),
                Turn::Again(which) => shown[usize::from(which) % shown.len()].clone(),
            };
            // No wait may hide what is asked here.
            let wall = office.clock.wall();
            office.clock.pass(7_200);
            office.clock.set_wall(wall);
            let now = wall / 30_000;
            let fresh = (now - 1..=now + 1).rev().find(|step| *step > last_step && code_of(&office.anna.seed, step * 30_000) == code);
            let mut answer = office.anna.with_code(&office.accounts, &code);
            if matches!(answer, Err(VaultError::Wait { .. })) {
                // After a restart the wait counts from the first attempt.
                office.clock.pass(7_200);
                office.clock.set_wall(wall);
                answer = office.anna.with_code(&office.accounts, &code);
            }
            assert_eq!(answer.is_ok(), fresh.is_some(), "{code} at {now}, last {last_step}");
            if let Some(step) = fresh {
                assert!(!entered.contains(&code) || step > last_step);
                last_step = step;
                entered.push(code.clone());
            }
            shown.push(code);
        }
    }
}

#[test]
fn sec_auth_05_no_year_of_the_clock_locks_out_or_revives() {
    let (office, session) = Office::new();
    drop(session);
    let used = office.anna.code(&office.clock);
    const YEAR: i64 = 31_557_600_000;
    for wall in [-YEAR, -1, 0, 2_147_483_648_000, 4_294_967_296_000, 253_402_300_799_000, START_MS - YEAR] {
        office.clock.pass(7_200);
        office.clock.set_wall(wall);
        refused(office.anna.with_code(&office.accounts, &used));
    }
    // A forged future moves nothing: today's codes still count.
    office.clock.pass(7_200);
    office.clock.set_wall(START_MS + 60_000);
    let mut session = office.sign_in();
    assert!(session.take_notices().contains(&Notice::Failures(7)));
    drop(session);
    office.clock.set_wall(START_MS + YEAR * 80);
    let mut session = office.sign_in();
    assert!(session.take_notices().contains(&Notice::ClockJumped));
    drop(session);
    office.clock.set_wall(START_MS + 120_000);
    // Without a clock that goes forward the authenticator is behind what was used; a recovery code still lets in.
    let mut session = office.anna.with_code(&office.accounts, &office.anna.codes[0]).expect("a recovery code");
    assert!(session.take_notices().contains(&Notice::ClockBehind));
}

#[test]
fn sec_auth_06_an_attempt_is_counted_before_it_is_judged() {
    // The randomness fails in the midst of no attempt; what is durable is seen by another opening after a wrong one.
    let (office, session) = Office::new();
    drop(session);
    for _ in 0..4 {
        refused(office.anna.with_code(&office.accounts, "000000"));
    }
    let office = office.reopened();
    refused(office.anna.with_code(&office.accounts, "000000"));
    let office = office.reopened();
    assert!(matches!(office.anna.with_code(&office.accounts, "000000"), Err(VaultError::Wait { seconds: 30 })));
}

#[test]
fn sec_auth_12_a_megabyte_is_refused_without_being_stretched() {
    let (office, session) = Office::new();
    drop(session);
    let megabyte = "x".repeat(1 << 20);
    refused(office.accounts.sign_in(&SignIn { password: &megabyte, code: "1", ..office.anna.typed() }));
    refused(office.accounts.sign_in(&SignIn { name: &megabyte, code: "1", ..office.anna.typed() }));
    let emoji = "\u{1f980}".repeat(100_000);
    let answer = office.accounts.recover("Anna", "x", "x", &emoji, None);
    assert!(matches!(answer, Err(VaultError::PasswordTooWeak(claimwright_vault::Weakness::TooLong))));
}

#[test]
fn sec_auth_15_there_is_no_account_before_the_first_start_and_none_by_default() {
    let (dir, clock) = (common::folder(), common::Hands::at(START_MS));
    let accounts = Accounts::open(dir.path(), outside(&clock)).expect("opens");
    assert!(accounts.is_first_start().expect("asked"));
    for name in ["", "admin", "Administrator", "root"] {
        let typed = SignIn { name, password: "", code: "", key_file: None, vault: None };
        assert!(accounts.sign_in(&typed).is_err());
    }
    let weak = accounts.first_start("Anna", "anna anna anna anna", "Office", None);
    assert!(matches!(weak, Err(VaultError::PasswordTooWeak(_))));
    assert!(accounts.judge_password("anna anna anna anna", &["Anna"]).is_err());
    accounts.judge_password(PASSWORD, &["Anna", "Office"]).expect("it is good");
    for name in ["", "a:b", "a\nb", &"x".repeat(65)] {
        assert!(matches!(accounts.first_start(name, PASSWORD, "Office", None), Err(VaultError::NameUnusable)));
    }
    let mut abandoned = accounts.first_start("Anna", PASSWORD, "Office", None).expect("begun");
    assert!(abandoned.confirm("000000").is_err());
    assert!(accounts.is_first_start().expect("asked"), "nothing is written before the first code");
    let mut two = accounts.first_start("Eve", PASSWORD, "Office", None).expect("begun beside");
    let seed = abandoned.enrolment().expect("drawn").seed_text.to_string();
    abandoned.confirm(&code_of(&seed, clock.wall())).expect("the first of them");
    let seed = two.enrolment().expect("drawn").seed_text.to_string();
    let second = two.confirm(&code_of(&seed, clock.wall()));
    assert!(matches!(second.err(), Some(VaultError::AlreadyStarted)));
    assert_eq!(common::vault_files(dir.path()).len(), 1);
    assert!(matches!(accounts.first_start("Eve", PASSWORD, "x y", None).err(), Some(VaultError::AlreadyStarted)));
}
