//! The closed lists of a review, in the order in which they are offered, and their words.

use super::{FactorFamily, Layer, ReviewRole, Section, Template};

impl Section {
    pub const ALL: [Self; 15] = [
        Self::Summary,
        Self::Impact,
        Self::Timeline,
        Self::Trigger,
        Self::RootCause,
        Self::Factors,
        Self::Detection,
        Self::Resolution,
        Self::WentWell,
        Self::WentPoorly,
        Self::Lucky,
        Self::Surprise,
        Self::Actions,
        Self::Lessons,
        Self::Sharing,
    ];

    /// As papers and the page head it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Impact => "Impact",
            Self::Timeline => "Timeline",
            Self::Trigger => "Trigger",
            Self::RootCause => "Root cause",
            Self::Factors => "Contributing factors",
            Self::Detection => "Detection",
            Self::Resolution => "Resolution",
            Self::WentWell => "What went well",
            Self::WentPoorly => "What went poorly",
            Self::Lucky => "Where we were lucky",
            Self::Surprise => "Beliefs that were wrong",
            Self::Actions => "Action items",
            Self::Lessons => "Lessons learned",
            Self::Sharing => "How the learning will be shared",
        }
    }
}

impl Template {
    pub const ALL: [Self; 5] = [
        Self::Full,
        Self::SevenSections,
        Self::Short,
        Self::NearMiss,
        Self::LearningReview,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::Full => "Full",
            Self::SevenSections => "Seven sections",
            Self::Short => "Short",
            Self::NearMiss => "Near-miss light",
            Self::LearningReview => "Learning review",
        }
    }

    /// What it shows, in its order.
    pub fn sections(self) -> &'static [Section] {
        use Section as S;
        match self {
            Self::Full => &Section::ALL,
            Self::SevenSections => &[
                S::Summary,
                S::Timeline,
                S::Factors,
                S::WentWell,
                S::WentPoorly,
                S::Actions,
                S::Lessons,
            ],
            Self::Short => &[S::Timeline, S::RootCause, S::Actions, S::Lessons],
            Self::NearMiss => &[S::Summary, S::Lucky, S::Factors, S::Actions, S::Lessons],
            Self::LearningReview => &[
                S::Summary,
                S::Timeline,
                S::Surprise,
                S::Factors,
                S::WentWell,
                S::Lessons,
                S::Sharing,
            ],
        }
    }

    /// What it is for.
    pub fn note(self) -> &'static str {
        match self {
            Self::Full => "Everything that a thorough account asks for.",
            Self::SevenSections => {
                "Summary, timeline, analysis, what went well and poorly, actions, lessons."
            }
            Self::Short => "Timeline, cause, actions, lessons.",
            Self::NearMiss => {
                "For what nearly happened: 15 minutes, asynchronous, without a meeting."
            }
            Self::LearningReview => {
                "What surprised us and what we took from it, more than what is to be done."
            }
        }
    }

    /// The one name that this template has for a section where it differs.
    pub fn heading(self, section: Section) -> &'static str {
        match (self, section) {
            (Self::SevenSections, Section::Factors) => "Analysis",
            (Self::Short, Section::RootCause) => "Cause",
            (Self::LearningReview, Section::Surprise) => "Why we were surprised",
            (_, section) => section.words(),
        }
    }
}

impl FactorFamily {
    pub const ALL: [Self; 4] = [
        Self::Technical,
        Self::Process,
        Self::Human,
        Self::Organisational,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::Process => "process",
            Self::Human => "human",
            Self::Organisational => "organisational",
        }
    }

    /// What is offered to begin with.
    pub fn starters(self) -> &'static [&'static str] {
        match self {
            Self::Technical => &[
                "missing test",
                "missing monitoring",
                "missing documentation",
                "race",
                "edge case",
                "dependency failure",
                "capacity limit",
                "configuration error",
            ],
            Self::Process => &[
                "thin review",
                "deploy at a bad time",
                "no canary",
                "no staged rollout",
                "slow rollback",
                "thin rotation",
                "unclear escalation",
            ],
            Self::Human => &[
                "fatigue",
                "cognitive load",
                "pressure",
                "inexperience",
                "communication failure",
                "wrong assumption",
            ],
            Self::Organisational => &[
                "understaffed",
                "unrealistic deadline",
                "debt deprioritised",
                "no training",
                "wrong incentives",
            ],
        }
    }
}

impl Layer {
    pub const ALL: [Self; 5] = [
        Self::Review,
        Self::Tests,
        Self::Canary,
        Self::Monitoring,
        Self::Rollback,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Tests => "tests",
            Self::Canary => "canary",
            Self::Monitoring => "monitoring before users",
            Self::Rollback => "rollback speed",
        }
    }

    pub fn question(self) -> &'static str {
        match self {
            Self::Review => "Why did review not catch it?",
            Self::Tests => "Why did tests not catch it?",
            Self::Canary => "Why did no canary catch it?",
            Self::Monitoring => "Why did monitoring not catch it before users did?",
            Self::Rollback => "Why was rolling back not faster?",
        }
    }
}

impl ReviewRole {
    pub const ALL: [Self; 3] = [Self::Wrote, Self::Facilitated, Self::Contributed];

    pub fn words(self) -> &'static str {
        match self {
            Self::Wrote => "wrote",
            Self::Facilitated => "facilitated",
            Self::Contributed => "contributed",
        }
    }
}
