//! The domain and the store of Afterpage.

pub mod domain;
