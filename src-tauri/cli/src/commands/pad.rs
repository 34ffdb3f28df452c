use std::io::{BufRead, IsTerminal, stdin, stdout};

use clap::Args;
use journal::domain::IncidentId;
use journal::{FolderState, Journal};

use crate::failure::Result;
use crate::output::{Output, note};
use crate::pad::{Keeper, plain, screen};
use crate::place::Place;
use crate::world::ThisComputer;
use crate::{secret, window, world};

#[derive(Debug, Args)]
pub struct PadArgs {
    /// The incident to go on with [default: the one that is live, else a new one]
    #[arg(long, value_name = "ID")]
    incident: Option<IncidentId>,
    /// What a new incident is called
    #[arg(long, value_name = "TITLE", conflicts_with = "incident")]
    title: Option<String>,
    /// Take a title that looks like a secret all the same
    #[arg(long, requires = "title")]
    sure: bool,
    /// Open the pad of the window instead: the command to bind to a key
    #[arg(long)]
    window: bool,
}

/// Each line of a pipe, or of the terminal, is on disk before it is acknowledged.
pub fn run(args: &PadArgs, place: &Place, named: bool, out: &mut Output) -> Result<()> {
    if args.window {
        return window::open(named.then_some(place.folder()), true);
    }
    secret::refuse(args.title.as_deref(), args.sure)?;
    if stdin().is_terminal() && stdout().is_terminal() {
        return screen::run(&mut keeper(args, place)?);
    }
    // A pipe that ends without a word begins nothing.
    if stdin().lock().fill_buf()?.is_empty() {
        note("No line came, so nothing was begun.");
        return Ok(());
    }
    plain::run(&mut keeper(args, place)?, out)
}

/// Without the passphrase the pad still takes lines; it only shows none.
fn keeper(args: &PadArgs, place: &Place) -> Result<Keeper> {
    if Journal::folder_state(place.folder())? == FolderState::Locked {
        let secret = place.secret_or_none("Passphrase (Enter alone: take lines, show none): ")?;
        let Some(secret) = secret else {
            note(
                "The journal stays locked. What you type is kept for it alone and joins its incident when it is unlocked.",
            );
            return sealed(args, place);
        };
        return Keeper::open(
            place.open_with(&secret)?,
            args.incident,
            args.title.as_deref(),
        );
    }
    Keeper::open(place.open()?, args.incident, args.title.as_deref())
}

/// Which incident lines join is seen when they can be read; a title begins one of its own.
fn sealed(args: &PadArgs, place: &Place) -> Result<Keeper> {
    let folder = place.folder().to_owned();
    if args.incident.is_some() {
        note(
            "Until then nobody can say whether --incident is there; if it is not, lines join what is live.",
        );
    }
    let title = args.title.as_deref().map(str::trim);
    let begun = match title.filter(|title| !title.is_empty()) {
        Some(title) => Some(Journal::seal_incident(
            &folder,
            title,
            world::zone(),
            &mut ThisComputer,
        )?),
        None => None,
    };
    Ok(Keeper::Sealed {
        folder,
        incident: begun.or(args.incident),
    })
}

impl Keeper {
    fn open(
        mut journal: Journal,
        incident: Option<IncidentId>,
        title: Option<&str>,
    ) -> Result<Self> {
        let zone = world::zone();
        let id = match incident {
            Some(id) => {
                if !journal.incident(id)?.incident.pad.is_live() {
                    journal.reopen_pad(id)?;
                }
                id
            }
            None => journal.open_pad(title, zone)?.id,
        };
        Ok(Self::Open {
            journal: Box::new(journal),
            id,
            zone,
        })
    }
}
