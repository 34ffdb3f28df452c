//! One file per command: read what was typed, ask the journal, say what it answered.

pub mod actions;
pub mod backup;
pub mod chart;
pub mod checklists;
pub mod demo;
pub mod draft;
pub mod evidence;
pub mod export;
pub mod import;
pub mod init;
pub mod lens;
pub mod list;
pub mod log;
pub mod oncall;
pub mod packet;
pub mod pad;
pub mod page;
pub mod postmortem;
pub mod redact;
pub mod restore;
pub mod search;
pub mod shift;
pub mod show;
pub mod stats;
mod verify;

use crate::args::{Args, Command};
use crate::failure::Result;
use crate::output::Output;
use crate::place::Place;
use crate::window;

pub fn run(args: Args) -> Result<()> {
    let mut out = Output::new(args.json);
    let named = args.journal.is_some();
    let place = Place::new(args.journal, args.passphrase_file)?;
    let Some(command) = args.command else {
        return window::open(named.then_some(place.folder()), false);
    };
    match command {
        Command::Init(args) => init::run(&args, &place, &mut out),
        Command::Demo(args) => demo::run(&args, &mut out),
        Command::Log(args) => log::run(args, &place, &mut out),
        Command::Pad(args) => pad::run(&args, &place, named, &mut out),
        Command::List(args) => list::run(&args, &place, &mut out),
        Command::Show(args) => show::run(&args, &place, &mut out),
        Command::Search(args) => search::run(&args, &place, &mut out),
        Command::Evidence(args) => evidence::run(&args, &place, &mut out),
        Command::Import(args) => import::run(&args, &place, &mut out),
        Command::Export(args) => export::run(&args, &place, &mut out),
        Command::Lens(args) => lens::run(&args, &place, named, &mut out),
        Command::Stats(args) => stats::run(&args, &place, &mut out),
        Command::Oncall(args) => oncall::run(&args, &place, &mut out),
        Command::Shift(args) => shift::run(&args, &place, &mut out),
        Command::Page(args) => page::run(args, &place, &mut out),
        Command::Chart(args) => chart::run(&args, &place, &mut out),
        Command::Draft(args) => draft::run(&args, &place, &mut out),
        Command::Packet(args) => packet::run(&args, &place, &mut out),
        Command::Redact(args) => redact::run(&args, &place, &mut out),
        Command::Checklists(args) => checklists::run(&args, &place, &mut out),
        Command::Postmortem(args) => postmortem::run(&args, &place, &mut out),
        Command::Actions(args) => actions::run(&args, &place, &mut out),
        Command::Backup(args) => backup::run(&args, &place, &mut out),
        Command::Restore(args) => restore::run(&args, &place, &mut out),
        Command::Verify => verify::run(&place, &mut out),
    }?;
    out.finish()
}
