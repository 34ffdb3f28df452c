//! What is gone is gone from the pages of the index too.

use uuid::Uuid;

use super::*;
use crate::store::connection::in_memory;
use crate::store::migration::{SCHEMA, migrate};

fn journal() -> Connection {
    let mut conn = in_memory().unwrap();
    migrate(&mut conn, SCHEMA).unwrap();
    conn
}

fn id(n: u32) -> IncidentId {
    IncidentId(Uuid::from_u128(n.into()))
}

fn comes(index: &mut Index, conn: &Connection, n: u32, words: &str) {
    let at = DateTime::from_timestamp(n.into(), 0).unwrap();
    let lines = [words.to_owned()];
    index
        .wait(conn, ItemId::from(id(n)), id(n), at, &lines)
        .unwrap();
}

fn all_at_once(conn: &Connection, act: impl FnOnce(&mut Index)) {
    conn.execute_batch("BEGIN").unwrap();
    let mut index = Index::default();
    act(&mut index);
    index.finish(conn).unwrap();
    conn.execute_batch("COMMIT").unwrap();
}

fn found(conn: &Connection, word: &str) -> u32 {
    let sql = "SELECT count(*) FROM search WHERE search MATCH ?1";
    conn.query_row(sql, [word], |row| row.get(0)).unwrap()
}

/// Pages of the index that hold a word, and edges of pages, neither of which a search finds.
fn pages_with(conn: &Connection, word: &str) -> u32 {
    let sql = "SELECT (SELECT count(*) FROM search_data WHERE instr(block, CAST(?1 AS BLOB)) > 0)
                    + (SELECT count(*) FROM search_idx WHERE instr(term, CAST(?1 AS BLOB)) > 0)";
    conn.query_row(sql, [word], |row| row.get(0)).unwrap()
}

/// Words as they come in texts, some of them often.
fn others(n: u32, count: u32) -> String {
    let word = |k: u32| {
        format!(
            "w{:x} ",
            (n.wrapping_mul(2_654_435_761).wrapping_add(k * 40_503)) % 5_000
        )
    };
    (0..count).map(word).collect()
}

/// Lines noted one by one before and after a long import leave the index in layers, in which marks of what is gone would
/// stay.
#[test]
fn no_word_of_a_long_import_that_was_taken_back_stays_in_a_page() {
    const BEFORE: u32 = 700;
    const IMPORTED: u32 = 6_000;
    let conn = journal();
    for n in 0..BEFORE {
        all_at_once(&conn, |index| {
            comes(index, &conn, n, &format!("daily {}", others(n, 8)));
        });
    }
    let imported = BEFORE..BEFORE + IMPORTED;
    all_at_once(&conn, |index| {
        for n in imported.clone() {
            comes(
                index,
                &conn,
                n,
                &format!("zebra{n} import {}", others(n, 12)),
            );
        }
    });
    for n in 0..6 {
        let n = imported.end + n;
        all_at_once(&conn, |index| {
            comes(index, &conn, n, &format!("daily {}", others(n, 8)));
        });
    }
    assert!(pages_with(&conn, "zebra") > 0, "as it is looked for below");
    assert_eq!(found(&conn, "import"), IMPORTED);

    all_at_once(&conn, |index| {
        for n in imported.clone() {
            index.forget(&conn, &ItemId::from(id(n))).unwrap();
        }
    });
    assert_eq!(found(&conn, "import"), 0);
    assert_eq!(found(&conn, "daily"), BEFORE + 6);
    assert_eq!(pages_with(&conn, "zebra"), 0);
}

#[test]
fn no_word_of_what_is_gone_for_good_stays_at_the_edge_of_a_page() {
    const ALL: u32 = 2_000;
    let conn = journal();
    all_at_once(&conn, |index| {
        for n in 0..ALL {
            let word = if n % 2 == 0 { "zebra" } else { "gauge" };
            comes(index, &conn, n, &format!("{word}{n} {}", others(n, 12)));
        }
    });
    assert!(pages_with(&conn, "zebra") > 0, "as it is looked for below");
    all_at_once(&conn, |index| {
        for n in (0..ALL).step_by(2) {
            let item = ItemId::from(id(n));
            index.forget_for_good(&conn, &item).unwrap();
        }
    });
    assert_eq!(pages_with(&conn, "zebra"), 0);
    assert_eq!(found(&conn, "gauge1"), 1);
}

/// More than wait at once, and what comes again while it waits or once it was written.
#[test]
fn a_document_that_comes_again_in_one_operation_is_found_by_its_last_words() {
    let conn = journal();
    let most = u32::try_from(MOST_WAITING).unwrap();
    all_at_once(&conn, |index| {
        for n in 0..most + 10 {
            comes(index, &conn, n, &format!("first words {n}"));
        }
        for n in [3, most + 5] {
            index.forget(&conn, &ItemId::from(id(n))).unwrap();
            comes(index, &conn, n, &format!("second words {n}"));
        }
    });
    assert_eq!(found(&conn, "second"), 2);
    assert_eq!(found(&conn, "first"), most + 8);
    assert_eq!(found(&conn, "words"), most + 10);
}
