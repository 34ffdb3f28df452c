//! The domain and the store of Afterpage: one method of [`Journal`] per thing a user can do. No window, no clock, no
//! environment, no network.

pub mod domain;
pub mod error;
pub mod exchange;
pub mod file_trouble;
pub mod insight;
mod journal;
pub mod load;
mod picture;
pub mod rules;
pub mod store;
mod work;
pub mod world;

pub use error::{Error, Result};
pub use journal::*;
pub use work::Work;
pub use world::World;
