use std::path::PathBuf;

use clap::Args;
use journal::{Error, Holder, Journal, Unlock};
use serde_json::json;

use crate::failure::Result;
use crate::output::{Output, note};
use crate::place::{Place, either};
use crate::world::ThisComputer;

#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// A back-up
    file: PathBuf,
}

pub fn run(args: &RestoreArgs, place: &Place, out: &mut Output) -> Result<()> {
    let folder = place.folder();
    let restore = |unlock: Unlock<'_>| {
        Journal::restore(
            &args.file,
            folder,
            unlock,
            Holder::CommandLine,
            Box::new(ThisComputer),
        )
    };
    let kept = match restore(Unlock::Open) {
        Err(Error::PassphraseNeeded) => {
            either(&place.secret("Passphrase of the back-up: ")?, restore)?
        }
        restored => restored?,
    };
    if out.is_json() {
        return out.json(&json!({ "folder": folder, "replaced": kept }));
    }
    note("The back-up was opened and checked before it was put in place.");
    if let Some(kept) = kept {
        note(format!(
            "The journal that was there is kept in {}.",
            kept.display()
        ));
    }
    out.line(folder.display())
}
