//! A small local log without anything a person typed: what failed, where, never whose words.

use std::{fs, path::Path, sync::Mutex};

use tracing_appender::rolling::{RollingFileAppender, Rotation};

/// Keeps a week. Without a log there is still a window.
pub fn start(folder: &Path) {
    // The appender looks for old files first, and complains about a folder that is not there yet.
    let made = fs::create_dir_all(folder);
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .max_log_files(7)
        .filename_prefix("afterpage")
        .filename_suffix("log")
        .build(folder);
    if let (Ok(()), Ok(appender)) = (made, appender) {
        tracing_subscriber::fmt()
            .with_ansi(false)
            .with_max_level(tracing::Level::INFO)
            .with_writer(Mutex::new(appender))
            .init();
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a part of the program ended unexpectedly");
    }));
}
