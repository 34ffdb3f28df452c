//! Pictures of every screen and dialog, so that people can look at the app:
//! `cargo run -p afterpage-e2e --example shots [INCIDENTS.jsonl]`, after the programs beside it have been built.
//! They are written to `target/shots/`; with a file, also those of a journal that holds all its incidents.

#[cfg(target_os = "linux")]
fn main() {
    linux::take_all();
}

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
mod linux {
    use std::{env, fs};

    use afterpage_e2e::{Home, Target, Window, picture, tour};

    /// How many incidents the charts rest on, beside all of the file.
    const FEW: [usize; 3] = [1, 5, 60];

    pub fn take_all() {
        the_sample();
        if let Some(file) = env::args().nth(1) {
            let lines =
                fs::read_to_string(&file).unwrap_or_else(|_| panic!("{file} cannot be read."));
            for count in FEW.into_iter().chain([usize::MAX]) {
                many(&lines, count);
            }
        }
    }

    fn the_sample() {
        let window = Window::open("shots");
        tour::begin(&window, |stop| {
            for (width, height) in tour::SIZES {
                window.resize(width, height);
                take(&window, &format!("{stop}-light-{width}"));
            }
        });
        in_every_look(&window, |name| tour::walk_empty(&window, name));
        tour::fill(&window);
        in_every_look(&window, |name| tour::walk_full(&window, name));
        in_every_look(&window, |name| tour::walk_pad(&window, name));
        in_every_look(&window, |name| tour::walk_lock(&window, name));
        let [(width, height), _] = tour::SIZES;
        tour::change_look(&window, "Light");
        window.resize(width, height);
        tour::walk_protection(&window, |stop| {
            take(&window, &format!("{stop}-light-{width}"));
        });
    }

    /// The list and the chart of so many real incidents.
    fn many(lines: &str, count: usize) {
        let home = Home::default();
        let kept: String = lines.split_inclusive('\n').take(count).collect();
        fs::write(home.dialog_answer(), kept).expect("the home can be written");
        home.command_line(&["init", "--open"]);
        home.command_line(&["import", &home.dialog_answer().display().to_string()]);
        let window = Window::open_in(home, "shots");
        window.find(Target::new("heading", "Today"));
        let count = if count == usize::MAX {
            "all".to_owned()
        } else {
            count.to_string()
        };
        for look in tour::LOOKS {
            tour::change_look(&window, look);
            for (width, height) in tour::SIZES {
                window.resize(width, height);
                let name = |place: &str| format!("{count}-{place}-{}", suffix(look, width));
                window.go_to("Journal");
                window.find(Target::any("option"));
                take(&window, &name("journal"));
                window.go_to("Insights");
                window.find(Target::any("img"));
                take(&window, &name("insights"));
            }
        }
    }

    /// Calls a walk with what it does at each stop, once per look and size.
    fn in_every_look(window: &Window, walk: impl Fn(&mut dyn FnMut(&'static str))) {
        for look in tour::LOOKS {
            tour::change_look(window, look);
            for (width, height) in tour::SIZES {
                window.resize(width, height);
                walk(&mut |stop| take(window, &format!("{stop}-{}", suffix(look, width))));
            }
        }
    }

    fn suffix(look: &str, width: u32) -> String {
        format!("{}-{width}", look.to_lowercase().replace(' ', ""))
    }

    fn take(window: &Window, name: &str) {
        window.take_picture(&picture("shots", name));
    }
}
