//! One integration binary: linking the window once is cheaper than linking it for every file.

mod bindings;
mod commands;
mod stage;
mod tidy;
