//! Hands an address to the system, which opens it in the program of the user's choice. Afterpage itself reaches nothing.

use journal::domain::WebAddress;

use crate::error::CommandError;

/// Journeys have no browser: what would be opened is written, line by line, to the file that this names.
#[cfg(feature = "journeys")]
const OPENED: &str = "AFTERPAGE_OPENED";

pub fn open(address: &WebAddress) -> Result<(), CommandError> {
    #[cfg(feature = "journeys")]
    if let Some(file) = std::env::var_os(OPENED) {
        use std::io::Write;
        let file = std::path::PathBuf::from(file);
        let mut options = std::fs::OpenOptions::new();
        let written = options
            .create(true)
            .append(true)
            .open(&file)
            .and_then(|mut opened| writeln!(opened, "{}", address.address));
        return written.map_err(|error| CommandError::file(&file, &error));
    }
    open::that_detached(&address.address).map_err(|error| CommandError::not_opened(&error))
}
