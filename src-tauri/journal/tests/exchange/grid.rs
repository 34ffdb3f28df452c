//! Rows as the grid of old incidents sends them: under our own names of the fields.

use journal::{
    domain::{MilestoneKind, Role},
    exchange::ImportOptions,
};

use super::{at, scene::Scene};

#[test]
fn what_happened_is_the_story_and_no_line_of_the_timeline() {
    let sheet = "title\tbegan\tminutes\tclass\tmy_role\tstory\n\
        Replica lag\t2026-02-13 08:30\t40m\tDisk full\tscribe\tThe replica fell behind.\n";
    let mut scene = Scene::new();
    let fields = ["title", "began", "minutes", "class", "my_role", "story"];
    let options = ImportOptions {
        columns: fields
            .map(|field| (field.to_owned(), vec![field.to_owned()]))
            .into(),
        ..ImportOptions::default()
    };
    let report = scene.import_with(sheet, &options);
    assert_eq!((report.new, report.entries), (1, 0));
    let incident = scene.only().0;
    assert_eq!(incident.story.what_happened, "The replica fell behind.");
    assert_eq!(incident.roles, [Role::Scribe]);
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2026-02-13T09:10:00Z"))
    );
}

/// The grid of old incidents names the column of beginnings for both, so that a bare time is of that night.
#[test]
fn one_column_may_be_the_beginning_and_the_day_of_bare_times() {
    let sheet = "title\tbegan\tresolved\nReplica lag\t2026-02-13 23:30\t00:10\n";
    let mut scene = Scene::new();
    let options = ImportOptions {
        columns: [
            ("title", "title"),
            ("began", "began"),
            ("day", "began"),
            ("resolved", "resolved"),
        ]
        .map(|(field, column)| (field.to_owned(), vec![column.to_owned()]))
        .into(),
        ..ImportOptions::default()
    };
    assert_eq!(scene.import_with(sheet, &options).new, 1);
    let incident = scene.only().0;
    assert_eq!(incident.start(), at("2026-02-13T23:30:00Z"));
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2026-02-14T00:10:00Z"))
    );
}
