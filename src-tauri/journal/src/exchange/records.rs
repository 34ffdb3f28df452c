//! Records become incidents, or find again the ones they became before.

mod lines;
mod notes;
mod own;
mod services;

use std::collections::{HashMap, HashSet};

use super::{
    ImportNote, ImportOptions, ImportReport, ZonelessTime,
    import::{IMPORT, was_taken_back},
    mapping::{self, Asked, Mapped},
    merge::{self, Given},
    readers::{self, OWN},
    record::{Extent, Numbered, Reading, Record, Report},
    refusal::Refusal,
    reviews,
};
use crate::{
    Result, Work,
    domain::{ClassKey, Incident, IncidentId, ItemId, Pad, ServiceId, SourceRef, Zone},
    store::{
        class, history, incident,
        record::Stored,
        write::{Put, Write},
    },
};
use notes::{again_later, differs, is_note_of_ours, left_out, no_incident, own_note};
use services::Services;

/// How many incidents a report shows as they will look.
pub(crate) const SAMPLE: usize = 5;

pub(crate) fn bring_in(
    write: &mut Write<'_>,
    file: &str,
    reading: Reading,
    options: &ImportOptions,
    work: &Work,
) -> Result<ImportReport> {
    let mut report = ImportReport {
        records: u32::try_from(reading.records.len()).unwrap_or(u32::MAX),
        without_zone: reading
            .without_zone
            .clone()
            .map(|(text, at)| ZonelessTime { text, at }),
        unread: reading.unread.clone(),
        ..ImportReport::default()
    };
    let bad = reading.records.iter().filter_map(Numbered::fault);
    report.skipped = bad.collect();
    refuse_bad(file, &report.skipped, options)?;
    let mut importer = Importer {
        services: Services::load(write)?,
        asked: Asked::new(&options.me, options.authors),
        write,
        zone: options.zone,
        fresh: HashSet::new(),
        is_different: false,
        repeated: HashSet::new(),
        report,
    };
    importer.repeated = repeated(&reading.records);
    let again = said_again(&reading.records);
    // Each is gone once it is written: as many again would not fit beside them.
    for (place, Numbered { number, record, .. }) in reading.records.into_iter().enumerate() {
        let Ok(record) = record else {
            continue;
        };
        work.step()?;
        if again.contains(&place) {
            importer.report.warnings.push(again_later(number, &record));
        } else if record.is_no_incident {
            importer.report.warnings.push(left_out(number, &record));
        } else if record.maintenance && !options.with_maintenance {
            importer.report.maintenance_skipped += 1;
        } else {
            let mapped = mapping::map(number, record, &importer.asked);
            importer.bring_in(number, mapped)?;
        }
    }
    Ok(importer.report)
}

/// Running numbers that the file has more than once.
fn repeated(records: &[Numbered]) -> HashSet<SourceRef> {
    let mut numbers = HashSet::new();
    let sources = good(records).map(|(_, record)| &record.source);
    let running = sources.filter(|source| is_running_number(source));
    let repeated = running.filter(|source| !numbers.insert(*source));
    repeated.cloned().collect()
}

/// The places of those that the file has again below: records of one name are one.
fn said_again(records: &[Numbered]) -> HashSet<usize> {
    let mut last: HashMap<_, usize> = HashMap::with_capacity(records.len());
    let earlier = good(records).filter_map(|(place, record)| last.insert(name(record), place));
    earlier.collect()
}

fn good(records: &[Numbered]) -> impl Iterator<Item = (usize, &Record)> {
    let good = records.iter().enumerate();
    good.filter_map(|(place, one)| Some((place, one.record.as_ref().ok()?)))
}

/// A running number in a person's own table is none by itself.
fn name(record: &Record) -> (&SourceRef, Extent, Option<&str>) {
    let is_anyones = record.source.kind == readers::ANYONES;
    let title = (is_anyones && is_running_number(&record.source)).then_some(&*record.title);
    (&record.source, record.extent, title)
}

fn is_running_number(source: &SourceRef) -> bool {
    source.id.bytes().all(|byte| byte.is_ascii_digit())
}

/// Bad records stop the import, unless they are to be skipped and listed.
pub(crate) fn refuse_bad(
    file: &str,
    bad: &[ImportNote],
    options: &ImportOptions,
) -> Result<(), Refusal> {
    match bad.split_first() {
        Some((first, others)) if !options.skip_bad => Err(Refusal::BadRecord {
            file: file.to_owned(),
            first: Box::new(first.clone()),
            more: others.len(),
        }),
        Some(_) | None => Ok(()),
    }
}

struct Importer<'a, 'w> {
    write: &'a mut Write<'w>,
    services: Services,
    zone: Zone,
    /// What our own tables brought here by this import: of their lines nothing more is counted.
    fresh: HashSet<IncidentId>,
    /// The table that is read says something of the record it is at that is not so here, and stays as it is here.
    is_different: bool,
    /// Running numbers that stand in the file more than once: there the title alone tells.
    repeated: HashSet<SourceRef>,
    asked: Asked,
    report: ImportReport,
}

impl Importer<'_, '_> {
    fn bring_in(&mut self, number: u32, mapped: Mapped) -> Result<()> {
        if is_note_of_ours(self.write.conn(), &mapped)? {
            self.report.unchanged += 1;
            self.report.warnings.push(own_note(number, &mapped));
            return Ok(());
        }
        self.report.warnings.extend(mapped.warnings.iter().cloned());
        self.is_different = false;
        match self.known(&mapped)? {
            Some(stored) if mapped.extent == Extent::Lines && stored.deleted_at.is_none() => {
                self.update_lines(number, &stored.value, &mapped)
            }
            Some(_) | None if mapped.extent == Extent::Lines => {
                self.report.warnings.push(no_incident(number, &mapped));
                Ok(())
            }
            None => self.create(mapped),
            Some(stored) if stored.deleted_at.is_none() => {
                let changed = self.update(number, &stored.value, &mapped)?;
                self.count_update(number, &stored.value, changed)
            }
            Some(stored) if was_taken_back(self.write.conn(), &ItemId::from(stored.value.id))? => {
                if !self.bring_back(&stored.value, &mapped)? {
                    return self.create(mapped);
                }
                self.update(number, &stored.value, &mapped)?;
                self.fresh.insert(stored.value.id);
                self.report.new += 1;
                self.show(stored.value);
                Ok(())
            }
            Some(_) => {
                self.report.stay_deleted += 1;
                Ok(())
            }
        }
    }

    /// What our own tables name by an id that is here is that incident, wherever it came from.
    /// A running number is no name by itself: next year's sheet begins with 1 again.
    fn known(&self, mapped: &Mapped) -> Result<Option<Stored<Incident>>> {
        let (conn, source) = (self.write.conn(), &mapped.source);
        if source.kind == OWN
            && let Some(stored) = incident::load(conn, &source.id)?
        {
            return Ok(Some(stored));
        }
        let mut all = incident::all_from_source(conn, source)?;
        if !is_running_number(source) || mapped.extent == Extent::Lines {
            return Ok(all.into_iter().next());
        }
        let begins = |incident: &Incident| incident.milestones.first().map(|one| one.at);
        let begun = mapped.milestones.first().map(|one| one.at);
        let titled = all
            .iter()
            .position(|stored| stored.value.title == mapped.title);
        let begun_then = || all.iter().position(|stored| begins(&stored.value) == begun);
        let same = match titled {
            None if !self.repeated.contains(source) => begun_then(),
            titled => titled,
        };
        Ok(same.map(|place| all.swap_remove(place)))
    }

    fn update_lines(&mut self, number: u32, here: &Incident, mapped: &Mapped) -> Result<()> {
        let changed = self.update_entries(number, here, mapped)?;
        if self.fresh.contains(&here.id) {
            self.report.records -= 1;
            return Ok(());
        }
        self.count_update(number, here, changed)
    }

    fn count_update(&mut self, number: u32, here: &Incident, changed: bool) -> Result<()> {
        if self.is_different {
            self.report.warnings.push(differs(number, here));
        }
        if self.is_different && !changed {
            self.report.different += 1;
        } else if changed {
            self.report.changed += 1;
            let stored = incident::find(self.write.conn(), here.id)?;
            self.show(stored.value);
        } else {
            self.report.unchanged += 1;
        }
        Ok(())
    }

    fn create(&mut self, mut mapped: Mapped) -> Result<()> {
        let own = mapped.own.take();
        let services = self.services.make(self.write, &mapped.services)?;
        let own_id = self.own_id(&mapped)?;
        let id = own_id.unwrap_or_else(|| IncidentId(self.write.new_id()));
        let zone = mapped.zone.unwrap_or(self.zone);
        let class = self.class(mapped.class.as_deref())?;
        let mut incident = Incident {
            kind: mapped.kind,
            severity: mapped.severity,
            class,
            services,
            tags: mapped.tags,
            roles: mapped.roles,
            pad: Pad {
                people: mapped.people,
                ..Pad::default()
            },
            milestones: mapped.milestones,
            source: Some(mapped.source),
            links: mapped.links,
            story: mapped.story,
            ..Incident::titled(mapped.title, id, zone, self.write.now())
        };
        if let Some(own) = own {
            self.tell_own(&mut incident, &own, own_id.is_some())?;
            self.fresh.insert(id);
        }
        self.write.add(incident.clone())?;
        self.add_entries(&incident, &mapped.entries)?;
        self.review(&incident, mapped.report.as_deref())?;
        self.report.new += 1;
        self.show(incident);
        Ok(())
    }

    fn class(&mut self, name: Option<&str>) -> Result<Option<ClassKey>> {
        name.map(|name| class::named(self.write, name)).transpose()
    }

    /// Whether anything changed.
    fn update(&mut self, number: u32, here: &Incident, mapped: &Mapped) -> Result<bool> {
        let source = merge::said(here, mapped);
        let services = self.services.find(&mapped.services);
        let is_said = !mapped.services.is_empty()
            && (mapped.extent != Extent::Log || here.services.is_empty());
        let moved = is_said && services.as_ref() != Some(&sorted(&here.services));
        let mut put = Put::Same;
        let mut now = here.clone();
        if moved || source != *here {
            let given = self.given(&ItemId::from(here.id))?;
            let mut merged = merge::incident(here, &source, &given);
            if moved && merge::is_the_sources("services", &here.services, &given) {
                merged.services = self.services.make(self.write, &mapped.services)?;
            }
            now = merged.clone();
            put = self.write.put(merged)?;
        }
        let is_home = !moved || now.services != here.services;
        let told = Incident {
            services: now.services.clone(),
            ..source
        };
        self.is_different |=
            mapped.own.is_some() && (!is_home || self.differs(&now, &told, mapped)?);
        // Our own table of incidents says nothing of their lines.
        let lines_changed =
            mapped.source.kind != OWN && self.update_entries(number, here, mapped)?;
        let review_changed = self.review(here, mapped.report.as_deref())?;
        Ok(put != Put::Same || lines_changed || review_changed)
    }

    /// What a report says beyond its incident. Whether anything changed.
    fn review(&mut self, incident: &Incident, report: Option<&Report>) -> Result<bool> {
        let (Some(report), Some(source)) = (report, &incident.source) else {
            return Ok(false);
        };
        reviews::bring_in(self.write, incident, &source.id, report)
    }

    fn given(&self, item: &ItemId) -> Result<Given> {
        let mut given = Given::default();
        for (operation, change) in history::of_item(self.write.conn(), item)? {
            if let Some(after) = change.after.filter(|_| operation.label == IMPORT) {
                given.add(change.before.as_ref().map(|before| &before.0), &after.0);
            }
        }
        Ok(given)
    }

    fn show(&mut self, incident: Incident) {
        if self.report.sample.len() < SAMPLE {
            self.report.sample.push(incident);
        }
    }
}

fn sorted(ids: &[ServiceId]) -> Vec<ServiceId> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids
}
