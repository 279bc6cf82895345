//! How long one waits, what is disabled, and what replaces a lost secret: requirements AUTH of the specification.

mod common;

use claimwright_vault::{Notice, Role, Session, SignIn, Stated, VaultError};
use common::{OTHER_PASSWORD, Office, PASSWORD, Person, START_MS, code_of};
use proptest::prelude::*;

fn refused(answer: Result<Session, VaultError>) {
    assert!(matches!(answer, Err(VaultError::SignInFailed)), "{answer:?}");
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
    stale(session.export_plain(matter, &out, |_| Stated::default()).err());
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
fn renewed_keys_leave_nothing_that_the_old_secrets_open() {
    let (office, mut session) = Office::new();
    let wall = session.add_vault("Wall").expect("made");
    let papers = session.renew_keys(OTHER_PASSWORD, None).expect("fresh");
    session.rotate().expect("the vault's key as well");
    assert!(papers.recovery_key.as_str() != office.anna.recovery_key && papers.recovery_codes.len() == 10);
    session.switch_vault(wall).expect("the other vault opens");
    session.rotate().expect("and knows the new public key");
    drop(session);
    let anna = &office.anna;
    refused(anna.sign_in(&office.accounts, &office.clock));
    office.clock.pass(30);
    let old = office.accounts.recover("Anna", &anna.recovery_key, &anna.code(&office.clock), PASSWORD, None);
    assert!(matches!(old, Err(VaultError::SignInFailed)));
    let anna = Person { password: OTHER_PASSWORD.into(), ..anna.clone() };
    let mut session = anna.sign_in(&office.accounts, &office.clock).expect("the new password, the same authenticator");
    session.switch_vault(wall).expect("both vaults");
    refused(anna.with_code(&office.accounts, &anna.codes[2]));
    anna.with_code(&office.accounts, &papers.recovery_codes[2]).expect("a new code");
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
