//! The journal on disk. Reads outside in: a folder (`lock`, `staging`, `files`) holds key files
//! (`keyfile`) and one encrypted database (`connection`), opened together as a `Vault`.

pub mod backup;
mod calendar;
mod connection;
mod files;
pub mod keyfile;
pub mod lock;
pub mod migration;
mod package;
pub mod pad;
pub mod recovery;
pub mod restore;
mod secret;
mod staging;
pub mod vault;
pub mod verify;

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
