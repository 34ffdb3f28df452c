//! A home of its own for each journey: folders, journal, and the command line on that journal.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::programs::program;

pub struct Home(TempDir);

impl Default for Home {
    fn default() -> Self {
        Self(tempfile::tempdir().expect("a folder for a journey"))
    }
}

impl Home {
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn journal(&self) -> PathBuf {
        self.path().join("journal")
    }

    /// The answer to every file dialog while the window is open: a file in this home.
    pub fn dialog_answer(&self) -> PathBuf {
        self.path().join("dialog-answer")
    }

    /// Nothing of the account that runs the tests is seen or touched, and no message bus is there to wait for.
    pub fn settle(&self, command: &mut Command) {
        command
            .env("HOME", self.path())
            .env("AFTERPAGE_JOURNAL", self.journal())
            .env("AFTERPAGE_DIALOG_ANSWER", self.dialog_answer())
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env("TZ", "Europe/Berlin")
            .env("LANG", "C.UTF-8")
            .env_remove("WAYLAND_DISPLAY");
        for folder in ["CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"] {
            let path = self.path().join(folder.to_lowercase());
            fs::create_dir_all(&path).expect("a folder for a journey");
            command.env(format!("XDG_{folder}"), path);
        }
    }

    /// The command line, as another process on the same journal; what it printed.
    pub fn command_line(&self, words: &[&str]) -> String {
        let mut command = Command::new(program("afterpage"));
        self.settle(&mut command);
        let output = command.args(words).output().expect("the command line starts");
        assert!(
            output.status.success(),
            "afterpage {words:?} failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
