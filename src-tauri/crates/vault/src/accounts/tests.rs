//! The counts and the used codes from inside, against models, in ten thousand runs each; no password is stretched here.

use super::State;
use super::authenticate::Access;
use super::rows::seed_bound;
use super::waiting::{Counted, DISABLED_AT, Factor, owed};
use crate::error::VaultError;
use crate::ids::UserId;
use crate::keys::slot::SlotType;
use crate::keys::{Key, wrap};
use crate::outside::{Clock, Moment, Outside};
use crate::store::migrate;
use crate::system::SystemRandom;
use crate::totp::{self, SEED};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;
use std::sync::Arc;

const ANNA: UserId = UserId([1; 16]);
const OTTO: UserId = UserId([2; 16]);

struct Still;

impl Clock for Still {
    fn now(&self) -> Moment {
        Moment::default()
    }
}

fn outside() -> Outside {
    Outside { clock: Arc::new(Still), random: Arc::new(SystemRandom), memory: 0 }
}

/// A generator of our own, so that a failing run is the same run again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn state(uk: &Key, seed: &[u8; SEED]) -> State {
    let mut conn = Connection::open_in_memory().expect("made");
    migrate::migrate(&mut conn, migrate::ACCOUNTS, |_| Ok(())).expect("made");
    conn.execute("INSERT INTO installation VALUES (1, zeroblob(32), 65536, 3, 4, 0)", []).expect("written");
    for (user, name) in [(ANNA, "anna"), (OTTO, "otto")] {
        let sealed = wrap::seal(uk, &SystemRandom, &seed_bound(user), seed).expect("sealed");
        let sql = "INSERT INTO users (id, name, folded, seed, created) VALUES (?1, ?2, ?2, ?3, 0)";
        conn.execute(sql, params![user, name, sealed]).expect("written");
    }
    State::new(conn)
}

/// The process ends and starts again: what was in memory is gone.
fn restarted(state: State) -> State {
    State::new(state.conn)
}

fn none(name: [u8; 32]) -> Counted {
    Counted { name, before: 0, user: ANNA, factors: Vec::new() }
}

#[test]
fn sec_auth_03_in_ten_thousand_schedules_no_code_is_accepted_twice() {
    let uk = Key::made(|key| *key = [3; 32]);
    let seed = *b"12345678901234567890";
    let outside = outside();
    let mut dice = Dice(1);
    let mut state = state(&uk, &seed);
    let user = state.user(ANNA).expect("read").expect("there");
    let mut entered = 0;
    for schedule in 0..10_000_u64 {
        state.conn.execute("UPDATE users SET last_step = -1", []).expect("anew");
        let mut wall = 1_700_000_000_000_i64 + schedule as i64 * 86_400_000;
        let mut used = std::collections::BTreeSet::new();
        let mut shown: Vec<[u8; 6]> = Vec::new();
        for _ in 0..12 {
            match dice.below(6) {
                0 => wall += dice.below(200_000) as i64,
                1 => wall -= dice.below(400_000) as i64,
                2 => state = restarted(state),
                _ => {}
            }
            let digits = if shown.is_empty() || dice.below(3) > 0 {
                let at = wall + (dice.below(5) as i64 - 2) * 30_000;
                code(&seed, at)
            } else {
                shown[dice.below(shown.len() as u64) as usize]
            };
            shown.push(digits);
            let now = Moment { unix_ms: wall, mono_ms: 0 };
            let text = std::str::from_utf8(&digits).expect("digits");
            let found = state.second(Some(&user), Some(&uk), text, now, &outside).expect("judged");
            let step = totp::matching_step(&seed, &digits, wall);
            assert_eq!(found.is_some(), step.is_some());
            let Some(found) = found else { continue };
            let step = step.expect("just seen");
            let newest = used.last().copied();
            let access = Access::SignIn;
            let let_in = state.let_in(&none([0; 32]), &user, SlotType::Activation, &found, access, now, &outside);
            let let_in = let_in.expect("judged").is_some();
            assert_eq!(let_in, newest.is_none_or(|newest| step > newest), "schedule {schedule}");
            if let_in {
                assert!(used.insert(step), "a step was accepted twice");
                entered += 1;
            }
        }
    }
    assert!(entered > 10_000);
}

fn code(seed: &[u8; SEED], at: i64) -> [u8; 6] {
    // The codes of the verifier itself, found by trying: it has no way to make one.
    use totp_rs::{Algorithm, Builder};
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_secret(seed.to_vec()).build_noncompliant();
    let text = totp.generate(u64::try_from(at / 1_000).expect("after 1970")).to_string();
    text.as_bytes().try_into().expect("six digits")
}

#[derive(Default, Clone, Copy)]
struct Sequence {
    failures: i64,
    since: Option<u64>,
}

#[test]
fn sec_auth_07_counts_and_waits_equal_the_model_in_ten_thousand_runs() {
    let uk = Key::made(|key| *key = [3; 32]);
    let outside = outside();
    let mut state = state(&uk, b"12345678901234567890");
    let mut dice = Dice(7);
    let names = ["anna", "otto", "nobody", "somebody"];
    let hashes = names.map(|name| state.name_hash(name).expect("hashed"));
    for run in 0..10_000_u32 {
        state.conn.execute_batch("DELETE FROM waiting; DELETE FROM factors; DELETE FROM access;").expect("anew");
        state = restarted(state);
        let mut now = Moment { unix_ms: 1_700_000_000_000, mono_ms: 10_000 };
        let mut waits = [Sequence::default(); 4];
        let mut factors: BTreeMap<(UserId, u8), i64> = BTreeMap::new();
        // Some runs begin near the end of what is allowed.
        if run % 4 == 0 {
            for factor in [Factor::Password, Factor::Totp] {
                state.set_failures(ANNA, factor, DISABLED_AT - 2).expect("set");
                factors.insert((ANNA, factor as u8), DISABLED_AT - 2);
            }
        }
        for _ in 0..12 {
            match dice.below(8) {
                0 => now.mono_ms += dice.below(4_000_000),
                1 => now.unix_ms += 31_557_600_000,
                2 => now.unix_ms -= 31_557_600_000,
                3 => {
                    state = restarted(state);
                    now.mono_ms = dice.below(5_000);
                    waits.iter_mut().for_each(|wait| wait.since = None);
                }
                _ => {
                    let who = dice.below(4) as usize;
                    let known = who < 2;
                    let user = [ANNA, OTTO, UserId([0; 16]), UserId([0; 16])][who];
                    let wait = &mut waits[who];
                    let left = match owed(wait.failures) {
                        0 => 0,
                        owed => {
                            let since = *wait.since.get_or_insert(now.mono_ms);
                            (owed as u64).saturating_sub(now.mono_ms.saturating_sub(since))
                        }
                    };
                    match state.refuse_waiting(&hashes[who], now) {
                        Err(VaultError::Wait { seconds }) => assert_eq!(seconds, left.div_ceil(1_000)),
                        Ok(()) => {
                            assert_eq!(left, 0, "run {run}");
                            let both = [Factor::Password, Factor::Totp];
                            let counted = state.count(hashes[who], known, user, &both, now).expect("counted");
                            let before = both.map(|factor| *factors.get(&(user, factor as u8)).unwrap_or(&0));
                            assert_eq!(counted.before, wait.failures);
                            assert_eq!(
                                [counted.disabled(both[0]), counted.disabled(both[1])],
                                before.map(|count| count >= 50)
                            );
                            *wait = Sequence { failures: wait.failures + 1, since: Some(now.mono_ms) };
                            // A wrong password says nothing of the code; a right one ends the password's count.
                            let after = match dice.below(3) {
                                0 if known && !counted.disabled(both[0]) && !counted.disabled(both[1]) => {
                                    for factor in both {
                                        state.set_failures(user, factor, 0).expect("set");
                                    }
                                    state.end_waiting(&hashes[who]).expect("ended");
                                    *wait = Sequence { failures: 0, since: Some(now.mono_ms) };
                                    [0, 0]
                                }
                                1 if known && !counted.disabled(both[0]) => {
                                    state
                                        .keep_out(&counted, Some(true), Access::SignIn, now, &outside)
                                        .expect("kept out");
                                    [0, before[1] + 1]
                                }
                                _ => {
                                    let right = known.then_some(false);
                                    state.keep_out(&counted, right, Access::SignIn, now, &outside).expect("kept out");
                                    [before[0] + 1, before[1]]
                                }
                            };
                            for (factor, count) in both.into_iter().zip(after) {
                                factors.insert((user, factor as u8), count);
                            }
                        }
                        Err(other) => panic!("{other}"),
                    }
                }
            }
        }
    }
}

#[test]
fn sec_auth_07_the_waits_are_those_of_the_specification() {
    let seconds: Vec<i64> = (0..14).map(|failures| owed(failures) / 1_000).collect();
    assert_eq!(seconds, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
    assert_eq!(owed(i64::MAX), 3_600_000);
}

#[test]
fn names_that_nobody_has_are_forgotten_at_last_and_known_ones_never() {
    let uk = Key::made(|key| *key = [3; 32]);
    let mut state = state(&uk, b"12345678901234567890");
    let anna = state.name_hash("anna").expect("hashed");
    state.count(anna, true, ANNA, &[], Moment::default()).expect("counted");
    state
        .conn
        .execute_batch(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
            INSERT INTO waiting SELECT randomblob(32), 1, 0, i FROM n",
        )
        .expect("written");
    for number in 0..4_u32 {
        let name = state.name_hash(&number.to_string()).expect("hashed");
        let now = Moment { unix_ms: 20_000 + i64::from(number), mono_ms: 0 };
        state.count(name, false, UserId([0; 16]), &[], now).expect("counted");
    }
    let rows: i64 = state.conn.query_row("SELECT count(*) FROM waiting", [], |row| row.get(0)).expect("counted");
    assert!((9_000..=10_000).contains(&rows), "{rows}");
    let kept: i64 =
        state.conn.query_row("SELECT failures FROM waiting WHERE name = ?1", [anna], |row| row.get(0)).expect("kept");
    assert_eq!(kept, 1);
}
