//! What holds for the list of rules as a whole: ids, folders, citations, messages, the index; not what rules find.

use claimwright_application::{Language, Office};
use claimwright_lint::citation::citation;
use claimwright_lint::message::{template, templates};
use claimwright_lint::rules::RULES;
use claimwright_lint::{FixKind, Group, noise};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

fn sources() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/rules")
}

fn source(id: &str) -> PathBuf {
    let (group, name) = id.split_once('/').expect("an id has a group");
    let name = if name == "self" { "self_".to_owned() } else { name.replace('-', "_") };
    sources().join(group.replace('-', "_")).join(format!("{name}.rs"))
}

#[test]
fn ids_are_unique_and_sorted_by_group_and_name() {
    let mut seen = HashSet::new();
    for rule in RULES {
        assert!(seen.insert(rule.meta().id), "{} stands twice", rule.meta().id);
    }
    let keys: Vec<_> = RULES.iter().map(|rule| (rule.meta().group, rule.meta().id)).collect();
    assert!(keys.is_sorted());
}

#[test]
fn the_group_is_the_first_half_of_the_id_and_the_folder() {
    for rule in RULES {
        let meta = rule.meta();
        assert!(meta.id.starts_with(&format!("{}/", meta.group.word())), "{}", meta.id);
        assert!(source(meta.id).exists(), "{}: no file {}", meta.id, source(meta.id).display());
    }
}

#[test]
fn every_file_of_a_group_is_on_the_list() {
    let listed: HashSet<PathBuf> = RULES.iter().map(|rule| source(rule.meta().id)).collect();
    for group in Group::ALL {
        let folder = sources().join(group.word().replace('-', "_"));
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|_| panic!("{} has no folder", group.word())) {
            let path = entry.expect("a folder can be listed").path();
            let rust = path.extension().is_some_and(|extension| extension == "rs");
            if rust && path.file_name().is_some_and(|name| name != "mod.rs") {
                assert!(listed.contains(&path), "{} is not on the list", path.display());
            }
        }
    }
}

#[test]
fn every_citation_key_exists() {
    for rule in RULES {
        let meta = rule.meta();
        assert!(!meta.offices.is_empty(), "{} concerns nobody", meta.id);
        for office in meta.offices {
            assert!(!office.citations.is_empty(), "{} cites nothing for {}", meta.id, office.office.word());
            for key in office.citations {
                assert!(citation(office.office, key).is_some(), "{}: {} has no {key}", meta.id, office.office.word());
            }
        }
        let order: Vec<Office> = meta.offices.iter().map(|rule| rule.office).collect();
        assert!(order.is_sorted(), "{}: offices out of order", meta.id);
    }
}

/// Names in braces.
fn placeholders(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_rule_has_a_title_and_a_message_in_three_languages() {
    for rule in RULES {
        let meta = rule.meta();
        for language in [Language::En, Language::Fr, Language::De] {
            assert!(template(language, meta.id, "title").is_some(), "{} has no title in {}", meta.id, language.code());
            if meta.fix != FixKind::None {
                let any = templates(language).and_then(|tables| tables.get(meta.id));
                let any = any.is_some_and(|table| table.keys().any(|key| key.starts_with("fix")));
                assert!(any, "{} offers a fix without a title in {}", meta.id, language.code());
            }
        }
    }
}

#[test]
fn languages_agree_on_keys_and_placeholders() {
    let english = templates(Language::En).expect("English is there");
    for language in [Language::Fr, Language::De] {
        let other = templates(language).expect("the language is there");
        assert_eq!(
            english.keys().collect::<BTreeSet<_>>(),
            other.keys().collect::<BTreeSet<_>>(),
            "tables in {}",
            language.code()
        );
        for (rule, table) in english {
            for (key, text) in table {
                let translated = other[rule].get(key).unwrap_or_else(|| panic!("{}: {rule}.{key}", language.code()));
                assert_eq!(placeholders(text), placeholders(translated), "{}: {rule}.{key}", language.code());
            }
            assert_eq!(table.len(), other[rule].len(), "{}: {rule} has keys of its own", language.code());
        }
    }
}

#[test]
fn every_table_of_messages_belongs_to_a_rule_and_every_key_in_the_source_has_a_template() {
    let ids: HashSet<&str> = RULES.iter().map(|rule| rule.meta().id).collect();
    let english = templates(Language::En).expect("English is there");
    for rule in english.keys() {
        assert!(rule == "engine" || ids.contains(rule.as_str()), "{rule} is no rule");
    }
    for id in ids {
        let code = std::fs::read_to_string(source(id)).expect("the source can be read");
        for rest in code.split("Message::new(META.id, \"").skip(1) {
            let key = rest.split('"').next().unwrap_or_default();
            assert!(english[id].contains_key(key), "{id} has no template {key}");
        }
        if code.contains("PhraseRule {") || code.contains(": PhraseRule =") {
            assert!(english[id].contains_key("message"), "{id} has no template message");
        }
    }
}

#[test]
fn values_are_put_in_and_unknown_keys_are_shown() {
    use claimwright_lint::Message;
    let message = Message::new("claims/final-period", "message").with("n", 7);
    assert_eq!(message.render(Language::En), "Claim 7 does not end with a period.");
    assert_eq!(message.render(Language::De), "Anspruch 7 endet nicht mit einem Punkt.");
    assert_eq!(Message::new("no/rule", "message").render(Language::En), "no/rule: message");
}

#[test]
fn the_noise_of_every_rule_was_measured() {
    for rule in RULES {
        assert!(noise::of(rule.meta().id).is_some(), "{}: run the example `noise`", rule.meta().id);
    }
}

/// `RULES.md`, made anew.
fn index() -> String {
    let mut text = String::from(
        "# Rules\n\nGenerated from the list by a test; `UPDATE=1 cargo test -p claimwright-lint --test list` writes it anew. \
         E error, W warning, i information; a rule may weigh a single finding otherwise, and its page says when. Noise: warnings and errors per 100 granted patents (`assets/noise.toml`).\n",
    );
    let mut by_group: BTreeMap<Group, Vec<_>> = BTreeMap::new();
    for rule in RULES {
        by_group.entry(rule.meta().group).or_default().push(rule.meta());
    }
    text.push_str(&format!("\n{} rules.\n", RULES.len()));
    for (group, rules) in by_group {
        text.push_str(&format!(
            "\n## {}\n\n| rule | ep | us | pct | fr | languages | stages | fix | noise |\n",
            group.word()
        ));
        text.push_str("|---|---|---|---|---|---|---|---|---:|\n");
        for meta in rules {
            let severity = |office| match meta.severity(office).map(claimwright_lint::Severity::word) {
                Some("error") => "E",
                Some("warning") => "W",
                Some(_) => "i",
                None => "",
            };
            let languages: Vec<&str> = meta.languages.iter().map(|language| language.code()).collect();
            let stages = if meta.stages.len() == claimwright_application::Stage::ALL.len() {
                "all".to_owned()
            } else {
                meta.stages.iter().map(|stage| stage.word()).collect::<Vec<_>>().join(", ")
            };
            text.push_str(&format!(
                "| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
                meta.id,
                severity(Office::Ep),
                severity(Office::Us),
                severity(Office::Pct),
                severity(Office::Fr),
                languages.join(" "),
                stages,
                meta.fix.word(),
                noise::of(meta.id).map_or_else(String::new, |noise| format!("{:.1}", noise.heavy))
            ));
        }
    }
    text
}

#[test]
fn the_index_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("RULES.md");
    let made = index();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &made).expect("the index can be written");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), made, "run with UPDATE=1");
}
