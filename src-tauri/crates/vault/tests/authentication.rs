//! Who gets in, and who does not: requirements AUTH of the specification, by the public face and clocks that are turned.

mod common;

use claimwright_vault::{Accounts, Notice, Role, Session, SignIn, VaultError};
use common::{OTHER_PASSWORD, Office, PASSWORD, Person, START_MS, code_of, outside};
use proptest::prelude::*;
use std::sync::Arc;
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

/// The specification's waits, written down a second time.
fn owed(failures: u32) -> u64 {
    [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1_920].get(failures as usize).copied().unwrap_or(3_600)
}

#[derive(Debug, Clone)]
enum Step {
    Fail(bool),
    Succeed,
    Pass(u16),
    Wall(i8),
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => any::<bool>().prop_map(Step::Fail),
        1 => Just(Step::Succeed),
        3 => (1_u16..4_000).prop_map(Step::Pass),
        1 => (-1_i8..=1).prop_map(Step::Wall),
        1 => Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn sec_auth_07_waits_equal_the_model_for_known_and_unknown_names(
        steps in proptest::collection::vec(step(), 1..40),
    ) {
        let (mut office, session) = Office::new();
        drop(session);
        // Failures, and seconds waited since the last of them or since a restart, for Anna and for nobody.
        let mut model = [(0_u32, 0_u64); 2];
        for step in steps {
            match step {
                Step::Pass(seconds) => {
                    office.clock.pass(i64::from(seconds));
                    model.iter_mut().for_each(|(_, waited)| *waited += u64::from(seconds));
                }
                Step::Wall(years) => office.clock.set_wall(office.clock.wall() + i64::from(years) * 31_557_600_000),
                Step::Restart => {
                    office = office.reopened();
                    // The wait is seen first by the next attempt: an attempt now makes that moment now.
                    for (at, name) in ["Anna", "nobody"].into_iter().enumerate() {
                        let pending = owed(model[at].0) > 0;
                        if pending {
                            let typed = SignIn { name, password: "x", code: "0", key_file: None, vault: None };
                            assert!(matches!(office.accounts.sign_in(&typed), Err(VaultError::Wait { .. })));
                            model[at].1 = 0;
                        }
                    }
                }
                Step::Fail(known) => {
                    let at = usize::from(!known);
                    let name = if known { "Anna" } else { "nobody" };
                    let typed = SignIn { name, password: "wrong", code: "0", key_file: None, vault: None };
                    let answer = office.accounts.sign_in(&typed);
                    let left = owed(model[at].0).saturating_sub(model[at].1);
                    match answer {
                        Err(VaultError::Wait { seconds }) => assert_eq!(seconds, left),
                        Err(VaultError::SignInFailed) => {
                            assert_eq!(left, 0);
                            model[at] = (model[at].0 + 1, 0);
                        }
                        other => panic!("{other:?}"),
                    }
                }
                Step::Succeed => {
                    let left = owed(model[0].0).saturating_sub(model[0].1);
                    let disabled = model[0].0 >= 50;
                    // Recovery codes run out; the authenticator's codes need a wall clock that goes on.
                    office.clock.set_wall(office.clock.wall().max(START_MS) + 400_000_000_000);
                    let answer = office.anna.with_code(&office.accounts, &office.anna.code(&office.clock));
                    if left > 0 {
                        assert!(matches!(answer, Err(VaultError::Wait { .. })));
                    } else if !disabled {
                        assert!(answer.is_ok(), "{answer:?}");
                        model[0] = (0, 0);
                    }
                }
            }
        }
    }
}

#[test]
fn sec_auth_07_fifty_failures_disable_one_factor_of_one_user_and_the_recovery_key_works_at_once() {
    let (office, mut admin) = Office::new();
    let (otto, _) = office.hire(&mut admin, "Otto", Role::Attorney);
    drop(admin);
    for _ in 0..50 {
        office.clock.pass(3_600);
        let typed = SignIn { password: "wrong", code: "000000", ..office.anna.typed() };
        refused(office.accounts.sign_in(&typed));
    }
    office.clock.pass(3_600);
    refused(office.anna.with_code(&office.accounts, &office.anna.code(&office.clock)));
    otto.sign_in(&office.accounts, &office.clock).expect("another user is not touched");
    let office = office.reopened();
    office.clock.pass(1);
    // At once, in the midst of the longest wait.
    let anna = &office.anna;
    assert!(matches!(anna.with_code(&office.accounts, "000000"), Err(VaultError::Wait { .. })));
    office.clock.pass(30);
    let code = anna.code(&office.clock);
    let (session, next) = office
        .accounts
        .recover("Anna", &anna.recovery_key, &code, OTHER_PASSWORD, None)
        .expect("the recovery key and a code, whatever was counted");
    drop(session);
    assert_ne!(next.as_str(), anna.recovery_key);
    let anna = Person { password: OTHER_PASSWORD.into(), ..anna.clone() };
    anna.sign_in(&office.accounts, &office.clock).expect("the new password");
}

#[test]
fn sec_auth_07_a_disabled_code_leaves_the_password_and_the_recovery_codes() {
    let (office, session) = Office::new();
    drop(session);
    for _ in 0..50 {
        office.clock.pass(3_600);
        refused(office.anna.with_code(&office.accounts, "000000"));
    }
    office.clock.pass(3_600);
    refused(office.anna.with_code(&office.accounts, &office.anna.code(&office.clock)));
    office.clock.pass(3_600);
    let mut session = office.anna.with_code(&office.accounts, &office.anna.codes[0]).expect("another factor");
    let fresh = session.new_second_factor().expect("both factors are fresh");
    let seed = fresh.enrolment().expect("drawn").seed_text.to_string();
    let codes = session.confirm_second_factor(&fresh, &code_of(&seed, office.clock.wall())).expect("it works");
    assert_eq!(codes.len(), 10);
    drop(session);
    let anna = Person { seed, ..office.anna.clone() };
    anna.sign_in(&office.accounts, &office.clock).expect("the new authenticator");
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
fn sec_auth_13_what_changes_secrets_or_lets_text_out_needs_both_factors_fresh() {
    let (office, mut session) = Office::new();
    let matter = session.add_matter("M").expect("made");
    let out = office.dir.path().join("out");
    let (_, otto) = office.hire(&mut session, "Otto", Role::Attorney);
    let other = otto.user();
    drop(otto);
    let pending = session.new_second_factor().expect("fresh");
    office.clock.pass(301);
    let stale = |answer: Option<VaultError>| assert!(matches!(answer, Some(VaultError::ConfirmFirst)), "{answer:?}");
    stale(session.change_password(OTHER_PASSWORD, None).err());
    stale(session.new_second_factor().err());
    stale(session.confirm_second_factor(&pending, "000000").err());
    stale(session.new_recovery_codes().err());
    stale(session.new_recovery_key().err());
    stale(session.export_archive(matter, OTHER_PASSWORD, &out).err());
    stale(session.export_plain(matter, &out).err());
    stale(session.invite("Nina", Role::Attorney).err());
    stale(session.reset(other).err());
    stale(session.admit(other, Role::Attorney).err());
    stale(session.set_role(other, Role::ReadOnly).err());
    stale(session.enable(other).err());
    stale(session.remove(other).err());
    stale(session.rotate().err());
    stale(session.add_vault("Wall").err());
    assert!(!out.exists());
    session.lock();
    session.unlock(PASSWORD, None).expect("the password alone");
    stale(session.new_recovery_key().err());
    assert!(matches!(session.confirm(PASSWORD, "000000", None), Err(VaultError::SignInFailed)));
    let code = office.anna.code(&office.clock);
    session.confirm(PASSWORD, &code, None).expect("both factors");
    assert!(matches!(session.confirm(PASSWORD, &code, None), Err(VaultError::SignInFailed)), "a code counts once");
    session.new_recovery_key().expect("fresh");
}

/// Every way in, with every subset of four secrets: only pairs of one of each kind open.
#[test]
fn sec_auth_14_no_secret_alone_opens_and_no_two_of_one_kind() {
    for have in 0..16_u8 {
        let (office, session) = Office::new();
        drop(session);
        office.clock.pass(60);
        let anna = office.anna.clone();
        let [password, code, recovery_code, recovery_key] = [1, 2, 4, 8].map(|bit| have & bit != 0);
        let typed_password = if password { anna.password.as_str() } else { "something else altogether" };
        let paper = if recovery_key { anna.recovery_key.as_str() } else { "0000-0000-0000-0000-0000-0000-0000" };
        let totp = anna.code(&office.clock);
        let seconds: [(&str, bool); 4] = [
            (if code { &totp } else { "000000" }, code),
            (if recovery_code { &anna.codes[3] } else { "00000-00000" }, recovery_code),
            ("", false),
            (paper, false),
        ];
        for (second, right) in seconds {
            let sign_in = office.accounts.sign_in(&SignIn { password: typed_password, code: second, ..anna.typed() });
            assert_eq!(sign_in.is_ok(), password && right, "{have:04b} with {second}");
            // Recovery codes and the recovery key are no passwords.
            for text in [anna.recovery_key.as_str(), anna.codes[5].as_str()] {
                office.clock.pass(3_600);
                let answer = office.accounts.sign_in(&SignIn {
                    password: text,
                    code: &anna.code(&office.clock),
                    ..anna.typed()
                });
                assert!(answer.is_err());
            }
            office.clock.pass(3_600);
        }
        // The codes of the first round are used; recovery has others.
        let totp = anna.code(&office.clock);
        for (second, right) in [
            (if code { totp.as_str() } else { "000000" }, code),
            (if recovery_code { &anna.codes[4] } else { "x" }, recovery_code),
        ] {
            let answer = office.accounts.recover("Anna", paper, second, OTHER_PASSWORD, None);
            assert_eq!(answer.is_ok(), recovery_key && right, "{have:04b} recovering with {second}");
            if answer.is_ok() {
                break;
            }
        }
    }
}

#[test]
fn sec_auth_14_each_works_once_and_is_told_of() {
    let (office, session) = Office::new();
    drop(session);
    let anna = &office.anna;
    let mut session = anna.with_code(&office.accounts, &anna.codes[0]).expect("a recovery code");
    assert_eq!(session.take_notices(), [Notice::RecoveryCodeUsed(9)]);
    let events: Vec<String> =
        session.audit_entries(None, 10).expect("listed").into_iter().map(|entry| entry.event).collect();
    assert!(events.contains(&"recovery_code_used".to_owned()));
    drop(session);
    refused(anna.with_code(&office.accounts, &anna.codes[0]));
    let mut session = office.sign_in();
    assert!(session.take_notices().contains(&Notice::RecoveryCodeUsed(9)), "told again at the next sign-in");
    drop(session);
    office.clock.pass(30);
    let code = anna.code(&office.clock);
    let (mut session, _) =
        office.accounts.recover("Anna", &anna.recovery_key, &code, OTHER_PASSWORD, None).expect("recovered");
    assert_eq!(session.take_notices(), [Notice::RecoveryKeyUsed]);
    drop(session);
    office.clock.pass(30);
    let answer = office.accounts.recover("Anna", &anna.recovery_key, &anna.code(&office.clock), PASSWORD, None);
    assert!(matches!(answer, Err(VaultError::SignInFailed)), "the recovery key was used up");
    refused(anna.with_code(&office.accounts, &anna.code(&office.clock)));
    let anna = Person { password: OTHER_PASSWORD.into(), ..anna.clone() };
    let mut session = anna.sign_in(&office.accounts, &office.clock).expect("the new password");
    assert!(session.take_notices().contains(&Notice::RecoveryKeyUsed));
}

#[test]
fn sec_auth_16_a_reset_gives_a_code_that_works_once_within_three_days() {
    let (office, mut admin) = Office::new();
    let (otto, session) = office.hire(&mut admin, "Otto", Role::Attorney);
    let user = session.user();
    drop(session);
    let code = admin.reset(user).expect("a code");
    otto.sign_in(&office.accounts, &office.clock).expect("the old password opens until the code is used");
    let again = admin.reset(user).expect("a second code");
    assert!(office.accounts.activate("Otto", &code, PASSWORD, None).is_err(), "the first was replaced");
    assert!(office.accounts.activate("Anna", &again, OTHER_PASSWORD, None).is_err(), "it is Otto's");
    let pending = office.accounts.activate("Otto", &again, PASSWORD, None).expect("right");
    let (otto, _) = Person::enrolled("Otto", PASSWORD, pending, &office.clock);
    assert!(office.accounts.activate("Otto", &again, PASSWORD, None).is_err(), "it was used");
    otto.sign_in(&office.accounts, &office.clock).expect("the new account");
    let late = admin.confirm(PASSWORD, &office.anna.code(&office.clock), None).and_then(|()| admin.reset(user));
    let late = late.expect("a third code");
    office.clock.pass(72 * 3_600 + 1);
    assert!(office.accounts.activate("Otto", &late, PASSWORD, None).is_err(), "three days are over");
}

#[test]
fn sec_sess_05_a_changed_password_ends_other_sessions_and_the_old_one_opens_nothing() {
    let (office, mut session) = Office::new();
    let mut other = office.sign_in();
    session.change_password(OTHER_PASSWORD, Some(b"the bytes of a key file")).expect("fresh");
    session.matters().expect("this session goes on");
    assert!(matches!(other.matters(), Err(VaultError::SignInAgain)));
    office.clock.pass(30);
    refused(office.anna.with_code(&office.accounts, &office.anna.code(&office.clock)));
    let code = office.anna.code(&office.clock);
    let typed = SignIn { password: OTHER_PASSWORD, code: &code, ..office.anna.typed() };
    refused(office.accounts.sign_in(&typed));
    office.accounts.sign_in(&SignIn { key_file: Some(b"the bytes of a key file"), ..typed }).expect("with the file");
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
    drop(Arc::new(accounts));
}
