//! Arbitrary JSON as arguments of commands: none is taken with a field that is not known or a text without end, and none
//! makes the program stop (IPC-02). What a command then does is tested with it.

use claimwright_api::wire::{
    Account, Activate, Administer, AssignPart, Backups, CheckClaims, CompareNames, Complete, Confirm, DecideNames,
    Documents, Export, FactsView, FirstStart, Journal, Line, Matters, Models, OwnTexts, Recover, ReportRequest,
    RestoreBackup, Revisions, Save, SignIn, StartDraft, TermAt, Transfer, Unsaved, WritePassage,
};
use claimwright_api::{commands::COMMANDS, waivers::Waiver};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

fn taken<T: DeserializeOwned>(value: &Value) -> bool {
    serde_json::from_value::<T>(value.clone()).is_ok()
}

/// Whether a type of an argument takes a value.
type Takes = fn(&Value) -> bool;

/// The types of arguments by their names in the table of commands, with a value that each takes.
fn types() -> Vec<(&'static str, Takes, Value)> {
    let claims = "1. A lamp.";
    let factors = json!({ "name": "Anna", "password": "p", "code": "123456", "key_file": null });
    vec![
        ("FirstStart", taken::<FirstStart>, json!({ "step": "confirm", "code": "123456" })),
        ("Activate", taken::<Activate>, json!({ "step": "help", "help": { "ask": "passphrase" } })),
        ("SignIn", taken::<SignIn>, json!({ "step": "enter", "factors": factors })),
        (
            "Recover",
            taken::<Recover>,
            json!({ "step": "help", "help": { "ask": "judge", "password": "p", "names": ["Anna"] } }),
        ),
        ("RestoreBackup", taken::<RestoreBackup>, json!({ "step": "whole" })),
        ("Confirm", taken::<Confirm>, json!({ "password": "p", "code": "1", "key_file": null })),
        ("Account", taken::<Account>, json!({ "step": "set_setting", "key": "k", "value": "v" })),
        ("Administer", taken::<Administer>, json!({ "step": "invite", "name": "Ben", "role": "attorney" })),
        ("Matters", taken::<Matters>, json!({ "step": "list" })),
        ("Documents", taken::<Documents>, json!({ "step": "add", "matter": "m", "title": "t" })),
        ("Save", taken::<Save>, json!({ "claims": claims, "name": null, "history": null })),
        ("Journal", taken::<Journal>, json!({ "document": "d", "claims": claims, "history": null })),
        ("Revisions", taken::<Revisions>, json!({ "step": "text", "revision": "r" })),
        ("Unsaved", taken::<Unsaved>, json!({ "step": "list" })),
        ("Backups", taken::<Backups>, json!({ "step": "take", "elsewhere": false })),
        ("Transfer", taken::<Transfer>, json!({ "step": "import_archive", "password": "p" })),
        ("FactsView", taken::<FactsView>, facts()),
        ("Complete", taken::<Complete>, json!({ "text": claims, "at": 3, "claims": claims, "most": 5 })),
        ("CheckClaims", taken::<CheckClaims>, json!({ "text": claims, "revision": 1 })),
        ("Models", taken::<Models>, json!({ "step": "verify", "model": "m" })),
        ("OwnTexts", taken::<OwnTexts>, json!({ "step": "set_client", "client": "c" })),
        ("CompareNames", taken::<CompareNames>, json!({ "text": claims })),
        ("DecideNames", taken::<DecideNames>, json!({ "name": "rod", "other": "bar", "answer": "same" })),
        ("WritePassage", taken::<WritePassage>, json!({ "step": "add", "behind": 1, "text": claims })),
        ("TermAt", taken::<TermAt>, json!({ "text": claims, "at": 1 })),
        ("Waiver", taken::<Waiver>, json!({ "rule": "r", "part": "claims", "reason": "known" })),
        ("AssignPart", taken::<AssignPart>, json!({ "paragraph": 1, "part": null })),
        (
            "ReportRequest",
            taken::<ReportRequest>,
            json!({ "format": "html", "client": false, "claims": claims, "draft": false }),
        ),
        ("StartDraft", taken::<StartDraft>, json!({ "claims": claims, "office": "ep", "model": null, "seed": 1 })),
        ("Export", taken::<Export>, json!({ "kind": "filing", "format": "docx", "choose_place": false })),
    ]
}

fn facts() -> Value {
    json!({ "route": "first", "route_given": true, "stage": "draft", "stage_given": true, "offices": ["ep"] })
}

/// The objects inside a value, as places where a field could be added.
fn objects(value: &Value, path: &str, found: &mut Vec<String>) {
    if let Value::Object(fields) = value {
        found.push(path.to_owned());
        for (name, inner) in fields {
            objects(inner, &format!("{path}/{name}"), found);
        }
    }
}

#[test]
fn sec_ipc_02_every_type_of_the_table_is_tried() {
    let types = types();
    for command in COMMANDS {
        let words = command.arguments.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        // Types begin with a capital; channels and plain records are the program's own.
        let capital = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_uppercase());
        for word in words.filter(capital).filter(|word| !["Record", "Channel"].contains(word)) {
            let known = types.iter().any(|(name, ..)| *name == word) || word.ends_with("Event");
            assert!(known, "{word} of {} is not tried", command.name);
        }
    }
}

#[test]
fn sec_ipc_02_fields_that_are_not_known_are_refused_at_every_depth() {
    for (name, takes, value) in types() {
        assert!(takes(&value), "{name} takes {value}");
        let mut places = Vec::new();
        objects(&value, "", &mut places);
        for place in places {
            let mut more = value.clone();
            let fields = more.pointer_mut(&place).and_then(Value::as_object_mut).expect("it is an object");
            fields.insert("path".to_owned(), json!("/etc/passwd"));
            assert!(!takes(&more), "{name} takes {more}");
        }
    }
}

#[test]
fn sec_ipc_02_texts_are_capped() {
    let long = "x".repeat((16 << 20) + 1);
    assert!(taken::<Line>(&json!("x".repeat(4 << 10))) && !taken::<Line>(&json!("x".repeat((4 << 10) + 1))));
    assert!(!taken::<CheckClaims>(&json!({ "text": long, "revision": 1 })));
    assert!(!taken::<CompareNames>(&json!({ "text": long })));
    assert!(!taken::<DecideNames>(&json!({ "name": long, "other": "bar", "answer": null })));
    assert!(!taken::<Save>(&json!({ "claims": long, "name": null, "history": null })));
    assert!(!taken::<StartDraft>(&json!({ "claims": long, "office": "ep", "model": null, "seed": 1 })));
    // A password is refused by whoever judges it, with a sentence, and its size costs nothing.
    let confirm = json!({ "password": long, "code": "1", "key_file": null });
    let taken: Confirm = serde_json::from_value(confirm).expect("the vault answers it");
    assert!(taken.password.len() <= 64 << 10 && !format!("{taken:?}").contains("xx"));
}

fn any_json() -> impl Strategy<Value = Value> {
    let words = ["step", "ask", "kind", "help", "factors", "list", "add", "begin", "enter", "name", "password", "code"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(words.to_vec()).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        let name = prop_oneof![prop::sample::select(words.to_vec()).prop_map(str::to_owned), any::<String>()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Whatever comes is taken or refused. What is taken says a step that there is.
    #[test]
    fn sec_ipc_02_arbitrary_json_is_taken_or_refused(value in any_json()) {
        for (name, takes, sound) in types() {
            if takes(&value) {
                // Fields may come by their names or in their order, and nothing else is taken.
                prop_assert!(value.is_object() || value.is_array(), "{} takes {}", name, value);
                let steps = value.is_object() && sound.get("step").is_some();
                prop_assert!(!steps || value.get("step").is_some(), "{} takes {}", name, value);
            }
            // A sound value with one field replaced by anything never does more than be refused.
            if let Some(field) = sound.as_object().and_then(|fields| fields.keys().next()) {
                let mut changed = sound.clone();
                changed[field] = value.clone();
                let _ = takes(&changed);
            }
        }
    }
}
