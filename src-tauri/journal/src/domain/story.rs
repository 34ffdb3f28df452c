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

impl StoryPart {
    pub const ALL: [Self; 4] = [
        Self::WhatHappened,
        Self::MyPart,
        Self::Outcome,
        Self::Learned,
    ];

    /// As papers and the page head it.
    pub fn words(self) -> &'static str {
        match self {
            Self::WhatHappened => "What happened",
            Self::MyPart => "My part",
            Self::Outcome => "The outcome",
            Self::Learned => "What I learned",
        }
    }
}

impl Phase {
    pub const ALL: [Self; 7] = [
        Self::Detect,
        Self::Respond,
        Self::Mitigate,
        Self::Resolve,
        Self::Verify,
        Self::Learn,
        Self::Prevent,
    ];
}

impl Story {
    pub fn is_begun(&self) -> bool {
        self.parts().iter().any(|(_, text)| !text.trim().is_empty())
    }

    /// In the order in which it is told.
    pub fn parts(&self) -> [(StoryPart, &str); 4] {
        StoryPart::ALL.map(|part| (part, self.part(part)))
    }

    fn part(&self, part: StoryPart) -> &str {
        match part {
            StoryPart::WhatHappened => &self.what_happened,
            StoryPart::MyPart => &self.my_part,
            StoryPart::Outcome => &self.outcome,
            StoryPart::Learned => &self.learned,
        }
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
