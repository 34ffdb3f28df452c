//! The window of Afterpage.

mod app;
mod chart;
mod commands;
mod desktop;
mod device;
mod doors;
mod error;
mod packet;
mod page_words;
mod paper;
mod place;
mod preview;
mod secret;
mod session;
mod shell;
mod state;
mod world;

use std::{process::ExitCode, time::Instant};

use journal::store::lock::{Wanted, WindowClaim, WindowLock};

pub use app::{bindings, context, write_typescript};
pub use desktop::{background::Reach, watch::Watch};
pub use error::CommandError;
pub use page_words::write_words;
pub use place::Place;
pub use shell::{
    BackupFailed, FileQuestion, JournalChanged, JournalLocked, LockReason, PageWanted,
    RemindersRang, Shell, Window,
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
    let first = First::of(std::env::args().skip(1));
    let place = Place::of_this_computer(started)?;
    desktop::log::start(&place.logs);
    let wanted = match first {
        First::Pad => Wanted::Pad,
        First::Main | First::Nothing => Wanted::Front,
    };
    match WindowLock::claim(&place.journal, wanted)? {
        // The other window comes to the front; this process has nothing left to do.
        WindowClaim::AlreadyOpen => Ok(()),
        WindowClaim::Ours(lock) => Ok(app::open(place, lock, first)?),
    }
}

/// What is shown first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    Main,
    /// `--pad`.
    Pad,
    /// `--hidden`, at login: the tray and the shortcut wait.
    Nothing,
}

impl First {
    fn of(args: impl Iterator<Item = String>) -> Self {
        let mut first = Self::Main;
        for arg in args {
            match arg.as_str() {
                "--pad" => first = Self::Pad,
                "--hidden" => first = Self::Nothing,
                _ => {}
            }
        }
        first
    }
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn say(error: &(dyn std::error::Error + 'static)) -> ExitCode {
    eprintln!("{error}");
    let is_without_display = error.is::<desktop::display::NoDisplay>();
    ExitCode::from(if is_without_display { NO_DISPLAY } else { 2 })
}

/// By which `scripts/run.sh` tells that there is no window to open.
const NO_DISPLAY: u8 = 3;
