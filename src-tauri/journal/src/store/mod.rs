//! The journal on disk. Reads outside in: a folder (`lock`, `staging`, `files`) holds key files
//! (`keyfile`) and one encrypted database (`connection`), opened together as a `Vault`.
//!
//! What is in the database: one module of plain functions per table. Reading is free; writing goes through `write`,
//! which adds the history.

pub mod backup;
pub mod blob;
mod calendar;
pub mod checks;
pub mod class;
pub mod columns;
pub mod connection;
pub mod document;
pub mod documents;
pub mod draft;
pub mod employer;
pub mod entry;
pub mod erase;
mod files;
pub mod history;
pub mod inbox;
pub mod incident;
pub mod keyfile;
pub mod list;
pub mod lock;
pub mod migration;
pub mod named;
pub mod on_call;
mod package;
pub mod packet;
pub mod pad;
pub mod patch;
pub mod people;
pub mod record;
pub mod recovery;
pub mod reminder;
pub mod restore;
pub mod revision;
pub mod rows;
pub mod scope;
pub mod seal;
pub mod search;
mod secret;
pub mod service;
pub mod settings;
mod staging;
pub mod times;
pub mod trash;
pub mod unwritable;
pub mod vault;
pub mod verify;
pub mod write;

pub use files::write_whole;

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
