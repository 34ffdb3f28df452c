//! The journal through its public methods, on real files.
#![cfg(test)]

mod attachments;
mod claims;
mod erasing;
mod list;
mod names;
mod nouns;
mod numbers;
mod odd_text;
mod pads;
mod processes;
mod reminders;
mod sealed_lines;
mod seals;
mod search;
mod simulation;
mod support;
mod taking_back;
mod trash;
mod typing;
mod wording;
