//! The story of an incident in the words of the person who was there.

use serde::{Deserialize, Serialize};

/// The four questions of a portfolio.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Story {
    pub what_happened: String,
    pub my_part: String,
    pub outcome: String,
    pub learned: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum StoryPart {
    WhatHappened,
    MyPart,
    Outcome,
    Learned,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Detect,
    Respond,
    Mitigate,
    Resolve,
    Verify,
    Learn,
    Prevent,
}

/// What I did in a phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PhaseNote {
    pub phase: Phase,
    pub text: String,
}

impl Story {
    pub fn is_begun(&self) -> bool {
        [
            &self.what_happened,
            &self.my_part,
            &self.outcome,
            &self.learned,
        ]
        .iter()
        .any(|part| !part.trim().is_empty())
    }

    pub fn part_mut(&mut self, part: StoryPart) -> &mut String {
        match part {
            StoryPart::WhatHappened => &mut self.what_happened,
            StoryPart::MyPart => &mut self.my_part,
            StoryPart::Outcome => &mut self.outcome,
            StoryPart::Learned => &mut self.learned,
        }
    }
}
