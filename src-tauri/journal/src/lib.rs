//! The domain and the store of Afterpage. No Tauri, no window, no environment, no clock.

pub mod domain;
pub mod error;
pub mod insight;
pub mod store;
pub mod world;

pub use error::{Error, Result};
pub use world::World;
