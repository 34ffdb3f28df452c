//! The evidence stream, and where a record is used.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Journal;
use crate::Result;
use crate::domain::{
    Contribution, ContributionKind, EvidenceKind, EvidenceOpen, EvidencePage, EvidenceQuery,
    EvidenceRow, Feedback, IncidentId, ItemId, Ladder, Packet, Reference, Runbook, Use,
};
use crate::store::documents::AnyDocument;
use crate::store::{class, document, incident, search, service, settings};

impl Journal {
    /// Runbooks, contributions and feedback as one list, the newest first.
    pub fn evidence(&self, query: &EvidenceQuery, today: NaiveDate) -> Result<EvidencePage> {
        let mut found = self.pieces(today)?;
        if let Some(id) = query.incident {
            found.retain(|piece| piece.incidents.contains(&id));
        }
        let text = search::Query::read(&query.text);
        if !text.is_empty() {
            found.retain_mut(|piece| piece.find(&text));
        }
        let of_kind = |kind| {
            let count = found.iter().filter(|piece| piece.row.kind == kind).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        let counts = [
            EvidenceKind::Runbook,
            EvidenceKind::Contribution,
            EvidenceKind::Feedback,
        ]
        .map(of_kind);
        if let Some(kind) = query.kind {
            found.retain(|piece| piece.row.kind == kind);
        }
        if query.contribution.is_some() {
            found.retain(|piece| piece.contribution == query.contribution);
        }
        found.sort_by(|a, b| (b.row.day, &b.row.item.id).cmp(&(a.row.day, &a.row.item.id)));
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let rows = found.into_iter().map(|piece| piece.row);
        let rows = rows.skip(query.offset as usize);
        let limit = query.limit.map_or(usize::MAX, |limit| limit as usize);
        let [runbooks, contributions, feedback] = counts;
        Ok(EvidencePage {
            total,
            rows: rows.take(limit).collect(),
            runbooks,
            contributions,
            feedback,
        })
    }

    fn pieces(&self, today: NaiveDate) -> Result<Vec<Piece>> {
        let services = service::names(self.conn())?;
        let classes = class::all(self.conn())?;
        let stale_days = settings::load(self.conn())?.value.runbook_stale_days;
        let uses = self.ladder_uses()?;
        let covered = |runbook: &Runbook| {
            let services = runbook.services.iter().filter_map(|id| services.get(id));
            let classes = classes
                .iter()
                .filter(|class| runbook.classes.contains(&class.key));
            let classes = classes.map(|class| &class.name);
            services
                .chain(classes)
                .cloned()
                .collect::<Vec<_>>()
                .join(", ")
        };
        let mut pieces = Vec::new();
        for runbook in document::all::<Runbook>(self.conn())? {
            let open = (runbook.age(today) > stale_days).then_some(EvidenceOpen::Stale);
            pieces.push(of_runbook(&runbook, covered(&runbook), open));
        }
        for contribution in document::all::<Contribution>(self.conn())? {
            pieces.push(of_contribution(&contribution));
        }
        for feedback in document::all::<Feedback>(self.conn())? {
            pieces.push(of_feedback(&feedback));
        }
        for piece in &mut pieces {
            let in_ladders = uses.get(&piece.row.item).copied().unwrap_or(0);
            let in_incidents = u32::try_from(piece.incidents.len()).unwrap_or(u32::MAX);
            piece.row.uses = in_ladders.saturating_add(in_incidents);
        }
        Ok(pieces)
    }

    fn ladder_uses(&self) -> Result<HashMap<ItemId, u32>> {
        let mut uses = HashMap::new();
        for ladder in document::all::<Ladder>(self.conn())? {
            for mapped in ladder.mapped {
                *uses.entry(mapped.item).or_insert(0) += 1;
            }
        }
        Ok(uses)
    }

    /// Incidents by title and day, in the order asked for; without the trash.
    pub(super) fn references(&self, incidents: &[IncidentId]) -> Result<Vec<Reference>> {
        let mut found = Vec::new();
        for id in incidents {
            let stored = incident::load(self.conn(), &id.to_string())?;
            let visible = stored.filter(|stored| stored.deleted_at.is_none());
            found.extend(visible.map(|stored| Reference {
                item: (*id).into(),
                day: Some(stored.value.day()),
                title: stored.value.title,
            }));
        }
        Ok(found)
    }

    /// The records that name this one, and the packets whose period it falls into; without the trash. Files that hang on
    /// it are its own, and no use of it.
    pub fn uses(&self, item: &ItemId) -> Result<Vec<Use>> {
        let mut uses = Vec::new();
        for user in document::mentioning(self.conn(), &item.id)? {
            let Some(stored) = document::load_any(self.conn(), &user)? else {
                continue;
            };
            if stored.deleted_at.is_some() || matches!(stored.value, AnyDocument::Attachment(_)) {
                continue;
            }
            uses.push(Use {
                how: how(&stored.value, item),
                by: Reference {
                    title: stored.value.title(),
                    day: stored.value.day(),
                    item: user,
                },
            });
        }
        let packets = self.packets()?;
        let piece = document::load_any(self.conn(), item)?;
        let told_on = piece.and_then(|stored| told_on(&stored.value));
        uses.extend(packets_that_tell(&packets, told_on).map(|packet| Use {
            how: "in its period".to_owned(),
            by: Reference {
                item: packet.id.into(),
                title: packet.name.clone(),
                day: None,
            },
        }));
        Ok(uses)
    }
}

/// The day on which a piece counts for a packet; none where it may not be told.
fn told_on(document: &AnyDocument) -> Option<NaiveDate> {
    if let AnyDocument::Contribution(contribution) = document {
        Some(contribution.date)
    } else if let AnyDocument::Runbook(runbook) = document {
        runbook.last_touched()
    } else if let AnyDocument::Feedback(feedback) = document {
        feedback.quote().map(|_| feedback.said_on())
    } else {
        None
    }
}

fn packets_that_tell(
    packets: &[Packet],
    told_on: Option<NaiveDate>,
) -> impl Iterator<Item = &Packet> {
    packets.iter().filter(move |packet| {
        packet.kind.tells_of_work() && told_on.is_some_and(|day| packet.period.contains(day))
    })
}

/// A row before it is known whether it is asked for.
struct Piece {
    row: EvidenceRow,
    contribution: Option<ContributionKind>,
    incidents: Vec<IncidentId>,
    texts: Vec<String>,
}

impl Piece {
    /// Whether all that is asked for stands in it; if so, the row shows where.
    fn find(&mut self, query: &search::Query) -> bool {
        let in_title = query.read_in(&self.row.title).phrases_found();
        if in_title == query.phrase_count() {
            return true;
        }
        let all = self.texts.join("\n");
        if query.read_in(&all).phrases_found() < query.phrase_count() {
            return false;
        }
        (self.row.line, self.row.marks) = search::shown_line(query, &self.texts);
        true
    }
}

fn of_runbook(runbook: &Runbook, covers: String, open: Option<EvidenceOpen>) -> Piece {
    Piece {
        texts: texts([&runbook.title, &covers, &runbook.link, &runbook.text]),
        row: row(
            runbook.id.into(),
            EvidenceKind::Runbook,
            &runbook.title,
            runbook
                .last_touched()
                .unwrap_or(runbook.created_at.date_naive()),
            (covers, open),
        ),
        contribution: None,
        incidents: runbook.used_in.clone(),
    }
}

fn of_contribution(contribution: &Contribution) -> Piece {
    let unthanked = contribution
        .people
        .iter()
        .any(|helper| helper.thanked.is_none() && !helper.name.trim().is_empty());
    let mut words = vec![contribution.kind.words()];
    words.extend(
        contribution
            .reach
            .map(crate::domain::ContributionReach::words),
    );
    let mut all = texts([
        &contribution.title,
        &contribution.what,
        &contribution.why,
        &words.join(", "),
    ]);
    for number in &contribution.numbers {
        all.extend(texts([&number.what, &number.unit, &number.how]));
    }
    for link in &contribution.links {
        all.extend(texts([&link.label, &link.url]));
    }
    all.extend(contribution.people.iter().map(|helper| helper.name.clone()));
    Piece {
        row: row(
            contribution.id.into(),
            EvidenceKind::Contribution,
            &contribution.title,
            contribution.date,
            (
                words.join(", "),
                unthanked.then_some(EvidenceOpen::ThanksDue),
            ),
        ),
        contribution: Some(contribution.kind),
        incidents: contribution.incidents.clone(),
        texts: all,
    }
}

fn of_feedback(feedback: &Feedback) -> Piece {
    let open = if feedback.is_awaited() {
        Some(EvidenceOpen::Awaited)
    } else if feedback.consent == crate::domain::Consent::NotAsked {
        Some(EvidenceOpen::ConsentNotAsked)
    } else {
        None
    };
    Piece {
        row: row(
            feedback.id.into(),
            EvidenceKind::Feedback,
            &feedback.headline(),
            feedback.said_on(),
            (feedback.consent.words().to_owned(), open),
        ),
        contribution: None,
        incidents: feedback.incident.into_iter().collect(),
        texts: texts([
            &feedback.text,
            &feedback.from,
            &feedback.role,
            &feedback.level,
            &feedback.relation,
            &feedback.channel,
            &feedback.described_as,
            &feedback.source,
        ]),
    }
}

fn row(
    item: ItemId,
    kind: EvidenceKind,
    title: &str,
    day: NaiveDate,
    (note, open): (String, Option<EvidenceOpen>),
) -> EvidenceRow {
    EvidenceRow {
        item,
        kind,
        title: title.to_owned(),
        day,
        note,
        open,
        uses: 0,
        line: String::new(),
        marks: Vec::new(),
    }
}

fn texts<const N: usize>(parts: [&String; N]) -> Vec<String> {
    let filled = parts.into_iter().filter(|part| !part.is_empty());
    filled.cloned().collect()
}

/// Of a ladder, the dimensions that the record speaks for.
fn how(user: &AnyDocument, item: &ItemId) -> String {
    let AnyDocument::Ladder(ladder) = user else {
        return String::new();
    };
    let spoken_for = ladder.dimensions.iter().filter(|dimension| {
        let mut mapped = ladder.mapped.iter();
        mapped.any(|mapped| mapped.item == *item && mapped.dimension == dimension.id)
    });
    let names: Vec<&str> = spoken_for
        .map(|dimension| dimension.name.as_str())
        .collect();
    names.join(", ")
}
