//! What two records of one incident say, as one says it: what only one of them knows is kept, texts stand one below the
//! other, and of two different facts the first one's counts.

use serde::Serialize;

use crate::domain::{
    Calibration, DebriefState, Impact, Incident, Otherwise, Pad, PrivateBlock, Sharing,
};
use crate::journal::history::{Words, field_words};

/// What the other says otherwise.
pub(super) struct Said<'a> {
    words: &'a Words,
    /// To be written down in a line.
    pub(super) in_line: Vec<Otherwise>,
    /// Written down in the private notes.
    private: Vec<Otherwise>,
}

impl Said<'_> {
    pub(super) fn all(mut self) -> Vec<Otherwise> {
        self.in_line.append(&mut self.private);
        self.in_line
    }
}

/// Leaves the other's lines and all that names it to the caller.
pub(super) fn join<'a>(kept: &mut Incident, other: &Incident, words: &'a Words) -> Said<'a> {
    let mut said = Said {
        words,
        in_line: Vec::new(),
        private: Vec::new(),
    };
    // The line that is written begins with the title.
    said.differs("kind", &kept.kind, &other.kind);
    said.fact("severity", &mut kept.severity, other.severity.as_ref());
    said.fact("class", &mut kept.class, other.class.as_ref());
    said.fact("employer", &mut kept.employer, other.employer.as_ref());
    said.fact(
        "detected_by",
        &mut kept.detected_by,
        other.detected_by.as_ref(),
    );
    said.fact(
        "mitigation",
        &mut kept.mitigation,
        other.mitigation.as_ref(),
    );
    said.fact("ending", &mut kept.ending, other.ending.as_ref());
    said.fact(
        "hands_on_minutes",
        &mut kept.hands_on_minutes,
        other.hands_on_minutes.as_ref(),
    );
    said.fact("source", &mut kept.source, other.source.as_ref());
    both(&mut kept.services, &other.services);
    both(&mut kept.tags, &other.tags);
    both(&mut kept.roles, &other.roles);
    both(&mut kept.links, &other.links);
    said.milestones(kept, other);
    said.impact(&mut kept.impact, &other.impact);
    said.sharing(&mut kept.sharing, &other.sharing);
    said.debrief(kept, other);
    story(kept, other);
    pad(&mut kept.pad, &other.pad);
    said.private(&mut kept.private, &other.private);
    said
}

impl Said<'_> {
    fn differs<T: PartialEq + Serialize>(&mut self, field: &str, kept: &T, other: &T) {
        if kept != other {
            let otherwise = self.otherwise(field, kept, other);
            self.in_line.push(otherwise);
        }
    }

    fn otherwise(&self, field: &str, kept: &impl Serialize, other: &impl Serialize) -> Otherwise {
        Otherwise {
            field: field_words(field),
            kept: self.told(field, kept),
            other: self.told(field, other),
        }
    }

    /// As the history tells it. Our own plain types always serialize.
    fn told(&self, field: &str, value: &impl Serialize) -> String {
        let value = serde_json::to_value(value).unwrap_or_default();
        self.words.of(field, &value)
    }

    fn fact<T: Clone + PartialEq + Serialize>(
        &mut self,
        field: &str,
        kept: &mut Option<T>,
        other: Option<&T>,
    ) {
        match (&*kept, other) {
            (None, other) => *kept = other.cloned(),
            (Some(here), Some(other)) => self.differs(field, here, other),
            (Some(_), None) => {}
        }
    }

    fn text(&mut self, field: &str, kept: &mut String, other: &str) {
        if kept.trim().is_empty() {
            other.clone_into(kept);
        } else if !other.trim().is_empty() {
            self.differs(field, &kept.as_str(), &other);
        }
    }

    fn milestones(&mut self, kept: &mut Incident, other: &Incident) {
        for milestone in &other.milestones {
            let mut milestone = milestone.clone();
            if other.zone != kept.zone {
                milestone.zone = milestone.zone.or(Some(other.zone));
            }
            let known = kept
                .milestones
                .iter_mut()
                .find(|m| m.kind == milestone.kind);
            match known {
                None => kept.milestones.push(milestone),
                Some(known) if known.at == milestone.at => known.estimated &= milestone.estimated,
                Some(known) => {
                    let words = |at| self.told("/milestones/at", &at);
                    self.in_line.push(Otherwise {
                        field: milestone.kind.words().to_owned(),
                        kept: words(known.at),
                        other: words(milestone.at),
                    });
                }
            }
        }
    }

    fn impact(&mut self, kept: &mut Impact, other: &Impact) {
        self.fact("impact/users", &mut kept.users, other.users.as_ref());
        self.fact(
            "impact/users_share",
            &mut kept.users_share,
            other.users_share.as_ref(),
        );
        self.text("impact/segment", &mut kept.segment, &other.segment);
        self.fact("impact/money", &mut kept.money, other.money.as_ref());
        self.fact("impact/minutes", &mut kept.minutes, other.minutes.as_ref());
        self.text(
            "impact/event_at_risk",
            &mut kept.event_at_risk,
            &other.event_at_risk,
        );
        let (blast, others) = (&mut kept.blast, &other.blast);
        self.fact(
            "impact/blast/extent",
            &mut blast.extent,
            others.extent.as_ref(),
        );
        self.text("impact/blast/regions", &mut blast.regions, &others.regions);
        self.fact(
            "impact/blast/depth",
            &mut blast.depth,
            others.depth.as_ref(),
        );
        self.fact(
            "impact/blast/growth",
            &mut blast.growth,
            others.growth.as_ref(),
        );
    }

    /// What may not be told of one of them may not be told of both.
    fn sharing(&mut self, kept: &mut Sharing, other: &Sharing) {
        let openness = |sharing: &Sharing| match sharing {
            Sharing::Unmarked => 0,
            Sharing::Internal => 1,
            Sharing::Public(_) => 2,
        };
        let mut dropped = other.clone();
        if openness(other) < openness(kept) {
            std::mem::swap(kept, &mut dropped);
        }
        self.differs("sharing", kept, &dropped);
    }

    fn debrief(&mut self, kept: &mut Incident, other: &Incident) {
        let (debrief, others) = (&mut kept.debrief, &other.debrief);
        if debrief.state == DebriefState::None {
            debrief.state = others.state.clone();
        }
        self.fact(
            "debrief/sleep_lost_minutes",
            &mut debrief.sleep_lost_minutes,
            others.sleep_lost_minutes.as_ref(),
        );
        self.fact(
            "debrief/offline_until",
            &mut debrief.offline_until,
            others.offline_until.as_ref(),
        );
    }

    /// What differs goes into the private notes, where nothing that is shared can reach it.
    fn private(&mut self, kept: &mut PrivateBlock, other: &PrivateBlock) {
        let before = std::mem::take(&mut self.in_line);
        self.fact(
            "my_own_change",
            &mut kept.own_change,
            other.own_change.as_ref(),
        );
        self.fact(
            "delay_minutes",
            &mut kept.delay_minutes,
            other.delay_minutes.as_ref(),
        );
        self.calibration(&mut kept.calibration, &other.calibration);
        self.private = std::mem::replace(&mut self.in_line, before);
        for (kept, other) in [
            (&mut kept.fear, &other.fear),
            (&mut kept.guilt, &other.guilt),
            (&mut kept.pride, &other.pride),
            (&mut kept.honesty, &other.honesty),
            (&mut kept.compassion, &other.compassion),
            (&mut kept.rigour, &other.rigour),
            (&mut kept.notes, &other.notes),
        ] {
            prose(kept, other);
        }
        let lines = self.private.iter().map(|said| {
            let Otherwise { field, other, .. } = said;
            format!("The other’s {field}: {other}")
        });
        prose(&mut kept.notes, &lines.collect::<Vec<_>>().join("\n"));
    }

    fn calibration(&mut self, kept: &mut Calibration, other: &Calibration) {
        for (field, kept, other) in [
            ("confidence", &mut kept.confidence, other.confidence),
            ("speed", &mut kept.speed, other.speed),
            ("talk", &mut kept.talk, other.talk),
            ("escalation", &mut kept.escalation, other.escalation),
        ] {
            self.fact(&format!("calibration/{field}"), kept, other.as_ref());
        }
    }
}

fn story(kept: &mut Incident, other: &Incident) {
    let (story, others) = (&mut kept.story, &other.story);
    prose(&mut story.what_happened, &others.what_happened);
    prose(&mut story.my_part, &others.my_part);
    prose(&mut story.outcome, &others.outcome);
    prose(&mut story.learned, &others.learned);
    for note in &other.phases {
        match kept
            .phases
            .iter_mut()
            .find(|known| known.phase == note.phase)
        {
            Some(known) => prose(&mut known.text, &note.text),
            None => kept.phases.push(note.clone()),
        }
    }
}

fn pad(kept: &mut Pad, other: &Pad) {
    kept.opened_at = [kept.opened_at, other.opened_at]
        .into_iter()
        .flatten()
        .min();
    kept.closed_at = [kept.closed_at, other.closed_at]
        .into_iter()
        .flatten()
        .max();
    for mark in &other.marks {
        if kept.mark(&mark.line).is_none() {
            kept.marks.push(mark.clone());
        }
    }
    for person in &other.people {
        match kept
            .people
            .iter_mut()
            .find(|known| known.name == person.name)
        {
            Some(known) => {
                known.role = known.role.or(person.role);
                known.thanked |= person.thanked;
            }
            None => kept.people.push(person.clone()),
        }
    }
}

/// One below the other, unless the first holds the second already.
fn prose(kept: &mut String, other: &str) {
    if kept.trim().is_empty() {
        other.clone_into(kept);
    } else if !other.trim().is_empty() && !kept.contains(other.trim()) {
        kept.push_str("\n\n");
        kept.push_str(other);
    }
}

fn both<T: Clone + PartialEq>(kept: &mut Vec<T>, other: &[T]) {
    for item in other {
        if !kept.contains(item) {
            kept.push(item.clone());
        }
    }
}
