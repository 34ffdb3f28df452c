//! Work that takes long, looked at and cancelled from elsewhere.

use journal::{Error, Result, Work, exchange::ImportOptions};

use super::{pages::EXTRACT, scene::Scene};

fn cancelled<T>(result: &Result<T>) -> bool {
    matches!(result, Err(Error::Cancelled))
}

fn no_longer_wanted() -> Work {
    let work = Work::default();
    work.cancel();
    work
}

#[test]
fn a_cancelled_import_leaves_nothing_and_the_next_one_comes_in() {
    let mut scene = Scene::new();
    let import = |scene: &mut Scene, work: &Work| {
        scene.journal.watched(work, |journal| {
            journal.import("page.json", EXTRACT.as_bytes(), &ImportOptions::default())
        })
    };
    assert!(cancelled(&import(&mut scene, &no_longer_wanted())));
    assert_eq!(scene.journal.last_seq().unwrap(), 0, "nothing was written");

    let work = Work::default();
    assert_eq!(work.share(), None, "nobody knows yet how much there is");
    let report = import(&mut scene, &work).unwrap();
    assert!(report.new > 1);
    assert_eq!(work.share(), Some(1.0));
}

#[test]
fn a_cancelled_export_of_any_kind_gives_nothing() {
    let mut scene = Scene::new();
    scene.import(EXTRACT);
    let work = no_longer_wanted();
    let journal = &mut scene.journal;
    assert!(cancelled(
        &journal.watched(&work, |journal| journal.export_archive())
    ));
    assert!(cancelled(
        &journal.watched(&work, |journal| journal.export_json())
    ));
    assert!(cancelled(
        &journal.watched(&work, |journal| journal.export_csv())
    ));
    assert!(cancelled(
        &journal.watched(&work, |journal| journal.export_markdown())
    ));
    assert!(journal.export_archive().is_ok(), "the next one is wanted");
}

#[test]
fn a_cancelled_back_up_leaves_no_file() {
    let mut scene = Scene::new();
    scene.import(EXTRACT);
    let to = tempfile::tempdir().unwrap();
    let backup = |scene: &mut Scene, work: &Work| {
        scene
            .journal
            .watched(work, |journal| journal.backup(to.path()))
    };
    assert!(cancelled(&backup(&mut scene, &no_longer_wanted())));
    assert_eq!(to.path().read_dir().unwrap().count(), 0);

    let work = Work::default();
    backup(&mut scene, &work).unwrap();
    assert_eq!(work.share(), Some(1.0));
    assert_eq!(to.path().read_dir().unwrap().count(), 1);
}
