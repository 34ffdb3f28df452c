use clap::Args;
use journal::{Holder, Journal, Protection};
use serde_json::json;

use crate::failure::{Failure, Result};
use crate::output::{Output, note};
use crate::place::Place;
use crate::world::ThisComputer;

#[derive(Debug, Args)]
pub struct InitArgs {
    /// Without a passphrase: anyone with the folder can read the journal
    #[arg(long)]
    open: bool,
}

pub fn run(args: &InitArgs, place: &Place, out: &mut Output) -> Result<()> {
    let folder = place.folder();
    // The option may stand before the command too, where a conflict of arguments is not seen.
    if args.open && place.names_passphrase_file() {
        return Err(Failure::usage(
            "With --open the journal has no passphrase, and --passphrase-file names one. Nothing was made.",
            "Leave one of the two out.",
        ));
    }
    let passphrase = if args.open {
        None
    } else {
        Some(place.new_secret()?)
    };
    let protection = passphrase
        .as_deref()
        .map_or(Protection::Open, Protection::Passphrase);
    let (_, code) = Journal::create(
        folder,
        protection,
        Holder::CommandLine,
        Box::new(ThisComputer),
    )?;
    let code = code.as_ref().map(|code| code.0.as_str());
    if out.is_json() {
        return out.json(&json!({ "folder": folder, "recovery_code": code }));
    }
    note(format!("The journal is in {}.", folder.display()));
    let Some(code) = code else {
        note("It has no passphrase: anyone with the folder can read it.");
        return Ok(());
    };
    note("This is the recovery code, the only other way in. It is shown once: write it down.");
    out.line(code)
}
