//! The domain and the store of Afterpage: everything a journal is and does, without a window, a
//! clock, an environment or a network.

pub mod domain;
mod error;
pub mod store;
mod world;

pub use error::{Error, Result};
pub use world::World;
