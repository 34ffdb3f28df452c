//! Work that takes long, looked at and cancelled from elsewhere.

use journal::{Error, Journal, Result, Work, exchange::ImportOptions};

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

/// As many as the search takes out in one go, between two that stay.
#[test]
fn a_long_table_goes_and_comes_again_as_one_and_the_search_with_it() {
    let mut scene = Scene::new();
    scene.import("title,start\nGauge before,2019-02-13 08:30\nGauge after,2031-02-13 08:30\n");
    let rows = (0..5_100).map(|n| {
        let (day, minute) = (1 + n % 28, n % 60);
        format!("Queue {n},2025-03-{day:02} 08:{minute:02},queue\n")
    });
    scene.import(&format!(
        "title,start,service\n{}",
        rows.collect::<String>()
    ));
    let titles = |journal: &Journal, text: &str| {
        let hits = journal.search(text).unwrap().into_iter();
        hits.map(|hit| hit.title).collect::<Vec<_>>()
    };
    assert_eq!(titles(&scene.journal, "4711"), ["Queue 4711"]);

    scene.journal.undo().unwrap();
    assert!(titles(&scene.journal, "queue").is_empty());
    assert_eq!(
        titles(&scene.journal, "gauge"),
        ["Gauge after", "Gauge before"]
    );
    assert!(scene.journal.verify().unwrap().problems.is_empty());

    scene.journal.redo().unwrap();
    assert_eq!(titles(&scene.journal, "4711"), ["Queue 4711"]);
    assert_eq!(titles(&scene.journal, "gauge").len(), 2);
    assert!(scene.journal.verify().unwrap().problems.is_empty());
}
