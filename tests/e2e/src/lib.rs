//! The real window, driven the way its user would: by role and name, by keys, by typed text.
//!
//! Only Linux has a driver for the webview; elsewhere this is empty.
#![cfg(target_os = "linux")]

mod axe;
mod display;
mod driver;
mod find;
mod frames;
mod home;
mod hostile;
mod keys;
mod processes;
mod programs;
mod shipped;
pub mod tour;
mod wait;
mod window;

pub use find::Target;
pub use home::Home;
pub use hostile::Trap;
pub use programs::{picture, workspace};
pub use shipped::Shipped;
pub use window::Window;
