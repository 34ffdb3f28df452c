//! The journal through its public methods, on real files.
#![cfg(test)]

mod actions;
mod attachments;
mod claims;
mod contributions;
mod erasing;
mod evidence;
mod feedback;
mod how_often;
mod ladders;
mod list;
mod merging;
mod names;
mod nouns;
mod numbers;
mod odd_text;
mod on_call;
mod pads;
mod processes;
mod redactions;
mod reminders;
mod reviews;
mod runbooks;
mod sealed_lines;
mod seals;
mod search;
mod seen_before;
mod settings;
mod several;
mod simulation;
mod support;
mod taking_back;
mod trash;
mod typing;
mod views;
mod wording;
