//! Every screen and dialog, in every look and size, is clear to all as far as axe can tell.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

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
    // The walk is long: everything that it finds is told at its end.
    let unclear = RefCell::new(Vec::new());
    let check = |stop: &'static str| {
        let looks: [fn(&Window, &str); 3] = [
            Window::is_clear_to_all,
            Window::fits_its_width,
            Window::is_walked_as_it_is_read,
        ];
        for look in looks {
            if catch_unwind(AssertUnwindSafe(|| look(&window, stop))).is_err() {
                unclear.borrow_mut().push(stop);
            }
        }
    };
    tour::begin(&window, check);
    tour::change_look(&window, look);
    tour::walk_empty(&window, check);

    tour::fill(&window);
    for (width, height) in tour::SIZES {
        window.resize(width, height);
        tour::walk_full(&window, check);
    }

    for (width, height) in tour::SIZES {
        window.resize(width, height);
        tour::walk_pad(&window, check);
    }

    tour::walk_lock(&window, check);
    tour::walk_protection(&window, check);
    let unclear = unclear.into_inner();
    assert!(
        unclear.is_empty(),
        "What is unclear stands above: {unclear:?}"
    );
}
