//! What a script in the page cannot do, in the built program (IPC-04): run what is written as text, reach any address, or
//! leave the page. A door on this machine stands for the network and counts who knocks.

use crate::window::Window;
use serde_json::json;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A door that counts who knocks; answers its port.
fn door(knocks: &Arc<AtomicUsize>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = listener.local_addr().expect("it is bound").port();
    let knocks = Arc::clone(knocks);
    std::thread::spawn(move || {
        for _ in listener.incoming() {
            knocks.fetch_add(1, Ordering::SeqCst);
        }
    });
    port
}

/// Text that would run: it leaves its number in `window.__ran`.
const RUN: &[&str] = &[
    "const s = document.createElement('script'); s.textContent = ran(0); document.body.append(s)",
    "const d = document.createElement('div'); d.setAttribute('onclick', ran(1)); document.body.append(d); d.click()",
    "eval(ran(2))",
    "new Function(ran(3))()",
    "setTimeout(ran(4), 0)",
    "const i = document.createElement('img'); i.setAttribute('onerror', ran(5)); i.src = 'data:,'; document.body.append(i)",
    "const a = document.createElement('a'); a.href = 'javascript:' + ran(6); document.body.append(a); a.click()",
    "const s = document.createElement('script'); s.src = 'data:text/javascript,' + ran(7); document.body.append(s)",
    "const s = document.createElement('script'); s.src = URL.createObjectURL(new Blob([ran(8)])); document.body.append(s)",
    "const v = document.createElement('div'); v.innerHTML = '<svg onload=\"' + ran(9) + '\"></svg>'; document.body.append(v)",
];

/// Ways to an address; `at` is the door's.
const REACH: &[&str] = &[
    "await fetch(at)",
    "const x = new XMLHttpRequest(); x.open('GET', at); x.send()",
    "new WebSocket(at.replace('http', 'ws'))",
    "new EventSource(at)",
    "navigator.sendBeacon(at, 'text')",
    "const i = new Image(); i.src = at; document.body.append(i)",
    "const s = document.createElement('script'); s.src = at; document.body.append(s)",
    "await import(at)",
    "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = at; document.head.append(l)",
    "const l = document.createElement('link'); l.rel = 'prefetch'; l.href = at; document.head.append(l)",
    "const l = document.createElement('link'); l.rel = 'icon'; l.href = at; document.head.append(l)",
    "document.body.style.backgroundImage = `url(${at})`",
    "const f = new FontFace('far', `url(${at})`); document.fonts.add(f); await f.load()",
    "const v = document.createElement('video'); v.src = at; document.body.append(v)",
    "const f = document.createElement('iframe'); f.src = at; document.body.append(f)",
    "const o = document.createElement('object'); o.data = at; document.body.append(o)",
    "const e = document.createElement('embed'); e.src = at; document.body.append(e)",
    "const v = document.createElement('div'); v.innerHTML = `<svg><image href=\"${at}\"/></svg>`; document.body.append(v)",
    "new Worker(at)",
    "await navigator.serviceWorker.register(at)",
    "const p = new RTCPeerConnection({ iceServers: [{ urls: at.replace('http://', 'stun:') }] }); p.createDataChannel('d'); await p.setLocalDescription()",
    "window.open(at)",
    "const a = document.createElement('a'); a.href = at; a.target = '_blank'; document.body.append(a); a.click()",
    "const f = document.createElement('form'); f.action = at; document.body.append(f); f.submit()",
    "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = `0;url=${at}`; document.head.append(m)",
    "location.href = at",
];

#[test]
fn sec_ipc_04_a_script_runs_no_text_reaches_no_address_and_stays_on_the_page() {
    let knocks = Arc::new(AtomicUsize::new(0));
    let at = format!("http://127.0.0.1:{}/", door(&knocks));
    let window = Window::open(&["--no-model"]);
    for probe in RUN {
        window.run(&format!("const ran = (n) => `window.__ran = [...(window.__ran ?? []), ${{n}}]`; {probe}"), &[]);
    }
    for probe in REACH {
        // Each fails in its own way, by a rejection, an event or nothing; what counts is who knocks.
        window.run(&format!("const at = arguments[0]; {probe}"), &[json!(at)]);
        window.wait_for_text("h1", "", Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(300));
        assert_eq!(knocks.load(Ordering::SeqCst), 0, "an address was reached: {probe}");
    }
    let ran = window.run("return window.__ran ?? []", &[]);
    assert_eq!(ran, json!([]), "text was run");
    let here = window.run("return location.origin", &[]);
    assert!(here.as_str().is_some_and(|origin| origin.contains("localhost")), "the page was left for {here}");
}
