//! Scenes for the tests of the rules: an incident in Berlin that the test moves through.

mod checklists;
mod line;
mod phrases;
mod secrets;
