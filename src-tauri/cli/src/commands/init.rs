use clap::Args;
use journal::{Holder, Journal, Protection};
use serde_json::json;

use crate::failure::Result;
use crate::output::{Output, note};
use crate::place::Place;
use crate::world::ThisComputer;

#[derive(Debug, Args)]
pub struct InitArgs {
    /// Without a passphrase: anyone with the folder can read the journal
    #[arg(long, conflicts_with = "passphrase_file")]
    open: bool,
}

pub fn run(args: &InitArgs, place: &Place, out: &mut Output) -> Result<()> {
    let folder = place.folder();
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
