//! Tables as people keep them: what columns and cells mean where their names say only half of it.

use chrono::{DateTime, TimeDelta, Utc};
use journal::{
    domain::{Incident, IncidentKind, MilestoneKind, Severity},
    exchange::ImportReport,
};

use super::{at, scene::Scene};

pub fn read(table: &str) -> (Vec<Incident>, ImportReport) {
    let mut scene = Scene::new();
    let report = scene.import(table);
    (scene.incidents(), report)
}

pub fn only(table: &str) -> Incident {
    let (mut incidents, report) = read(table);
    assert_eq!(incidents.len(), 1, "{table}: {report:?}");
    incidents.remove(0)
}

pub fn took(incident: &Incident) -> Option<TimeDelta> {
    let end = incident.at(MilestoneKind::Resolved)?;
    Some(end - incident.start())
}

fn began_and_ended(incident: &Incident) -> (DateTime<Utc>, Option<DateTime<Utc>>) {
    (incident.start(), incident.at(MilestoneKind::Resolved))
}

#[test]
fn a_length_counts_in_the_unit_that_its_column_names() {
    for (column, cell, minutes) in [
        ("Duration (hrs)", "1.5", 90),
        ("Duration (h)", "1.5", 90),
        ("Dauer (h)", "\"1,5\"", 90),
        ("Duration (days)", "2", 2880),
        ("Duration (weeks)", "1", 10_080),
        ("duration_ms", "5400000", 90),
        ("durationMs", "5400000", 90),
        ("TTR (ms)", "5400000", 90),
        ("Duration", "5400000 ms", 90),
        ("Downtime MS Exchange", "90", 90),
        ("Duration (s)", "5400", 90),
        ("Duration (min)", "\"1,440\"", 1440),
        ("Duration", "90", 90),
        ("TTR (min)", "90", 90),
        ("MTTR", "1h 30m", 90),
        ("Downtime (min)", "90", 90),
        ("Time to resolve", "\"1 day, 2:03:00\"", 1563),
        ("Resolution time", "01:20", 80),
        ("Resolved after", "45 min", 45),
    ] {
        let table = format!("title,start,{column}\nLag,2024-03-31 14:05,{cell}\n");
        let incident = only(&table);
        assert_eq!(
            took(&incident),
            Some(TimeDelta::minutes(minutes)),
            "{table}"
        );
    }
}

#[test]
fn milliseconds_are_not_rounded_and_count_until_someone_took_it_too() {
    let incident = only("title,start,tta (ms),ttr (ms)\nLag,2024-03-31 14:05,1500,60250\n");
    let after = |kind| {
        incident
            .at(kind)
            .map(|at| (at - incident.start()).num_milliseconds())
    };
    assert_eq!(after(MilestoneKind::Acknowledged), Some(1500));
    assert_eq!(after(MilestoneKind::Resolved), Some(60_250));
}

#[test]
fn a_bare_number_of_an_unknown_unit_is_no_length_and_that_is_said() {
    for name in ["duration_us", "Duration (ticks)"] {
        let table = format!("title,start,{name}\nLag,2024-03-31 14:05,600\n");
        let (incidents, report) = read(&table);
        assert_eq!(took(&incidents[0]), None, "{name}");
        assert_eq!(report.warnings.len(), 1, "{:?}", report.warnings);
        assert_eq!(report.warnings[0].field, name);
        assert_eq!(report.entries, 1, "the number is kept as a note");
    }
    let plain = only("title,start,Duration (total)\nLag,2024-03-31 14:05,1h 30m\n");
    assert_eq!(took(&plain), Some(TimeDelta::minutes(90)));
}

#[test]
fn a_column_names_the_zone_of_its_times() {
    for column in [
        "Start (UTC+5:30)",
        "Start (UTC+05:30)",
        "Start (GMT+0530)",
        "Start (IST)",
    ] {
        let incident = only(&format!("title,{column}\nLag,2024-03-01 14:05\n"));
        assert_eq!(incident.start(), at("2024-03-01T08:35:00Z"), "{column}");
    }
    let west = only("title,Start (UTC-3)\nLag,2024-03-01 14:05\n");
    assert_eq!(west.start(), at("2024-03-01T17:05:00Z"));
    let (_, report) = read("title,Start UTC,End_UTC\nLag,2024-03-01 14:05,2024-03-01 15:05\n");
    assert_eq!(report.without_zone, None, "both columns say it");
}

#[test]
fn days_and_times_of_two_columns_are_one_instant() {
    let (from, to) = (at("2024-03-31T14:05:00Z"), at("2024-04-01T00:35:00Z"));
    for table in [
        "title,Date Opened,Time Opened,Date Closed,Time Closed\nLag,2024-03-31,14:05,2024-04-01,00:35\n",
        "title\tStart Date\tStart Time\tEnd Date\tEnd Time\nLag\t2024-03-31\t14:05\t2024-04-01\t00:35\n",
        "title,Time Opened,Date Opened,Time Closed,Date Closed\nLag,14:05,2024-03-31,00:35,2024-04-01\n",
        "title,Date,Time,Date,Time\nLag,2024-03-31,14:05,2024-04-01,00:35\n",
        "titre;Date de début;Heure de début;Date de fin;Heure de fin\nLag;31/03/2024;14:05;01/04/2024;00:35\n",
        "title,Incident Date,Incident Time,End Time\nLag,2024-03-31,14:05,00:35\n",
        "title,Date Closed,Time Closed,Date Opened,Time Opened\nLag,2024-04-01,00:35,2024-03-31,14:05\n",
    ] {
        assert_eq!(began_and_ended(&only(table)), (from, Some(to)), "{table}");
    }
}

#[test]
fn a_span_in_one_cell_is_a_beginning_and_an_end() {
    for table in [
        "title,date,time\nLag,2024-03-31,14:05 - 15:35\n",
        "title,when\nLag,2024-03-31 14:05 \u{2192} 15:35\n",
        "title;Date\nLag;March 31, 2024 2:05 PM \u{2192} March 31, 2024 3:35 PM\n",
        "title,when\nLag,31.03.2024 - 14:05 - 15:35\n",
    ] {
        let (from, to) = (at("2024-03-31T14:05:00Z"), at("2024-03-31T15:35:00Z"));
        assert_eq!(began_and_ended(&only(table)), (from, Some(to)), "{table}");
    }
}

#[test]
fn a_day_and_a_time_with_a_dash_between_them_are_one_instant() {
    for (cell, from) in [
        ("\"Aug 30, 2024 - 13:30 PDT\"", "2024-08-30T20:30:00Z"),
        ("30.08.2024 - 13:30", "2024-08-30T13:30:00Z"),
        ("2024-08-30 \u{2013} 1:30 pm", "2024-08-30T13:30:00Z"),
    ] {
        let incident = only(&format!("title,start\nLag,{cell}\n"));
        assert_eq!(began_and_ended(&incident), (at(from), None), "{cell}");
    }
    let days = only("title,start\nLag,2024-03-30 - 2024-03-31\n");
    assert_eq!(took(&days), Some(TimeDelta::days(1)));
}

#[test]
fn what_is_seen_just_before_the_start_is_of_the_same_day() {
    let table = "title,date,start,detected,end\nLag,2024-03-31,10:00,09:58,09:30\n";
    let incident = only(table);
    let detected = incident.at(MilestoneKind::Detected);
    assert_eq!(detected, Some(at("2024-03-31T09:58:00Z")));
    let end = incident.at(MilestoneKind::Resolved);
    assert_eq!(end, Some(at("2024-04-01T09:30:00Z")), "an end comes after");
}

#[test]
fn rows_are_told_apart_without_ids() {
    let rows = |table: &str| read(table).0.len();
    assert_eq!(
        rows("ticket,title,start\nN/A,Lag,2024-03-01\n-,Errors,2024-03-02\n,Queue,2024-03-03\n"),
        3
    );
    assert_eq!(
        rows("nr,title,start\n1,Lag,2023-03-01\n2,Errors,2023-03-02\n1,Queue,2024-03-01\n"),
        3,
        "numbers began again"
    );
    let twice =
        "title,start,cause\nLag,2024-03-01,disk\nLag,2024-03-01,network\nLag,2024-03-01,disk\n";
    let mut scene = Scene::new();
    assert_eq!(scene.import(twice).new, 2);
    assert_eq!(scene.import(twice).unchanged, 2);
}

#[test]
fn a_row_that_sums_up_is_left_out_and_said() {
    let (incidents, report) = read("title,start,minutes\nLag,2024-03-01 09:00,30\nTotal,,30\n");
    assert_eq!(incidents.len(), 1);
    assert_eq!(report.warnings.len(), 1);
    assert_eq!(report.warnings[0].record, 2);
}

#[test]
fn a_number_of_a_ticket_is_no_title_where_another_column_tells_what_happened() {
    let incident = only("Incident,Description,Start\nINC-12,Disk is full,2024-03-01\n");
    assert_eq!(incident.title, "Disk is full");
    assert_eq!(incident.source.unwrap().id, "INC-12");
    let incident = only("Incident,Start\nINC-12,2024-03-01\n");
    assert_eq!(incident.title, "INC-12", "there is no other");
}

#[test]
fn names_that_only_sound_like_times_are_notes() {
    let (incidents, report) =
        read("title,start,Detected by,Resolved?\nLag,2024-03-01 09:00,monitoring,yes\n");
    assert_eq!(report.warnings, []);
    assert_eq!(incidents.len(), 1);
}

#[test]
fn severities_are_understood_in_words_and_signs() {
    for (word, severity) in [
        ("Critical (P1)", Severity::Sev1),
        ("P2 (High)", Severity::Sev2),
        ("Sev1/High", Severity::Sev1),
        ("\u{1f534} Critical", Severity::Sev1),
        ("Urgent", Severity::Sev1),
        ("Kritisch", Severity::Sev1),
        ("Hoch", Severity::Sev2),
        ("Mittel", Severity::Sev3),
        ("Niedrig", Severity::Sev4),
        ("Alta", Severity::Sev2),
        ("Moyenne", Severity::Sev3),
        ("1.0", Severity::Sev1),
    ] {
        let incident = only(&format!("title,start,severity\nLag,2024-03-01,{word}\n"));
        assert_eq!(incident.severity, Some(severity), "{word}");
    }
}

#[test]
fn times_of_other_programs_are_read() {
    for time in [
        "\"Mar 31, 2024 @ 14:05:00.000\"",
        "2024-03-31 14:05:00 +0000 UTC",
        "20240331T140500Z",
        "31.03.24 14:05",
        "31.3.2024 14:05",
    ] {
        let incident = only(&format!("title,start,service\nLag,{time},db\n"));
        assert_eq!(incident.start(), at("2024-03-31T14:05:00Z"), "{time}");
    }
    let dotted = only("title;start\nLag;04.03.24 14:05\n");
    assert_eq!(
        dotted.start(),
        at("2024-03-04T14:05:00Z"),
        "points are days first"
    );
}

#[test]
fn pages_of_an_answer_one_after_the_other_are_one_file() {
    let page = |id: u32| {
        format!(
            "{{\n  \"incidents\": [\n    {{\"id\": \"i{id}\", \"name\": \"Lag {id}\", \"status\": \"resolved\", \"created_at\": \"2024-03-01T09:00:00Z\", \"incident_updates\": []}}\n  ]\n}}"
        )
    };
    let mut scene = Scene::new();
    assert_eq!(scene.import(&format!("{}\n{}", page(1), page(2))).new, 2);
}

#[test]
fn a_guess_from_cells_is_only_made_where_nothing_speaks_against_it() {
    let (incidents, _) =
        read("Name,Summary,Start\nweb-01,Disk full,2024-03-01\nweb-01,Disk slow,2024-03-02\n");
    assert_eq!(incidents.len(), 2, "what stands twice is no id");

    let clocks =
        only("title,Date,Start time,Ack time,End time\nLag,2024-03-01,14:05,14:12,15:00\n");
    let acknowledged = clocks.at(MilestoneKind::Acknowledged);
    assert_eq!(
        acknowledged,
        Some(at("2024-03-01T14:12:00Z")),
        "beside other clocks it is one"
    );

    let review = only(
        "title,Incident date,Incident time,Alert time,Review date,Duration (min)\nLag,2024-03-01,14:05,14:06,2024-03-08,30\n",
    );
    assert_eq!(took(&review), Some(TimeDelta::minutes(30)));

    let (flags, _) = read("title,start,Closed\nLag,2024-03-01 09:00,1\nQueue,2024-03-02 09:00,0\n");
    assert!(
        flags.iter().all(|one| took(one).is_none()),
        "a one is a yes"
    );

    let unit = only("title,start,TTR min (SLA 4 h)\nLag,2024-03-01 09:00,90\n");
    assert_eq!(took(&unit), Some(TimeDelta::minutes(90)));
    let unit = only("title,start,Customer's downtime\nLag,2024-03-01 09:00,90\n");
    assert_eq!(took(&unit), Some(TimeDelta::minutes(90)));

    for word in [
        "Not urgent",
        "Non-critical",
        "Not a P1",
        "downgraded from P1 to P3",
    ] {
        let incident = only(&format!("title,start,severity\nLag,2024-03-01,{word}\n"));
        assert_eq!(incident.severity, None, "{word}");
    }
}

#[test]
fn running_numbers_of_one_day_are_told_apart_by_their_titles_each_time() {
    let table = "No,Title,Date\n1,Alpha,2026-01-05\n1,Beta,2026-01-05\n";
    let mut scene = Scene::new();
    assert_eq!(scene.import(table).new, 2);
    let again = scene.import(table);
    assert_eq!((again.unchanged, again.changed), (2, 0));
}

#[test]
fn kinds_and_classes_of_a_persons_table_are_ours_where_we_know_them() {
    let mut scene = Scene::new();
    scene.import(
        "Title,Start,Kind,Class,Severity\nFailover,2026-02-13 09:00,drill,Disk full,minor\n\
         Slow,2026-02-14 09:00,incident,Gremlins,major\n",
    );
    let found = scene.incidents();
    assert_eq!(found[0].kind, IncidentKind::Drill);
    assert_eq!(
        found[0].class.as_ref().map(|key| key.0.as_str()),
        Some("disk_full")
    );
    assert_eq!(found[1].class, None, "a word of their own stays a note");
    let (_, entries) = scene
        .journal
        .incident(found[1].id)
        .map(|view| (view.incident, view.entries))
        .unwrap();
    assert!(
        entries
            .iter()
            .any(|entry| entry.text.contains("Class: Gremlins"))
    );
}

#[test]
fn an_impact_of_levels_is_a_severity_and_one_of_words_is_none() {
    let mut scene = Scene::new();
    let report = scene.import(
        "incident_id,downtime_start,title,impact\n1,2022-03-26T01:43:00Z,Codespaces,minor\n\
         2,2022-03-25T17:35:00Z,Migrations paused,maintenance\n3,2022-03-24T17:35:00Z,Pages,critical\n",
    );
    assert_eq!((report.new, report.maintenance_skipped), (2, 1));
    let found = scene.incidents();
    assert_eq!(found[0].severity, Some(Severity::Sev1));

    let mut scene = Scene::new();
    scene.import("title,start,impact\nSlow,2026-02-14 09:00,Nobody could pay\n");
    assert_eq!(scene.incidents()[0].severity, None);

    let mut scene = Scene::new();
    scene.import("title,start,impact\nSlow,2026-02-14 09:00,Moderate: some failed\nGone,2026-02-15 09:00,High\n");
    let found = scene.incidents();
    assert_eq!(found[0].severity, Some(Severity::Sev3));
    let lines = scene.journal.incident(found[0].id).unwrap().entries;
    assert_eq!(lines[0].text, "Impact at the source: Moderate: some failed");
}

#[test]
fn what_nothing_calls_by_a_title_is_called_by_its_number() {
    let (found, _) = read(
        "id,start,end,attempts\n7,2020-05-26 13:47:38,2020-05-26 13:48:10,3\nA7,2020-05-26 14:00,,1\n",
    );
    let mut titles: Vec<&str> = found.iter().map(|one| one.title.as_str()).collect();
    titles.sort_unstable();
    assert_eq!(titles, ["A7", "Incident 7"]);

    let (found, _) = read(
        "IncidentID,System Name,StartDate,EndDate\n,Mail,2025-02-18 19:04,2025-02-18 20:04\n,Shop,2025-02-19 19:04,2025-02-19 20:04\n",
    );
    assert_eq!(found.len(), 2, "the column of ids may be empty");
    assert!(
        found
            .iter()
            .all(|one| one.title == "Incident" && one.services.len() == 1)
    );
}

#[test]
fn columns_are_known_without_the_marks_of_their_letters_and_a_count_is_no_comment() {
    let incident = only(
        "id,titulo,prioridad,estado,fecha_apertura,fecha_cierre,Comments\n1,Disco lleno,alta,cerrado,2026-05-31 14:38,2026-05-31 15:38,4\n",
    );
    assert_eq!(incident.title, "Disco lleno");
    assert_eq!(took(&incident), Some(TimeDelta::minutes(60)));
}
