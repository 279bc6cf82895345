//! The real window under WebKitWebDriver: opened, clicked, typed into, waited for; what is expected is the journey's.

use crate::display::Display;
use crate::http::request;
use serde_json::{Value, json};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a step may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(90);
/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// One window at a time: two of them fight for the focus.
pub static TURN: Mutex<()> = Mutex::new(());

/// A window that is open.
pub struct Window {
    port: u16,
    session: String,
    driver: Child,
    display: Display,
    /// What the web view keeps while it is driven; gone with the test.
    home: tempfile::TempDir,
    /// Its turn; none for a window beside one that has it.
    _turn: Option<MutexGuard<'static, ()>>,
}

/// The program, beside the test or where `CLAIMWRIGHT_DESK` says.
pub fn desk() -> PathBuf {
    let given = std::env::var_os("CLAIMWRIGHT_DESK").map(PathBuf::from);
    let name = format!("claimwright-desk{}", std::env::consts::EXE_SUFFIX);
    let folder = std::env::current_exe().ok().and_then(|test| Some(test.parent()?.parent()?.to_owned()));
    let beside = folder.map(|folder| folder.join(name));
    let found = given.or(beside).filter(|path| path.is_file());
    found.expect("The window's program is not built: run `cargo build -p claimwright-desk`, or set CLAIMWRIGHT_DESK.")
}

/// Where the weights lie that `cargo xtask test` sets up.
fn models() -> PathBuf {
    let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = || folder("XDG_DATA_HOME").or_else(|| Some(folder("HOME")?.join(".local/share")));
    folder("CLAIMWRIGHT_MODELS").or_else(|| Some(data()?.join("claimwright/models"))).unwrap_or_default()
}

impl Window {
    /// Starts the program without accounts, with these arguments, and waits until its first screen stands.
    pub fn open(arguments: &[&str]) -> Self {
        Self::start(&[&["--without-accounts"], arguments].concat(), None, Some(turn()))
    }

    /// Starts the program with the accounts of a folder, listening to the bus of this address, and waits until its first
    /// screen stands.
    pub fn open_with_accounts(folder: &Path, bus: &str) -> Self {
        Self::start(&["--no-model"], Some((folder, bus)), Some(turn()))
    }

    /// Starts the program once more, with the same accounts.
    pub fn beside(&self, folder: &Path, bus: &str) -> Self {
        Self::start(&["--no-model"], Some((folder, bus)), None)
    }

    fn start(arguments: &[&str], accounts: Option<(&Path, &str)>, turn: Option<MutexGuard<'static, ()>>) -> Self {
        let program = desk();
        let home = tempfile::tempdir().expect("a folder can be made");
        let display = Display::open();
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port is free").port();
        let mut command = Command::new("WebKitWebDriver");
        if let Some((folder, bus)) = accounts {
            command.env("CLAIMWRIGHT_ACCOUNTS", folder);
            command.env("DBUS_SESSION_BUS_ADDRESS", bus).env("DBUS_SYSTEM_BUS_ADDRESS", bus);
        }
        let said = home.path().join("said.log");
        let log = || {
            let file = fs::OpenOptions::new().create(true).append(true).open(&said);
            Stdio::from(file.expect("a file can be made"))
        };
        let driver = command
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("DISPLAY", &display.name)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("LC_ALL", "C.UTF-8")
            .env("NO_AT_BRIDGE", "1")
            .env("CLAIMWRIGHT_MODELS", models())
            .env("XDG_DATA_HOME", home.path())
            .env("XDG_CACHE_HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path())
            .env("TMPDIR", home.path())
            .env_remove("WAYLAND_DISPLAY")
            .env("RUST_LOG", "trace")
            .env("RUST_BACKTRACE", "full")
            .stdout(log())
            .stderr(log())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("WebKitWebDriver cannot be started ({error}): install the package webkit2gtk-driver.")
            });
        let mut window = Self { port, session: String::new(), driver, display, home, _turn: turn };
        let options = json!({ "binary": program, "args": arguments });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let begun = until(Duration::from_secs(120), || request(port, "POST", "/session", Some(&wanted)));
        let begun = begun.unwrap_or_else(|error| panic!("the window cannot be driven: {error}"));
        window.session = begun["sessionId"].as_str().expect("a session has an id").to_owned();
        window.wait_for_text("h1", "", Duration::from_secs(90));
        window
    }

    /// The display that it stands on.
    pub fn display(&self) -> &str {
        &self.display.name
    }

    /// What the desktop wrote down of files that were used lately.
    pub fn used_lately(&self) -> String {
        fs::read_to_string(self.home.path().join("recently-used.xbel")).unwrap_or_default()
    }

    /// Everything that the program has said on its streams.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.home.path().join("said.log")).unwrap_or_default()).into_owned()
    }

    /// The files that the program, its web view and the driver have written outside the folder of the accounts, with
    /// what is in them: settings, caches, the web view's own data, temporary files, the streams.
    pub fn written(&self) -> Vec<(PathBuf, Vec<u8>)> {
        contents(self.home.path())
    }

    /// Kills the program as a power cut would: it does nothing more.
    pub fn kill(self) {
        assert!(self.end(), "the driver has started the program");
    }

    /// Ends the program, whatever it is doing; answers whether it was running.
    fn end(&self) -> bool {
        let mine = self.driver.id().to_string();
        let stats = fs::read_dir("/proc").expect("Linux lists its processes").flatten();
        let programs = stats.filter_map(|entry| {
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            // The name stands in brackets, cut to fifteen letters; state and parent follow.
            let (head, rest) = stat.rsplit_once(')')?;
            let parent = rest.split_whitespace().nth(1)?;
            (parent == mine && head.contains("(claimwright-des")).then(|| entry.file_name())
        });
        let Some(program) = programs.last() else { return false };
        Command::new("kill").arg("-9").arg(program).status().is_ok_and(|killed| killed.success())
    }

    /// Calls a command of the program as the window could, whatever the window shows; answers what it gives or refuses.
    pub fn call(&self, command: &str, arguments: &Value) -> Result<Value, Value> {
        let script = "const done = arguments[2]; window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1])
            .then((given) => done({ given }), (refused) => done({ refused }));";
        let body = json!({ "script": script, "args": [command, arguments] });
        let answer = self.ask("POST", "/execute/async", Some(&body));
        let answer = answer.unwrap_or_else(|error| panic!("{command} cannot be called: {error}"));
        match answer.get("refused") {
            Some(refused) => Err(refused.clone()),
            None => Ok(answer["given"].clone()),
        }
    }

    /// Runs a script in the page; answers what it returns, null where it fails or promises.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        let wrapped = format!("return (async function () {{ {script} }}).apply(null, arguments).catch(() => null)");
        let body = json!({ "script": wrapped, "args": arguments });
        self.ask("POST", "/execute/sync", Some(&body)).unwrap_or_default()
    }

    /// The text of the first element that a selector finds.
    pub fn text(&self, selector: &str) -> String {
        let id = self.wait_for_text(selector, "", Duration::from_secs(60));
        let own = self.ask("GET", &format!("/element/{id}/property/textContent"), None).expect("it is there");
        own.as_str().unwrap_or_default().trim().to_owned()
    }

    /// The texts of all elements that a selector finds now.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map((found) => found.textContent.trim())";
        let found = self.run(script, &[json!(selector)]);
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        request(self.port, method, &format!("/session/{}{path}", self.session), body)
    }

    /// The elements that a selector finds and whose text holds `text`. The driver's own idea of a text leaves out what
    /// is cut off by an ellipsis, so that the document's is asked.
    fn with_text(&self, selector: &str, text: &str) -> Result<Vec<String>, String> {
        let by = json!({ "using": "css selector", "value": selector });
        let found = self.ask("POST", "/elements", Some(&by))?;
        let ids = found.as_array().into_iter().flatten().filter_map(|element| element[ELEMENT].as_str());
        let holds = |id: &&str| {
            let own = self.ask("GET", &format!("/element/{id}/property/textContent"), None);
            own.is_ok_and(|own| own.as_str().is_some_and(|own| text.is_empty() || own.contains(text)))
        };
        Ok(ids.filter(holds).map(str::to_owned).collect())
    }

    /// Waits until an element that the selector finds holds a text; answers the first one's id.
    pub fn wait_for_text(&self, selector: &str, text: &str, patience: Duration) -> String {
        let found = until(patience, || {
            let first = self.with_text(selector, text)?.into_iter().next();
            first.ok_or_else(|| "nothing is there".to_owned())
        });
        found.unwrap_or_else(|error| {
            let body = self.ask(
                "POST",
                "/execute/sync",
                Some(&json!({ "script": "return document.body.innerText", "args": [] })),
            );
            panic!("no {selector} with the text {text:?}: {error}; the window shows:\n{}", body.unwrap_or_default())
        })
    }

    /// Waits until no element that the selector finds holds a text.
    pub fn wait_until_gone(&self, selector: &str, text: &str) {
        let gone = until(PATIENCE, || match self.with_text(selector, text)?.len() {
            0 => Ok(()),
            left => Err(format!("{left} are there")),
        });
        gone.unwrap_or_else(|error| panic!("{selector} with {text:?} does not go: {error}"));
    }

    /// Presses keys until no element that the selector finds holds a text: what was typed on a busy machine is taken back
    /// in several steps.
    pub fn press_until_gone(&self, keys: &[&str], selector: &str, text: &str) {
        let gone = until(PATIENCE, || {
            self.chord(keys);
            if self.with_text(selector, text)?.is_empty() { Ok(()) } else { Err("it is there".to_owned()) }
        });
        gone.unwrap_or_else(|error| panic!("{selector} with {text:?} does not go by keys: {error}"));
    }

    /// Presses keys until an element that the selector finds holds a text.
    pub fn press_until_text(&self, keys: &[&str], selector: &str, text: &str) {
        let there = until(PATIENCE, || {
            self.chord(keys);
            if self.with_text(selector, text)?.is_empty() { Err("it is not there".to_owned()) } else { Ok(()) }
        });
        there.unwrap_or_else(|error| panic!("{selector} with {text:?} does not come by keys: {error}"));
    }

    /// Clicks the first element that a selector finds.
    pub fn click(&self, selector: &str) {
        self.click_text(selector, "");
    }

    /// Clicks the first element that a selector finds and whose text holds `text`, as soon as it can be clicked.
    pub fn click_text(&self, selector: &str, text: &str) {
        let id = self.wait_for_text(selector, text, Duration::from_secs(60));
        let clicked =
            until(Duration::from_secs(60), || match self.ask("GET", &format!("/element/{id}/enabled"), None)? {
                Value::Bool(true) => self.ask("POST", &format!("/element/{id}/click"), Some(&json!({}))),
                _ => Err("it is disabled".to_owned()),
            });
        clicked.unwrap_or_else(|error| panic!("{selector} with {text:?} cannot be clicked: {error}"));
    }

    /// Empties the first field that a selector finds.
    pub fn clear(&self, selector: &str) {
        let id = self.wait_for_text(selector, "", Duration::from_secs(60));
        let cleared = self.ask("POST", &format!("/element/{id}/clear"), Some(&json!({})));
        cleared.unwrap_or_else(|error| panic!("{selector} cannot be emptied: {error}"));
    }

    /// Types into the first element that a selector finds.
    pub fn type_into(&self, selector: &str, text: &str) {
        let id = self.wait_for_text(selector, "", Duration::from_secs(60));
        let typed = self.ask("POST", &format!("/element/{id}/value"), Some(&json!({ "text": text })));
        typed.unwrap_or_else(|error| panic!("{selector} cannot be typed into: {error}"));
    }

    /// Chooses what bears a text from the list that a selector finds.
    pub fn choose_option(&self, selector: &str, text: &str) {
        self.click_text(&format!("{selector} option"), text);
    }

    /// Presses and releases a key, by its WebDriver code, wherever the focus is.
    pub fn press(&self, key: &str) {
        self.chord(&[key]);
    }

    /// Types a text wherever the focus is.
    pub fn type_keys(&self, text: &str) {
        for letter in text.chars() {
            self.press(&letter.to_string());
        }
    }

    /// Presses keys one after the other and releases them, likewise.
    pub fn chord(&self, keys: &[&str]) {
        let stroke = |kind: &'static str| move |key: &&str| json!({ "type": kind, "value": key });
        let strokes: Vec<Value> =
            keys.iter().map(stroke("keyDown")).chain(keys.iter().rev().map(stroke("keyUp"))).collect();
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] });
        self.ask("POST", "/actions", Some(&actions)).unwrap_or_else(|error| panic!("a key cannot be pressed: {error}"));
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.ask("DELETE", "", None);
        }
        // The driver that ends leaves the program behind.
        self.end();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The files below a folder, with what is in them.
pub fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let below = |path: PathBuf| match fs::symlink_metadata(&path) {
        Ok(found) if found.is_dir() => contents(&path),
        Ok(found) if found.is_file() => fs::read(&path).map(|bytes| vec![(path, bytes)]).unwrap_or_default(),
        _ => Vec::new(),
    };
    entries.flat_map(below).collect()
}

/// Waits until no other window stands.
fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tries until it succeeds or patience ends; then the last failure.
pub fn until<T>(patience: Duration, mut attempt: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    let begun = Instant::now();
    loop {
        match attempt() {
            Err(error) if begun.elapsed() >= patience => return Err(error),
            Err(_) => std::thread::sleep(Duration::from_millis(100)),
            done => return done,
        }
    }
}
