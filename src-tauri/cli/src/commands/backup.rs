use std::path::PathBuf;

use clap::Args;

use crate::failure::Result;
use crate::output::{Output, note};
use crate::place::Place;

#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The folder to put it in
    dir: PathBuf,
}

pub fn run(args: &BackupArgs, place: &Place, out: &mut Output) -> Result<()> {
    let backup = place.open()?.backup(&args.dir)?;
    if out.is_json() {
        return out.json(&backup);
    }
    note("The copy was opened and checked.");
    out.line(backup.path.display())
}
