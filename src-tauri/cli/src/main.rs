//! `afterpage`: the same journal from a terminal. Results on stdout, messages on stderr; 0 done, 1 failed, 2 wrong use.

mod args;
mod commands;
mod failure;
mod output;
mod paper;
mod parse;
mod place;
mod scope;
mod window;
mod world;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let json = args.json;
    match commands::run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(json),
    }
}
