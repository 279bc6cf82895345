//! How long the real window takes to its first usable screen, as a whole process under a driver; judges nothing.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

#[path = "../tests/journeys/display.rs"]
mod display;
#[path = "../tests/journeys/http.rs"]
mod http;
#[path = "../tests/journeys/window.rs"]
#[allow(dead_code, reason = "a bench only opens the window")]
mod window;

use std::time::Instant;

fn main() {
    let mut seconds: Vec<f64> = (0..5)
        .map(|_| {
            let begun = Instant::now();
            let window = window::Window::open(&["--no-model"]);
            let took = begun.elapsed().as_secs_f64();
            drop(window);
            took
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    println!(
        "window, driver and display included, to its first screen: min {:.2} s, median {:.2} s, max {:.2} s",
        seconds[0],
        seconds[seconds.len() / 2],
        seconds[seconds.len() - 1]
    );
}
