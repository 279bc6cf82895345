//! Holds that the committed TypeScript is what the Rust types and the command table say; `UPDATE=1` writes it anew.

use claimwright_api::commands::COMMANDS;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use ts_rs::{Config, TS};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/api/bindings")
}

/// All declarations reachable from the roots, in one file, sorted by name.
fn types() -> String {
    struct Collect<'a>(&'a Config, BTreeMap<String, String>);
    impl ts_rs::TypeVisitor for Collect<'_> {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if T::output_path().is_none() {
                return;
            }
            let name = T::ident(self.0);
            if self.1.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            self.1.insert(name, format!("{docs}export {}\n", T::decl(self.0)));
            T::visit_dependencies(self);
        }
    }
    use claimwright_api::wire;
    use ts_rs::TypeVisitor as _;
    let config = Config::default();
    let mut collect = Collect(&config, BTreeMap::new());
    collect.visit::<claimwright_api::ApiError>();
    collect.visit::<wire::Status>();
    collect.visit::<wire::CheckClaims>();
    collect.visit::<wire::ClaimsChecked>();
    collect.visit::<wire::TermAt>();
    collect.visit::<wire::TermView>();
    collect.visit::<wire::CompareNames>();
    collect.visit::<wire::NamesView>();
    collect.visit::<wire::DecideNames>();
    collect.visit::<wire::GlossaryKept>();
    collect.visit::<wire::Complete>();
    collect.visit::<wire::ProposedWords>();
    collect.visit::<wire::OwnTexts>();
    collect.visit::<wire::OwnTextsView>();
    collect.visit::<wire::Models>();
    collect.visit::<wire::ModelsView>();
    collect.visit::<wire::ValidationView>();
    collect.visit::<wire::PageView>();
    collect.visit::<wire::WaiversKept>();
    collect.visit::<wire::SourceView>();
    collect.visit::<wire::AssignPart>();
    collect.visit::<wire::ReportRequest>();
    collect.visit::<wire::DropEvent>();
    collect.visit::<wire::StartDraft>();
    collect.visit::<wire::DraftEvent>();
    collect.visit::<wire::WritePassage>();
    collect.visit::<wire::PassageWritten>();
    collect.visit::<wire::Export>();
    collect.visit::<wire::Exported>();
    collect.visit::<wire::FirstStart>();
    collect.visit::<wire::Activate>();
    collect.visit::<wire::SignIn>();
    collect.visit::<wire::Recover>();
    collect.visit::<wire::RestoreBackup>();
    collect.visit::<wire::RestoreAnswer>();
    collect.visit::<wire::Confirm>();
    collect.visit::<wire::Account>();
    collect.visit::<wire::AccountAnswer>();
    collect.visit::<wire::Administer>();
    collect.visit::<wire::AdministerAnswer>();
    collect.visit::<wire::SessionEvent>();
    collect.visit::<wire::Matters>();
    collect.visit::<wire::MattersView>();
    collect.visit::<wire::Documents>();
    collect.visit::<wire::DocumentsView>();
    collect.visit::<wire::KeptOpened>();
    collect.visit::<wire::Save>();
    collect.visit::<wire::Journal>();
    collect.visit::<wire::Revisions>();
    collect.visit::<wire::RevisionsAnswer>();
    collect.visit::<wire::Unsaved>();
    collect.visit::<wire::UnsavedAnswer>();
    collect.visit::<wire::Backups>();
    collect.visit::<wire::BackupsView>();
    collect.visit::<wire::Transfer>();
    collect.visit::<wire::Transferred>();
    let mut text = String::from("// Generated from Rust by the test `bindings`; do not edit.\n\n");
    text.push_str(&collect.1.into_values().collect::<Vec<_>>().join("\n"));
    text
}

fn commands() -> String {
    let types = types();
    let mut names: Vec<&str> = types
        .lines()
        .filter_map(|line| line.strip_prefix("export type "))
        .filter_map(|rest| rest.split([' ', '=']).next())
        .filter(|name| {
            COMMANDS.iter().any(|command| {
                let is_word = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == *name);
                is_word(command.arguments) || is_word(command.answer)
            })
        })
        .collect();
    names.sort_unstable();
    let mut text = String::from("// Generated from Rust by the test `bindings`; do not edit.\n\n");
    text.push_str("import type { Channel } from \"@tauri-apps/api/core\";\n");
    let _ = writeln!(text, "import type {{ {} }} from \"./types\";\n", names.join(", "));
    text.push_str("/** Every command of the program: its arguments and its answer. */\nexport interface Commands {\n");
    for command in COMMANDS {
        let _ =
            writeln!(text, "  {}: {{ arguments: {}; answer: {} }};", command.name, command.arguments, command.answer);
    }
    text.push_str("}\n");
    text
}

fn compare(name: &str, generated: &str) {
    let path = folder().join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(folder()).expect("the folder can be made");
        std::fs::write(&path, generated).expect("the file can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == generated, "{name} is stale: run `UPDATE=1 cargo test -p claimwright-api --test bindings`");
}

#[test]
fn the_committed_types_are_the_rust_types() {
    compare("types.ts", &types());
}

#[test]
fn the_committed_commands_are_the_command_table() {
    compare("commands.ts", &commands());
}
