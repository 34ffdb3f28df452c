//! Stand-in until the statistics land.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Comparison {
    pub n_before: usize,
    pub n_after: usize,
    pub ratio: Option<f64>,
}
