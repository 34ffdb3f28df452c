//! The program as it is shipped, with windows that keep nothing: nobody can drive those, and what is known of them is
//! what the log says.

use std::{
    fs,
    process::{Command, Stdio},
};

use x11rb::{
    connection::Connection,
    errors::ReplyError,
    protocol::xproto::{AtomEnum, ConnectionExt},
    rust_connection::RustConnection,
};

use crate::{
    Home,
    display::Display,
    processes::{Group, Seat},
    programs::program,
    wait,
};

pub struct Shipped {
    home: Home,
    display: Display,
    _running: Group,
    _seat: Seat,
}

impl Shipped {
    pub fn start(home: Home, arguments: &[&str]) -> Self {
        let seat = Seat::take();
        let display = Display::start();
        let running = Group::start(&mut command(&home, &display, arguments));
        Self {
            home,
            display,
            _running: running,
            _seat: seat,
        }
    }

    /// A second start, which only tells the first what is wanted.
    pub fn ask(&self, arguments: &[&str]) {
        let asked = command(&self.home, &self.display, arguments).status();
        assert!(asked.is_ok_and(|status| status.success()), "it is asked");
    }

    /// Waits until so many windows have painted their first screen.
    #[track_caller]
    pub fn has_painted(&self, windows: usize) {
        let painted = || self.log().matches("the first screen is painted").count();
        let all = wait::until(|| (painted() == windows).then_some(()));
        assert!(all.is_some(), "{} of {windows} windows", painted());
    }

    /// Waits until what is typed goes to the window of this title.
    #[track_caller]
    pub fn has_the_keys(&self, title: &str) {
        let (screen, _) = x11rb::connect(Some(&self.display.name)).expect("the display answers");
        let now = || focused_title(&screen).unwrap_or_default();
        let there = wait::until(|| (now() == title).then_some(()));
        assert!(
            there.is_some(),
            "{title:?} has not the keys, {:?} has",
            now()
        );
    }

    fn log(&self) -> String {
        let folder = self.home.path().join("state_home/afterpage/logs");
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        let texts = files.map(|file| fs::read_to_string(file.path()).unwrap_or_default());
        texts.collect()
    }
}

fn command(home: &Home, display: &Display, arguments: &[&str]) -> Command {
    let mut command = Command::new(program("afterpage-desktop"));
    home.settle(&mut command);
    command
        .args(arguments)
        .env("DISPLAY", &display.name)
        .env_remove("TAURI_WEBVIEW_AUTOMATION")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Of the window that the keys go to, or the one around it that has a title; empty where they go nowhere.
fn focused_title(screen: &RustConnection) -> Result<String, ReplyError> {
    let mut window = screen.get_input_focus()?.reply()?.focus;
    let roots: Vec<u32> = screen.setup().roots.iter().map(|root| root.root).collect();
    // 0 and 1 are no windows: nobody, and whatever lies under the pointer.
    while window > 1 && !roots.contains(&window) {
        let title = screen
            .get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64)?
            .reply()?;
        if !title.value.is_empty() {
            return Ok(String::from_utf8_lossy(&title.value).into_owned());
        }
        window = screen.query_tree(window)?.reply()?.parent;
    }
    Ok(String::new())
}
