//! Order in the house: rules that no compiler keeps.

mod crates;
pub mod sources;
