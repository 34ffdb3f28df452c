//! What was learned and what is to be done: actions and reviews.

use chrono::NaiveDate;

use crate::Result;
use crate::domain::{
    Action, ActionState, IncidentId, ItemId, Noun, Owner, Postmortem, PostmortemState,
};
use crate::store::checks::{check_name, check_time};
use crate::store::columns::to_millis;
use crate::store::document::Document;

impl Document for Action {
    const NOUN: Noun = Noun::Action;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.what.clone()
    }

    fn incident(&self) -> Option<IncidentId> {
        self.incident
    }

    fn day(&self) -> Option<NaiveDate> {
        let at = match &self.state {
            ActionState::Open => self.created_at,
            ActionState::Done { at }
            | ActionState::Verified { at, .. }
            | ActionState::RiskAccepted { at, .. }
            | ActionState::Dropped { at, .. } => *at,
        };
        Some(at.date_naive())
    }

    /// What I did; what others did is theirs, and what is only planned is none.
    fn is_evidence(&self) -> bool {
        let is_done = matches!(
            self.state,
            ActionState::Done { .. } | ActionState::Verified { .. }
        );
        is_done && self.owner == Owner::Me
    }

    fn tidy(&mut self) -> Result<()> {
        self.created_at = to_millis(self.created_at);
        match &mut self.state {
            ActionState::Open => {}
            ActionState::Done { at }
            | ActionState::Verified { at, .. }
            | ActionState::RiskAccepted { at, .. }
            | ActionState::Dropped { at, .. } => *at = to_millis(*at),
        }
        check_name(Self::NOUN, &self.what)
    }

    fn forget(&mut self, erased: &ItemId) -> bool {
        let is = |id: Option<String>| id.is_some_and(|id| id == erased.id);
        let (review, caused) = (
            is(self.postmortem.map(|id| id.to_string())),
            is(self.caused.map(|id| id.to_string())),
        );
        if review {
            self.postmortem = None;
        }
        if caused {
            self.caused = None;
        }
        let mut proof = false;
        if let ActionState::Verified { proof: shown, .. } = &mut self.state
            && is(shown.attachment.map(|id| id.to_string()))
        {
            shown.attachment = None;
            proof = true;
        }
        review || caused || proof
    }
}

impl Document for Postmortem {
    const NOUN: Noun = Noun::Postmortem;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.title.clone()
    }

    fn incident(&self) -> Option<IncidentId> {
        self.incident
    }

    fn day(&self) -> Option<NaiveDate> {
        let at = match self.state {
            // Written long before it came in.
            PostmortemState::Done { at } if self.source_id.is_some() => at,
            PostmortemState::Draft | PostmortemState::InReview | PostmortemState::Done { .. } => {
                self.created_at
            }
        };
        Some(self.header.day.unwrap_or(at.date_naive()))
    }

    /// A review that the user only reads or keeps for others is none.
    fn is_evidence(&self) -> bool {
        !self.my_roles.is_empty()
    }

    fn tidy(&mut self) -> Result<()> {
        check_name(Self::NOUN, &self.title)?;
        for at in [&mut self.kit.planned, &mut self.kit.held]
            .into_iter()
            .flatten()
        {
            check_time(*at)?;
            *at = to_millis(*at);
        }
        if let PostmortemState::Done { at } = &mut self.state {
            *at = to_millis(*at);
        }
        self.created_at = to_millis(self.created_at);
        self.my_roles.sort_unstable();
        self.my_roles.dedup();
        self.considered.sort_unstable();
        self.considered.dedup();
        self.considered_families.sort_unstable();
        self.considered_families.dedup();
        Ok(())
    }

    fn forget(&mut self, erased: &ItemId) -> bool {
        let mut is_changed = false;
        for factor in &mut self.factors {
            let before = factor.actions.len();
            factor
                .actions
                .retain(|action| action.to_string() != erased.id);
            is_changed |= factor.actions.len() != before;
        }
        is_changed
    }
}
