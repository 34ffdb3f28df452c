use std::fs;

use super::*;
use crate::store::lock::{Access, Wanted, WindowClaim, WindowLock};

#[test]
fn a_job_that_needs_the_journal_alone_says_who_holds_it() {
    let mut place = Place::new();
    let folder = place.folder.path();
    let window = Access::open(folder, Holder::Window, &mut place.world).unwrap();
    let second = Access::open(folder, Holder::CommandLine, &mut place.world).unwrap();
    let third = Access::open(folder, Holder::CommandLine, &mut place.world).unwrap();

    let both = window.alone().unwrap_err().to_string();
    let name = format!("command line (process {})", std::process::id());
    assert_eq!(
        both,
        format!("The {name} and the {name} have this journal open. Nothing was changed.")
    );
    drop(third);
    assert_eq!(
        second.alone().unwrap_err().to_string(),
        in_the_way("The window")
    );
    drop(second);
    assert!(
        window.alone().is_ok(),
        "alone as soon as the others have gone"
    );
}

#[test]
fn nobody_comes_in_while_a_job_is_alone_and_everybody_after_it() {
    let mut place = Place::new();
    let folder = place.folder.path().to_owned();
    let window = Access::open(&folder, Holder::Window, &mut place.world).unwrap();
    let alone = window.alone().unwrap();
    let refused = Access::open(&folder, Holder::CommandLine, &mut place.world).unwrap_err();
    assert_eq!(refused.code(), "in_use");
    assert_eq!(refused.to_string(), in_the_way("The window"));
    drop(alone);
    let command_line = Access::open(&folder, Holder::CommandLine, &mut place.world).unwrap();
    assert!(
        window.alone().is_err(),
        "after its job the window shares again"
    );
    drop(window);
    assert!(command_line.alone().is_ok());
}

#[test]
fn a_short_job_is_waited_for() {
    let mut place = Place::new();
    let folder = place.folder.path().to_owned();
    let window = Access::open(&folder, Holder::Window, &mut place.world).unwrap();
    let alone = window.alone().unwrap();
    let waiting = std::thread::spawn(move || {
        Access::open(&folder, Holder::CommandLine, &mut TestWorld::default()).map(drop)
    });
    drop(alone);
    waiting.join().unwrap().unwrap();
}

#[test]
fn the_record_of_a_dead_process_is_recognised_and_removed() {
    let mut place = Place::new();
    let folder = place.folder.path();
    fs::create_dir(folder.join("open")).unwrap();
    let stale = folder.join("open/4321-00.json");
    fs::write(&stale, r#"{"label": "the window", "pid": 4321}"#).unwrap();
    let access = Access::open(folder, Holder::CommandLine, &mut place.world).unwrap();
    assert_eq!(access.others().unwrap(), []);
    assert!(!stale.exists());
    assert!(access.alone().is_ok());
}

#[test]
fn a_second_window_asks_the_first_to_come_to_the_front() {
    let place = Place::new();
    let WindowClaim::Ours(mut first) = WindowLock::claim(place.path(), Wanted::Front).unwrap()
    else {
        panic!("nobody else has a window here");
    };
    assert_eq!(first.take_request(), None);
    assert!(matches!(
        WindowLock::claim(place.path(), Wanted::Front).unwrap(),
        WindowClaim::AlreadyOpen
    ));
    assert_eq!(first.take_request(), Some(Wanted::Front));
    assert!(
        first.take_request().is_none(),
        "one request brings it to the front once"
    );

    drop(first);
    assert!(matches!(
        WindowLock::claim(place.path(), Wanted::Front).unwrap(),
        WindowClaim::Ours(_)
    ));
}

#[test]
fn a_request_for_a_window_that_has_gone_is_forgotten() {
    let place = Place::new();
    let first = WindowLock::claim(place.path(), Wanted::Front).unwrap();
    WindowLock::claim(place.path(), Wanted::Front).unwrap();
    drop(first);
    let WindowClaim::Ours(mut next) = WindowLock::claim(place.path(), Wanted::Front).unwrap()
    else {
        panic!("the first window has gone");
    };
    assert_eq!(next.take_request(), None);
}

#[test]
fn what_a_killed_process_left_goes_at_the_next_opening() {
    let mut place = Place::new();
    let folder = place.folder.path().to_owned();
    drop(Access::open(&folder, Holder::Window, &mut place.world).unwrap());
    let left = folder
        .join("open")
        .join("00000000-0000-0000-0000-000000000000.json");
    fs::write(&left, "{}").unwrap();
    let _here = Access::open(&folder, Holder::CommandLine, &mut place.world).unwrap();
    assert!(!left.exists());
}
