//! `afterpage`: the same journal from a terminal. Results on stdout, messages on stderr; 0 done, 1 failed, 2 wrong use.

mod args;
mod commands;
mod failure;
mod names;
mod output;
mod pad;
mod paper;
mod parse;
mod place;
mod scope;
mod secret;
mod window;
mod world;

use std::process::ExitCode;

use clap::Parser;

/// Papers, charts and imports are many small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(refused) => return failure::mistyped(&refused, asks_for_json()),
    };
    let json = args.json;
    match commands::run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(json),
    }
}

/// Known before anything else is: what cannot be read as a whole may still ask for JSON.
fn asks_for_json() -> bool {
    std::env::args_os()
        .take_while(|arg| arg != "--")
        .any(|arg| arg == "--json")
}
