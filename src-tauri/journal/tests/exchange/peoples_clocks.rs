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
