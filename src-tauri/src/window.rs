//! The one window: its size, its address, its environment; not what is in it, nor what it may ask.

use crate::commands;
use crate::desk::Desk;
use std::sync::Arc;
use tauri::webview::NewWindowResponse;
use tauri::{Manager as _, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent};

/// The name of the one window, as its capability has it.
pub const MAIN: &str = "main";

/// Keeps what the process holds from other processes of this user: no core dump, no reading of its memory.
pub fn keep_memory_private() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
        // A system that refuses either is no reason not to work.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Sets what libraries read at their start, unless the user has set it.
pub fn prepare_environment() {
    let wanted = [
        // With some drivers WebKitGTK's way over DMA-BUF leaves the window blank.
        (cfg!(target_os = "linux"), "WEBKIT_DISABLE_DMABUF_RENDERER"),
        // A second thread of candle's waits by spinning: beside a window it costs more than it brings.
        (true, "CANDLE_NUM_THREADS"),
        (true, "RAYON_NUM_THREADS"),
    ];
    for (_, name) in wanted.into_iter().filter(|(here, name)| *here && std::env::var_os(name).is_none()) {
        #[expect(unsafe_code, reason = "no other thread runs yet, as this is called first in main")]
        unsafe {
            std::env::set_var(name, "1");
        }
    }
    // A test may drive a debug build; nobody drives what is shipped.
    if !cfg!(debug_assertions) {
        #[expect(unsafe_code, reason = "no other thread runs yet, as this is called first in main")]
        unsafe {
            std::env::remove_var("TAURI_WEBVIEW_AUTOMATION");
        }
    }
}

/// Opens the window and stays until it is closed. `wish` is what it shall do by itself, as the fragment of its address.
///
/// # Errors
/// What Tauri says where there is no display or no web view.
pub fn run(desk: Desk, wish: &str) -> tauri::Result<()> {
    let desk = Arc::new(desk);
    let address = if wish.is_empty() { "index.html".to_owned() } else { format!("index.html#{wish}") };
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(Arc::clone(&desk))
        .invoke_handler(commands::handler())
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(event) = event {
                window.state::<Arc<Desk>>().drops.happened(event);
            }
            if let WindowEvent::Destroyed = event {
                window.state::<Arc<Desk>>().lock(true);
            }
            if let WindowEvent::CloseRequested { api, .. } = event
                && crate::closing::asks_first(window)
            {
                api.prevent_close();
            }
        })
        .setup(move |app| {
            // A private session: the web view writes nothing of a client's text to the disk. Wry cannot drive a
            // private session, so that a build for tests gives it up where a test asks to drive the window.
            let driven =
                cfg!(debug_assertions) && std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|on| on == "true");
            let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App(address.into()))
                .title("Claimwright")
                .inner_size(1400.0, 900.0)
                .min_inner_size(880.0, 560.0)
                .incognito(!driven)
                // What gets past the policy, as a web view's own connecting ahead, ends at a door that is closed.
                .proxy_url(Url::parse(NOWHERE).expect("a constant address"))
                .on_navigation(is_own)
                .on_new_window(|_, _| NewWindowResponse::Deny)
                .devtools(cfg!(debug_assertions))
                .build()?;
            #[cfg(target_os = "linux")]
            crate::recent::keep_out();
            // Where it cannot be loaded anew the window is gone.
            desk.reload_by(Box::new(move || drop(window.reload())));
            crate::accounts::watch(desk);
            Ok(())
        })
        .run(tauri::generate_context!())
}

/// A proxy that is not there: the first port of this machine, at which nothing listens.
const NOWHERE: &str = "http://127.0.0.1:1";

/// Whether an address is the program's own page: the window goes nowhere else.
fn is_own(address: &Url) -> bool {
    let host = address.host_str();
    address.scheme() == "tauri" && host == Some("localhost")
        || matches!(address.scheme(), "http" | "https") && host == Some("tauri.localhost")
}

#[cfg(test)]
mod tests {
    use super::MAIN;
    use claimwright_api::commands::COMMANDS;

    /// The names in a JSON list of permissions.
    fn permissions() -> Vec<String> {
        let text = include_str!("../capabilities/main.json");
        let capability: serde_json::Value = serde_json::from_str(text).expect("the capability is JSON");
        assert!(capability.get("remote").is_none(), "no other address may ask");
        assert_eq!(capability["windows"], serde_json::json!([MAIN]));
        let listed = capability["permissions"].as_array().expect("it lists permissions");
        listed.iter().map(|name| name.as_str().expect("each is a name").to_owned()).collect()
    }

    #[test]
    fn sec_ipc_01_the_window_may_ask_what_the_table_lists_and_nothing_else() {
        let table: Vec<_> =
            COMMANDS.iter().map(|command| format!("allow-{}", command.name.replace('_', "-"))).collect();
        assert_eq!(permissions(), table);
    }

    #[test]
    fn the_handler_answers_every_command_of_the_table() {
        let source = concat!(include_str!("commands/mod.rs"), include_str!("commands/session.rs"));
        let listed = source.split("generate_handler![").nth(1).and_then(|rest| rest.split(']').next()).expect("a list");
        let names = listed.split(',').map(str::trim).filter(|name| !name.is_empty());
        let names: Vec<_> = names.map(|name| name.strip_prefix("session::").unwrap_or(name)).collect();
        assert_eq!(names, COMMANDS.iter().map(|command| command.name).collect::<Vec<_>>());
        for name in names.iter().filter(|name| **name != "status") {
            assert!(source.contains(&format!("enter(\"{name}\")")), "{name} does not pass the gate");
        }
        // A panic in any of them becomes an error of the window.
        let begun: Vec<_> = source.split("#[tauri::command").skip(1).collect();
        assert_eq!(begun.len(), COMMANDS.len());
        for command in begun {
            let body = command.split_once("> {\n").map(|(_, body)| body.trim_start()).expect("it has a body");
            // One that waits for another thread is guarded before it waits and behind.
            let first = body.lines().next().unwrap_or_default();
            assert!(first.contains("guarded(|| "), "a command that no border guards: {command}");
        }
    }

    #[test]
    fn the_window_goes_to_no_other_page() {
        let own = |address: &str| super::is_own(&address.parse().expect("an address"));
        assert!(own("tauri://localhost/index.html#draft=us") && own("http://tauri.localhost/"));
        assert!(!own("http://127.0.0.1/") && !own("https://tauri.localhost.example/") && !own("file:///etc/passwd"));
        assert!(!own("tauri://evil/") && !own("data:text/html,x") && !own("about:blank"));
    }

    #[test]
    fn the_policy_is_the_one_that_was_decided() {
        let text = include_str!("../tauri.conf.json");
        let configuration: serde_json::Value = serde_json::from_str(text).expect("the configuration is JSON");
        let security = &configuration["app"]["security"];
        let policy = security["csp"].as_str().expect("a policy");
        for wanted in
            ["default-src 'self'", "connect-src ipc: http://ipc.localhost", "object-src 'none'", "frame-src 'none'"]
        {
            assert!(policy.contains(wanted), "{wanted}");
        }
        assert!(!policy.contains("unsafe-eval") && security.get("devCsp").is_none());
        assert_eq!(security["freezePrototype"], true);
        assert_eq!(configuration["app"]["withGlobalTauri"], false);
    }
}
