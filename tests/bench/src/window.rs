//! From the start of the program to a window one can type into, beside the smallest Tauri window there is.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::memory::{self, Memory};
use crate::timing;

const RUNS: usize = 9;
/// Before memory is looked at: what the first screen fetches and drops is done by then.
const IDLE: Duration = Duration::from_secs(8);
const PATIENCE: Duration = Duration::from_secs(30);
/// By then a program that starts hidden waits for its shortcut.
const SETTLED: Duration = Duration::from_secs(2);

pub fn run(binaries: &Path, journal: &Path) -> Result<(), Box<dyn Error>> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let display = Display::start()?;
    let (mut empty, mut full) = (Vec::new(), Vec::new());
    let homes = [tempfile::tempdir()?, tempfile::tempdir()?];
    let mut memory = [Memory::default(); 2];
    // In turn, so that a slow minute of the machine falls on both.
    for run in 0..=RUNS {
        let idle = if run == RUNS { IDLE } else { Duration::ZERO };
        let started = empty_window(binaries, homes[0].path(), &display, idle)?;
        empty.push(started.0);
        memory[0] = started.1;
        let started = real_window(binaries, journal, homes[1].path(), &display, idle, &[])?;
        full.push(started.0);
        memory[1] = started.1;
    }
    // The first start in a home fills the caches of fonts and graphics; it happens once in the life of a home.
    let first = [empty.remove(0), full.remove(0)];
    println!("window: first start in a new home, empty and ours: {first:.0?}");
    timing::report("window: empty Tauri window, painted", &mut empty, "-");
    timing::report(
        "window: Today ready to type",
        &mut full,
        "1.15 x the empty one",
    );
    let [empty, full] = memory;
    println!(
        "window: idle memory {:.0} MB, with its helpers {:.0} MB; empty one {:.0} and {:.0} MB   goal 150 MB above it",
        full.own, full.all, empty.own, empty.all
    );
    pads(binaries, journal, homes[1].path(), &display)
}

/// From the wish to write to a pad one can type into: by a program that has to start, and by one that waits hidden, as
/// its shortcut and `afterpage pad --window` ask it to.
fn pads(
    binaries: &Path,
    journal: &Path,
    home: &Path,
    display: &Display,
) -> Result<(), Box<dyn Error>> {
    let (mut cold, mut waiting) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (ready, _) = real_window(binaries, journal, home, display, Duration::ZERO, &["--pad"])?;
        cold.push(ready);
        waiting.push(asked_pad(binaries, journal, home, display)?);
    }
    timing::report("pad: ready to type, not yet running", &mut cold, "1 s");
    timing::report("pad: ready to type, running hidden", &mut waiting, "1 s");
    Ok(())
}

/// Started at login, and asked for its pad for the first time.
fn asked_pad(
    binaries: &Path,
    journal: &Path,
    home: &Path,
    display: &Display,
) -> Result<Duration, Box<dyn Error>> {
    let logs = home.join("state");
    if logs.exists() {
        fs::remove_dir_all(&logs)?;
    }
    let start = |argument: &str| {
        display
            .command(&binaries.join("afterpage-desktop"), home)
            .env("AFTERPAGE_JOURNAL", journal)
            .arg(argument)
            .stderr(Stdio::null())
            .spawn()
    };
    let mut hidden = start("--hidden")?;
    std::thread::sleep(SETTLED);
    let begin = Instant::now();
    start("--pad")?.wait()?;
    let ready = wait_for_figure(&logs, begin).map(|_| begin.elapsed());
    hidden.kill()?;
    hidden.wait()?;
    ready
}

/// It prints how long it took, and stays until its input is closed.
fn empty_window(
    binaries: &Path,
    home: &Path,
    display: &Display,
    idle: Duration,
) -> Result<(Duration, Memory), Box<dyn Error>> {
    let mut window = display
        .command(&binaries.join("examples/empty_window"), home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut line = String::new();
    let output = window.stdout.take().ok_or("the window has no output")?;
    BufReader::new(output).read_line(&mut line)?;
    std::thread::sleep(idle);
    let memory = memory::of(window.id());
    // Closes its input too.
    window.wait()?;
    Ok((Duration::from_millis(line.trim().parse()?), memory))
}

/// The window writes into its log when its first screen is painted.
fn real_window(
    binaries: &Path,
    journal: &Path,
    home: &Path,
    display: &Display,
    idle: Duration,
    arguments: &[&str],
) -> Result<(Duration, Memory), Box<dyn Error>> {
    let logs = home.join("state");
    if logs.exists() {
        fs::remove_dir_all(&logs)?;
    }
    let mut window = display
        .command(&binaries.join("afterpage-desktop"), home)
        .env("AFTERPAGE_JOURNAL", journal)
        .args(arguments)
        .stderr(Stdio::null())
        .spawn()?;
    let ready = wait_for_figure(&logs, Instant::now());
    std::thread::sleep(idle);
    let memory = memory::of(window.id());
    window.kill()?;
    window.wait()?;
    Ok((ready?, memory))
}

fn wait_for_figure(logs: &Path, begin: Instant) -> Result<Duration, Box<dyn Error>> {
    loop {
        if let Some(ready) = logged(logs)? {
            return Ok(ready);
        }
        if begin.elapsed() > PATIENCE {
            return Err("the window did not become ready".into());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn logged(logs: &Path) -> Result<Option<Duration>, Box<dyn Error>> {
    if !logs.exists() {
        return Ok(None);
    }
    let mut folders = vec![logs.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().contains(".log")
                && let Some(found) = figure(&fs::read_to_string(path)?)
            {
                return Ok(Some(found));
            }
        }
    }
    Ok(None)
}

fn figure(log: &str) -> Option<Duration> {
    let (_, rest) = log.split_once("ready_ms=")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().map(Duration::from_millis)
}

/// A display of our own, ended with the measurement.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn start() -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let number = folder.path().join("number");
        let server = Command::new("sh")
            .arg("-c")
            .arg("exec Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>\"$0\"")
            .arg(&number)
            .stderr(Stdio::null())
            .spawn()?;
        let begin = Instant::now();
        loop {
            let text = fs::read_to_string(&number).unwrap_or_default();
            if text.ends_with('\n') {
                return Ok(Self {
                    server,
                    name: format!(":{}", text.trim()),
                });
            }
            if begin.elapsed() > PATIENCE {
                return Err("Xvfb did not start".into());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Nothing of the user who measures: neither what is set up in the home, nor what is cached there.
    fn command(&self, program: &Path, home: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.name)
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env_remove("WAYLAND_DISPLAY")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        command
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
