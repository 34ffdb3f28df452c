//! What people do with Afterpage, done in the real window.
#![cfg(target_os = "linux")]

mod first_start;
mod start;
