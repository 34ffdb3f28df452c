//! The window of Afterpage.

mod app;
mod chart;
mod commands;
mod device;
mod dialogs;
mod doors;
mod error;
mod paper;
mod secret;
mod session;
mod shell;
mod state;
mod world;

pub use app::{bindings, write_typescript};

pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
