#![doc = "x"]

pub mod insight;
