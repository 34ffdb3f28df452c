//! What the page gets for what it asks, as exact JSON.

mod doors;
mod journal;
mod links;
mod locking;
mod pad;
mod papers;
mod window;
