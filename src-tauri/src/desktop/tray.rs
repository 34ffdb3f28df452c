//! The sign in the tray: what burns, when the next update is due, and the way to the pad. Never a title.

use std::{path::Path, sync::Mutex};

use chrono::{DateTime, Utc};
use journal::LiveIncident;
use tauri::{
    AppHandle, Manager, Runtime,
    menu::{Menu, MenuItem},
    tray::TrayIconBuilder,
};

use super::{background, pad_window, window};
use crate::shell::said;

const STATE: &str = "state";
const PAD: &str = "pad";
const OPEN: &str = "open";
const QUIT: &str = "quit";

/// The line of the menu that says what burns.
struct Tray<R: Runtime> {
    state: MenuItem<R>,
    said: Mutex<String>,
}

/// Whether there is one: without its library the desktop has no place for it.
pub fn start<R: Runtime>(app: &AppHandle<R>) -> bool {
    if cfg!(target_os = "linux") && !library_is_there() {
        return false;
    }
    match build(app) {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(%error, "there is no tray");
            false
        }
    }
}

/// Says what burns; called every second, changes only what changed.
pub fn show<R: Runtime>(app: &AppHandle<R>, live: &[LiveIncident], now: DateTime<Utc>) {
    let Some(tray) = app.try_state::<Tray<R>>() else {
        return;
    };
    let words = words(live, now);
    let Ok(mut before) = tray.said.lock() else {
        return;
    };
    if *before != words {
        said(tray.state.set_text(&words));
        *before = words;
    }
}

fn words(live: &[LiveIncident], now: DateTime<Utc>) -> String {
    let next = live.iter().filter_map(|live| live.next_update).min();
    let live = match live.len() {
        0 => return "Nothing is live".to_owned(),
        1 => "Live incident".to_owned(),
        many => format!("{many} live incidents"),
    };
    let Some(next) = next else {
        return live;
    };
    let seconds = (next - now).num_seconds();
    let clock = |seconds: i64| format!("{:02}:{:02}", seconds / 60, seconds % 60);
    if seconds >= 0 {
        format!("{live}, next update in {}", clock(seconds))
    } else {
        format!("{live}, next update late by {}", clock(-seconds))
    }
}

fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let state = MenuItem::with_id(app, STATE, "Nothing is live", false, None::<&str>)?;
    let menu = Menu::with_items(
        app,
        &[
            &state,
            &MenuItem::with_id(app, PAD, "Open the pad", true, None::<&str>)?,
            &MenuItem::with_id(app, OPEN, "Open Afterpage", true, None::<&str>)?,
            &MenuItem::with_id(app, QUIT, "Quit", true, None::<&str>)?,
        ],
    )?;
    let mut tray = TrayIconBuilder::new()
        .menu(&menu)
        .tooltip("Afterpage")
        .on_menu_event(|app, event| match event.id().as_ref() {
            PAD => said(pad_window::show(app)),
            OPEN => said(window::come_to_front(app)),
            QUIT => background::quit(app),
            _ => {}
        });
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app)?;
    app.manage(Tray {
        state,
        said: Mutex::new(String::new()),
    });
    Ok(())
}

/// Asked first: loading it where it is absent ends the program.
fn library_is_there() -> bool {
    let names = ["libayatana-appindicator3.so.1", "libappindicator3.so.1"];
    let folders = [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/lib64",
        "/usr/lib",
        "/usr/local/lib",
    ];
    folders.iter().any(|folder| {
        names
            .iter()
            .any(|name| Path::new(folder).join(name).exists())
    })
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use journal::domain::Zone;

    use super::*;

    fn live(next: Option<TimeDelta>, now: DateTime<Utc>) -> LiveIncident {
        LiveIncident {
            id: "00000000-0000-7000-8000-000000000000"
                .parse()
                .expect("an id"),
            title: "Payments of Example Bank".to_owned(),
            severity: None,
            since: now,
            zone: Zone::UTC,
            next_update: next.map(|next| now + next),
        }
    }

    #[test]
    fn the_tray_says_what_burns_and_never_what_it_is_called() {
        let now = DateTime::UNIX_EPOCH;
        let said = |next| words(&[live(next, now)], now);
        assert_eq!(said(None), "Live incident");
        let in_seven = Some(TimeDelta::seconds(432));
        assert_eq!(said(in_seven), "Live incident, next update in 07:12");
        let late = Some(TimeDelta::seconds(-61));
        assert_eq!(said(late), "Live incident, next update late by 01:01");
        assert_eq!(words(&[], now), "Nothing is live");
    }
}
