//! People's own sheets: clocks and lengths as they are typed.

use chrono::TimeDelta;
use journal::domain::Severity;

use super::peoples_tables::{only, read, took};

#[test]
fn a_sheet_in_its_owners_words_with_clocks_that_stand_alone() {
    let (found, _) = read(
        "What broke,When,Back up at,System\nLogin loop,2025-03-04 21:05,23:10,checkout + payments\nSlow,2025-03-05 23:50,00:20,db\n",
    );
    let lasted: Vec<_> = found.iter().map(took).collect();
    assert_eq!(
        lasted,
        [Some(TimeDelta::minutes(125)), Some(TimeDelta::minutes(30))]
    );
    assert_eq!(found[0].services.len(), 2);
}

#[test]
fn dotted_clocks_below_an_end_are_no_lengths() {
    let (found, _) = read(
        "Datum;Beginn;Ende;St\u{f6}rung;Priorit\u{e4}t\n15.02.2025;23.00;1.30;Kasse;Prio 1\n16.02.2025;10.15;11.30;Lager;Prio 3\n",
    );
    let lasted: Vec<_> = found.iter().map(took).collect();
    assert_eq!(
        lasted,
        [Some(TimeDelta::minutes(150)), Some(TimeDelta::minutes(75))]
    );
    assert_eq!(found[0].severity, Some(Severity::Sev1));
}

#[test]
fn a_length_may_be_about_so_long_and_a_fraction_of_no_unit_is_none() {
    let lasted = |name: &str, cell: &str| {
        took(&only(&format!(
            "title,began,{name}\nSlow,2025-03-04 21:05,\"{cell}\"\n"
        )))
    };
    assert_eq!(lasted("Duration", "~2h"), Some(TimeDelta::hours(2)));
    assert_eq!(lasted("Duration", "2,50"), None);
    assert_eq!(lasted("Duration (h)", "2.5"), Some(TimeDelta::minutes(150)));
    assert_eq!(lasted("Duration", "45"), Some(TimeDelta::minutes(45)));
}

#[test]
fn what_looks_like_a_dotted_clock_elsewhere_is_none() {
    let incident = only("title,began,Fixed in,System\nSlow,2025-03-04 21:05,2.10,N / A\n");
    assert_eq!((took(&incident), incident.services.len()), (None, 1));
    let incident = only("title,date,Resolution time\nSlow,2025-03-04,2.50\n");
    assert_eq!(took(&incident), None, "nothing says what it counts");
}

#[test]
fn times_are_read_as_databases_and_other_countries_write_them() {
    let began = |cell: &str| {
        let incident = only(&format!("title,began\nSlow,\"{cell}\"\n"));
        let milestone = incident.milestones.first().map(|milestone| milestone.at);
        milestone.map(|at| at.to_rfc3339())
    };
    let nine = Some("2024-07-01T09:30:00+00:00".to_owned());
    for cell in [
        "01-Jul-24 09.30.00 AM",
        "01-JUL-24 09.30.00.000000 AM",
        "01.07.2024 9.30 Uhr",
        "2024\u{5e74}7\u{6708}1\u{65e5} 9:30",
        "2024\u{5e74}7\u{6708}1\u{65e5} 9\u{65f6}30\u{5206}",
        "2024\u{5e74}07\u{6708}01\u{65e5} \u{4e0a}\u{5348}9:30:00",
        "2024\u{5e74}7\u{6708}1\u{65e5} 9\u{6642}30\u{5206}00\u{79d2}",
        "2024\u{b144} 7\u{c6d4} 1\u{c77c} \u{c624}\u{c804} 9:30",
    ] {
        assert_eq!(began(cell), nine, "{cell}");
    }
    let midnight = Some("2024-07-02T00:00:00+00:00".to_owned());
    assert_eq!(began("2024-07-01 24:00"), midnight);
    assert_eq!(began("2024-07-01T24:00:00Z"), midnight);
    let (found, _) = read("title,day,from,to\nSlow,2024-07-01,23:00,24:00\n");
    assert_eq!(took(&found[0]), Some(TimeDelta::hours(1)));
}
