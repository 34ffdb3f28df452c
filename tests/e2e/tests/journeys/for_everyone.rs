//! Every screen and dialog, in every look and size, is clear to all as far as axe can tell.

use afterpage_e2e::{Window, tour};

#[test]
fn light_is_clear_to_all() {
    everything_is_clear("axe_light", "Light");
}

#[test]
fn dark_is_clear_to_all() {
    everything_is_clear("axe_dark", "Dark");
}

#[test]
fn three_am_is_clear_to_all() {
    everything_is_clear("axe_three_am", "3 AM");
}

fn everything_is_clear(name: &'static str, look: &str) {
    let window = Window::open(name);
    tour::begin(&window, |stop| window.is_clear_to_all(stop));
    tour::change_look(&window, look);
    tour::walk_empty(&window, |stop| window.is_clear_to_all(stop));

    tour::fill(&window);
    for (width, height) in tour::SIZES {
        window.resize(width, height);
        tour::walk_full(&window, |stop| {
            window.is_clear_to_all(&format!("{stop}, {look}, {width} wide"));
        });
    }

    tour::walk_lock(&window, |stop| window.is_clear_to_all(stop));
    tour::walk_protection(&window, |stop| window.is_clear_to_all(stop));
}
