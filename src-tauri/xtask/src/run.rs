//! The main job on the sample claims: check, draft, validate, write, and open the window on it; computes nothing itself.

use crate::process::{self, Failure};
use crate::setup;
use std::fs;
use std::path::Path;
use std::process::Stdio;

const SAMPLE: &str = "assets/samples/textile-separator.txt";
/// The seed of every run, so that a later run can use what an earlier one has made.
const SEED: &str = "1";

/// Sets up, does the job, opens the window.
pub fn run(generator: Option<&str>) -> Result<(), Failure> {
    setup::all(generator)?;
    let folder = process::target().join("sample");
    fs::create_dir_all(&folder).map_err(|error| Failure(format!("{} cannot be made ({error}).", folder.display())))?;
    let claims = folder.join("claims.txt");
    fs::copy(process::root().join(SAMPLE), &claims)
        .map_err(|error| Failure(format!("{} cannot be written ({error}).", claims.display())))?;

    let report = folder.join("claims-report.html");
    let findings = claimwright(&["validate", &text(&claims), "--format", "html", "--fail-on", "never"])?;
    write(&report, &findings)?;
    for office in ["ep", "us"] {
        let at = |ending: &str| text(&folder.join(format!("application-{office}{ending}")));
        for ending in [".docx", ".md"] {
            let trace = at("-trace.json");
            let arguments = ["draft", &text(&claims), "--office", office, "--model", "none", "--trace", &trace];
            claimwright(&[&arguments[..], &["--out", &at(ending)]].concat())?;
        }
        let (docx, offices) = (at(".docx"), ["--office", office]);
        let findings =
            claimwright(&[&["validate", &docx, "--format", "html", "--fail-on", "never"], &offices[..]].concat())?;
        write(Path::new(&at("-report.html")), &findings)?;
    }
    println!("The sample claims are checked, drafted for the EPO and the USPTO, and validated:");
    let mut names: Vec<_> = fs::read_dir(&folder)
        .map_err(|error| Failure(format!("{} cannot be read ({error}).", folder.display())))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    names.sort();
    for name in names {
        println!("  {}", name.display());
    }
    if ["DISPLAY", "WAYLAND_DISPLAY"].iter().all(|name| std::env::var_os(name).is_none_or(|value| value.is_empty())) {
        println!("There is no display, so that no window opens; the files above are the result.");
        return headless(generator, &folder, &claims);
    }
    let folder = text(&folder);
    let mut arguments = vec!["--without-accounts", "--folder", &folder, "--draft", "us", "--seed", SEED];
    match generator {
        Some(id) => arguments.extend(["--model", id]),
        None => arguments.push("--no-model"),
    }
    process::run("opening the window", &mut process::command(process::built("claimwright-desk"), &arguments))
}

/// Lets the model propose without a window; what it proposed stands in the Markdown, and is made once.
fn headless(generator: Option<&str>, folder: &Path, claims: &Path) -> Result<(), Failure> {
    let Some(id) = generator else { return Ok(()) };
    let out = folder.join(format!("proposals-us-{id}-{SEED}.md"));
    let newer = |a: &Path, b: &Path| {
        let time = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
        time(a) > time(b)
    };
    if newer(&out, &process::built("claimwright")) && newer(&out, &process::root().join(SAMPLE)) {
        println!("The model's proposals of an earlier run: {}", out.display());
        return Ok(());
    }
    let (claims, place) = (text(claims), text(&out));
    let arguments = ["draft", &claims, "--office", "us", "--model", id, "--seed", SEED, "--out", &place];
    process::run("the model proposes sentences", &mut process::command(process::built("claimwright"), &arguments))?;
    println!("The draft with the model's proposals: {}", out.display());
    Ok(())
}

/// Runs the command line and answers what it prints.
fn claimwright(arguments: &[&str]) -> Result<Vec<u8>, Failure> {
    let output = process::command(process::built("claimwright"), arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure(format!("claimwright cannot be started ({error}).")))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(Failure(format!(
        "claimwright {} ended with {}: {}",
        arguments.first().unwrap_or(&""),
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    )))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| Failure(format!("{} cannot be written ({error}).", path.display())))
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
