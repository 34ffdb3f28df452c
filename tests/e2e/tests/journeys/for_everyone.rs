//! Every screen, in every look and size, is clear to all as far as axe can tell.

use afterpage_e2e::{Target, tour};

use crate::start;

#[test]
fn light_is_clear_to_all() {
    every_screen_is_clear("axe_light", "Light");
}

#[test]
fn dark_is_clear_to_all() {
    every_screen_is_clear("axe_dark", "Dark");
}

#[test]
fn three_am_is_clear_to_all() {
    every_screen_is_clear("axe_three_am", "3 AM");
}

fn every_screen_is_clear(name: &'static str, look: &str) {
    let mut window = start::protected_journal(name);
    window.is_clear_to_all("the recovery code");
    window.click("checkbox", "I have kept the code in a safe place");
    window.click("button", "Open the journal");
    window.find(Target::new("heading", "Today"));
    tour::change_look(&window, look);
    window.is_clear_to_all("the empty journal");

    tour::fill(&window);
    for (width, height) in tour::SIZES {
        window.resize(width, height);
        tour::walk(&window, |screen| {
            window.is_clear_to_all(&format!("{screen}, {look}, {width} wide"));
        });
    }

    window.kill_and_open_again();
    window.find(Target::new("heading", "The journal is locked"));
    window.is_clear_to_all("the lock screen");
}

#[test]
fn the_first_start_is_clear_to_all() {
    let window = afterpage_e2e::Window::open("axe_first_start");
    for (width, height) in tour::SIZES {
        window.resize(width, height);
        window.find(Target::new("button", "Start the journal"));
        window.is_clear_to_all("the first start");
    }
}
