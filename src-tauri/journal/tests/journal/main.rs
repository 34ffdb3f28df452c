//! The journal through its public methods, on real files.
#![cfg(test)]

mod erasing;
mod list;
mod names;
mod nouns;
mod numbers;
mod odd_text;
mod processes;
mod seals;
mod search;
mod support;
mod taking_back;
mod trash;
mod typing;
