//! Processes that must not outlive a journey, and how many journeys may run at once.

use std::{
    os::unix::process::CommandExt,
    process::{Child, Command},
    sync::{Condvar, Mutex, PoisonError},
};

use rustix::process::{Pid, Signal, kill_process_group};

/// A program and everything that it starts: the driver starts the window, the window its web processes.
pub struct Group(Child);

impl Group {
    pub fn start(command: &mut Command) -> Self {
        let program = command.get_program().to_string_lossy().into_owned();
        let started = command.process_group(0).spawn();
        Self(started.unwrap_or_else(|error| {
            panic!("{program} could not be started ({error}). `make test` installs it.")
        }))
    }

    pub fn has_ended(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(Some(_)))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Ended already is as good as ended now.
        let _ = kill_process_group(Pid::from_child(&self.0), Signal::KILL);
        let _ = self.0.wait();
    }
}

/// A seat at the table; given back when dropped.
pub struct Seat;

/// A window keeps a core busy while it draws, so two at a time are the fastest.
static FREE_SEATS: Mutex<usize> = Mutex::new(2);
static SEAT_GIVEN_BACK: Condvar = Condvar::new();

impl Seat {
    pub fn take() -> Self {
        let free = FREE_SEATS.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = SEAT_GIVEN_BACK
            .wait_while(free, |free| *free == 0)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Self
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        *FREE_SEATS.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        SEAT_GIVEN_BACK.notify_one();
    }
}
