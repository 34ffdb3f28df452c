//! Order in the house: rules that no compiler keeps.

mod crates;
mod page;
pub mod sources;
