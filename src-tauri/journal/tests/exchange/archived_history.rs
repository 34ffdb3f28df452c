//! The history that an archive brings along.

use journal::domain::{IncidentEdit, Noun};

use super::{
    archives::{carry_over, item, new_incident},
    scene::Scene,
};

#[test]
fn what_a_record_was_made_as_comes_along_and_stays() {
    let mut from = Scene::new();
    let id = from.journal.log_incident(new_incident("First")).unwrap().id;
    let mut to = Scene::new();
    carry_over(&from, &mut to);
    let title = IncidentEdit::Title("Second".into());
    to.journal.edit_incident(id, title).unwrap();

    let history = to.journal.history(&item(Noun::Incident, &id)).unwrap();
    let told: Vec<(&str, &str)> = history
        .iter()
        .map(|step| {
            let mut changes = step.changes.iter();
            let title = changes.find(|change| change.field == "title").unwrap();
            (step.label.as_str(), title.after.as_str())
        })
        .collect();
    assert_eq!(
        told[1..],
        [("Import archive", "First"), ("Log incident", "First")]
    );
    assert_eq!(told[0].1, "Second");
}

#[test]
fn what_came_in_from_the_trash_is_in_it_again_after_undo_and_redo() {
    let mut from = Scene::new();
    let id = from.journal.log_incident(new_incident("Gone")).unwrap().id;
    from.journal.delete(&item(Noun::Incident, &id)).unwrap();
    let mut to = Scene::new();
    carry_over(&from, &mut to);
    to.journal.undo().unwrap();
    to.journal.redo().unwrap();
    assert_eq!(to.incidents(), []);
    assert_eq!(to.journal.trash().unwrap().len(), 1);
    let gone = item(Noun::Incident, &id);
    to.journal.restore_from_trash(&gone).unwrap();
    assert_eq!(to.incidents()[0].title, "Gone");
}
