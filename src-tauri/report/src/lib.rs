//! Papers of Afterpage: domain values in, bytes out. No files, no clock, no window.

pub mod document;
pub mod figure;
