//! Papers for others, from the command line: what is in them, what is not, and what is said about it.

use super::desk::{Desk, read, stderr};

pub const KINDS: [&str; 8] = [
    "review",
    "promotion",
    "note",
    "war-stories",
    "star-card",
    "talk-outline",
    "postmortem",
    "portfolio",
];

fn desk() -> Desk {
    let desk = Desk::with_journal();
    desk.done(&[
        "log",
        "Replica lag at Zorbium",
        "--at",
        "2025-03-14 03:10",
        "--resolved",
        "40m",
        "--severity",
        "SEV2",
        "--service",
        "quaxpay",
        "--role",
        "incident-commander",
    ]);
    desk
}

#[test]
fn every_kind_of_packet_is_written_in_every_format_and_equal_days_give_equal_bytes() {
    let desk = desk();
    for kind in KINDS {
        for ending in ["pdf", "md", "html", "txt", "json", "csv"] {
            let names = [format!("{kind}-1.{ending}"), format!("{kind}-2.{ending}")];
            for name in &names {
                desk.done(&[
                    "packet",
                    "--kind",
                    kind,
                    "--dated",
                    "2026-01-05",
                    "--out",
                    name,
                ]);
            }
            let [one, two] = names.map(|name| read(&desk.path(&name)));
            assert!(one == two && !one.is_empty(), "{kind} {ending}");
        }
    }
    let note = String::from_utf8(read(&desk.path("note-1.md"))).expect("text");
    assert!(note.contains("Replica lag at Zorbium"), "{note}");
}

#[test]
fn a_paper_for_the_public_holds_only_what_is_marked_for_it_and_says_what_is_not() {
    let desk = desk();
    let made = desk.run(&[
        "packet",
        "--kind",
        "portfolio",
        "--audience",
        "public",
        "--out",
        "out.md",
    ]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    assert!(
        stderr(&made).contains("Replica lag at Zorbium"),
        "{}",
        stderr(&made)
    );
    let text = String::from_utf8(read(&desk.path("out.md"))).expect("text");
    assert!(
        !text.contains("Zorbium") && !text.contains("quaxpay"),
        "{text}"
    );

    let refused = desk.refused(
        1,
        &[
            "packet",
            "--kind",
            "portfolio",
            "--audience",
            "public",
            "--redact",
            "private",
            "--out",
            "x.md",
        ],
    );
    assert!(
        refused.contains("at least the redaction of its level"),
        "{refused}"
    );
}

#[test]
fn the_owner_can_have_a_paper_redacted_and_any_file_is_searched() {
    let desk = desk();
    desk.done(&[
        "redact",
        "--add",
        "Zorbium",
        "--kind",
        "customer",
        "--alias",
        "a large customer",
    ]);
    desk.done(&[
        "packet",
        "--kind",
        "review",
        "--dated",
        "2026-01-05",
        "--out",
        "plain.pdf",
    ]);
    let redacted = [
        "packet",
        "--kind",
        "review",
        "--redact",
        "public",
        "--dated",
        "2026-01-05",
    ];
    for name in ["redacted.pdf", "redacted.md", "redacted.html"] {
        desk.done(&[&redacted[..], &["--out", name]].concat());
        desk.done(&["redact", "--check", name]);
    }
    let text = String::from_utf8(read(&desk.path("redacted.md"))).expect("text");
    assert!(text.contains("Replica lag at a large customer"), "{text}");
    assert!(text.contains("Service A"), "{text}");

    let found = desk.run(&["redact", "--check", "plain.pdf"]);
    assert_eq!(found.status.code(), Some(1));
    let hits = String::from_utf8_lossy(&found.stdout);
    assert!(hits.contains("Zorbium") && hits.contains("page "), "{hits}");
    let names = desk.done(&["redact", "--names"]);
    assert!(
        names.contains("quaxpay") && !names.contains("Zorbium"),
        "{names}"
    );
}

#[test]
fn a_draft_gives_its_reasons_and_can_be_kept() {
    let desk = desk();
    let draft = desk.done(&["draft", "--keep", "Staff", "--kind", "promotion"]);
    for said in [
        "Replica lag at Zorbium",
        "a high severity, a leading part",
        "Led the response to 1 incident",
        "Nobody's words may be quoted yet",
    ] {
        assert!(draft.contains(said), "{said:?} is missing: {draft}");
    }
    let checked = desk.done(&["packet", "Staff", "--check"]);
    assert!(checked.contains("Worth a look"), "{checked}");
    desk.done(&["packet", "Staff", "--out", "staff.pdf"]);
    assert!(read(&desk.path("staff.pdf")).starts_with(b"%PDF-"));
}
