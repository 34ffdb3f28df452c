//! What can be typed after `afterpage`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::commands::{
    actions, backup, chart, checklists, demo, draft, evidence, export, import, init, lens, list,
    log, oncall, packet, pad, page, postmortem, redact, restore, search, shift, show, stats,
};

const PASSPHRASE: &str = "\
The passphrase of a protected journal comes from a prompt, from --passphrase-file, or from the
environment variable AFTERPAGE_PASSPHRASE. Exit codes: 0 done, 1 failed, 2 wrong use.";

const EVERYWHERE: &str = "For every command";

/// A private journal of your part in every incident.
///
/// Without a command, the window opens.
#[derive(Debug, Parser)]
#[command(name = "afterpage", version, after_help = PASSPHRASE)]
pub struct Args {
    /// The folder of the journal [default: that of the platform]
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "DIR", env = "AFTERPAGE_JOURNAL")]
    pub journal: Option<PathBuf>,
    /// A file whose first line is the passphrase or the recovery code
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Results, and errors too, as JSON for other programs
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create a journal; prints the recovery code once
    Init(init::InitArgs),
    /// Make the sample journal, its packet and its charts
    Demo(demo::DemoArgs),
    /// Log an incident
    Log(log::LogArgs),
    /// A live pad: one line at a time, each on disk on Enter
    Pad(pad::PadArgs),
    /// List incidents, newest first
    List(list::ListArgs),
    /// Show one incident with its timeline
    Show(show::ShowArgs),
    /// Find words in incidents and their entries
    Search(search::SearchArgs),
    /// List runbooks, contributions and feedback, newest first
    Evidence(evidence::EvidenceArgs),
    /// Bring in incidents from files
    Import(import::ImportArgs),
    /// Write the whole journal to a file
    Export(export::ExportArgs),
    /// Suggest blameless words for a text; changes nothing
    Lens(lens::LensArgs),
    /// Count incidents and their times to resolve
    Stats(stats::StatsArgs),
    /// On-call load: pages, nights, rest, and what to look at
    Oncall(oncall::OncallArgs),
    /// Shifts on call, by hand or from a calendar
    Shift(shift::ShiftArgs),
    /// Pages and calls
    Page(page::PageArgs),
    /// Draw a chart
    Chart(chart::ChartArgs),
    /// Propose the stories, claims and quote of a packet, and say what is missing
    Draft(draft::DraftArgs),
    /// Write a packet
    Packet(packet::PacketArgs),
    /// The list of terms that must not leave, and the search of a finished file for them
    Redact(redact::RedactArgs),
    /// The lists for use during an incident, to read or on one page to print
    Checklists(checklists::ChecklistsArgs),
    /// Write a postmortem, or list them
    Postmortem(postmortem::PostmortemArgs),
    /// List what is to be done
    Actions(actions::ActionsArgs),
    /// Copy the journal into a folder
    Backup(backup::BackupArgs),
    /// Put a back-up in the place of the journal, which is kept beside
    Restore(restore::RestoreArgs),
    /// Check every page, every row, and that no line was changed unseen
    Verify,
}
