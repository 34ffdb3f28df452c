//! Pictures of every screen, so that people can look at the app: `cargo run -p afterpage-e2e --example shots`.
//! They are written to `target/shots/`, after the programs beside this one have been built.

#[cfg(target_os = "linux")]
fn main() {
    linux::take_all();
}

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
mod linux {
    use afterpage_e2e::{Target, Window, picture, tour};

    pub fn take_all() {
        let window = Window::open("shots");
        take(&window, "first-start");
        window.click("radio", "Open, without a passphrase");
        window.click("button", "Start the journal");
        window.find(Target::new("heading", "Today"));
        empty(&window);
        tour::fill(&window);
        full(&window);
    }

    fn empty(window: &Window) {
        for place in ["Today", "Journal", "Insights", "Packets", "Settings"] {
            window.go_to(place);
            for (width, height) in tour::SIZES {
                window.resize(width, height);
                take(window, &format!("empty-{place}-{width}").to_lowercase());
            }
        }
        window.go_to("Today");
    }

    fn full(window: &Window) {
        for look in tour::LOOKS {
            tour::change_look(window, look);
            for (width, height) in tour::SIZES {
                window.resize(width, height);
                tour::walk(window, |screen| {
                    let look = look.to_lowercase().replace(' ', "");
                    take(window, &format!("{screen}-{look}-{width}"));
                });
            }
        }
    }

    fn take(window: &Window, name: &str) {
        window.take_picture(&picture("shots", name));
    }
}
