//! A home of its own for each journey: folders, journal, and the command line on that journal.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

use crate::{programs::program, wait};

/// Stands in for a browser.
const OPENED: &str = "opened.txt";

pub struct Home {
    folder: TempDir,
    dialog_answer: PathBuf,
}

impl Default for Home {
    fn default() -> Self {
        Self::answering(Path::new("incidents.jsonl"))
    }
}

impl Home {
    /// Every file dialog is answered with this file; a relative one lies in the home.
    pub fn answering(file: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder for a journey");
        let dialog_answer = folder.path().join(file);
        Self {
            folder,
            dialog_answer,
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn journal(&self) -> PathBuf {
        self.path().join("journal")
    }

    pub fn dialog_answer(&self) -> &Path {
        &self.dialog_answer
    }

    /// The addresses that the system was asked to open, one per line.
    pub fn opened(&self) -> String {
        fs::read_to_string(self.path().join(OPENED)).unwrap_or_default()
    }

    /// Nothing of the account that runs the tests is seen or touched, and no message bus is there to wait for.
    pub fn settle(&self, command: &mut Command) {
        command
            .env("HOME", self.path())
            .env("AFTERPAGE_JOURNAL", self.journal())
            .env("AFTERPAGE_DIALOG_ANSWER", self.dialog_answer())
            .env("AFTERPAGE_OPENED", self.path().join(OPENED))
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env("TZ", "Europe/Berlin")
            .env("LANG", "C.UTF-8")
            .env_remove("WAYLAND_DISPLAY");
        for folder in [
            "CONFIG_HOME",
            "DATA_HOME",
            "STATE_HOME",
            "CACHE_HOME",
            "RUNTIME_DIR",
        ] {
            let path = self.path().join(folder.to_lowercase());
            fs::create_dir_all(&path).expect("a folder for a journey");
            command.env(format!("XDG_{folder}"), path);
        }
    }

    /// Waits until the choice is in the file that outlives the window; the page shows it a moment before.
    #[track_caller]
    pub fn waits_for_theme(&self, theme: &str) {
        let file = self.path().join("config_home/afterpage/device.json");
        let kept = || fs::read_to_string(&file).is_ok_and(|settings| settings.contains(theme));
        let kept = wait::until(|| kept().then_some(()));
        assert!(kept.is_some(), "{} does not say {theme:?}.", file.display());
    }

    /// The command line, as another process on the same journal; what it printed.
    pub fn command_line(&self, words: &[&str]) -> String {
        self.pipe(words, "")
    }

    /// The same, with lines for its standard input.
    pub fn pipe(&self, words: &[&str], input: &str) -> String {
        let mut command = Command::new(program("afterpage"));
        self.settle(&mut command);
        let mut running = command
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command line starts");
        let stdin = running.stdin.take().expect("a pipe");
        (&stdin).write_all(input.as_bytes()).expect("it is read");
        drop(stdin);
        let output = running.wait_with_output().expect("it ends");
        assert!(
            output.status.success(),
            "afterpage {words:?} failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
