//! The window of Afterpage.

mod app;
mod chart;
mod commands;
mod desktop;
mod device;
mod doors;
mod error;
mod paper;
mod place;
mod preview;
mod secret;
mod session;
mod shell;
mod state;
mod world;

use std::{process::ExitCode, time::Instant};

use journal::store::lock::{WindowClaim, WindowLock};

pub use app::{bindings, context, write_typescript};
pub use desktop::watch::Watch;
pub use place::Place;
pub use shell::{
    BackupFailed, FileQuestion, JournalChanged, JournalLocked, LockReason, Shell, Window,
};
pub use state::Desk;

/// Opens the window, or says in one sentence why it cannot.
pub fn run() -> ExitCode {
    match start(Instant::now()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => say(error.as_ref()),
    }
}

fn start(started: Instant) -> Result<(), Box<dyn std::error::Error>> {
    desktop::display::check()?;
    let place = Place::of_this_computer(started)?;
    desktop::log::start(&place.logs);
    match WindowLock::claim(&place.journal)? {
        // The other window comes to the front; this process has nothing left to do.
        WindowClaim::AlreadyOpen => Ok(()),
        WindowClaim::Ours(lock) => Ok(app::open(place, lock)?),
    }
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn say(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("{error}");
    ExitCode::from(2)
}
