//! Who a paper is for, and how far it is stripped of names for them.

use journal::domain::{Audience, RedactionLevel};

use crate::error::ReportError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    audience: Audience,
    level: RedactionLevel,
}

impl Reader {
    /// A level below what these readers need is refused; a higher one is a matter of taste.
    pub fn new(audience: Audience, level: RedactionLevel) -> Result<Self, ReportError> {
        if level < RedactionLevel::of(audience) {
            return Err(ReportError::Level { audience, level });
        }
        Ok(Self { audience, level })
    }

    pub fn audience(self) -> Audience {
        self.audience
    }

    pub fn is_public(self) -> bool {
        self.audience == Audience::Public
    }

    pub fn level(self) -> RedactionLevel {
        self.level
    }
}

impl From<Audience> for Reader {
    fn from(audience: Audience) -> Self {
        Self {
            audience,
            level: RedactionLevel::of(audience),
        }
    }
}
