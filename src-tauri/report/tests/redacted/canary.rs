//! Two hundred terms in every field of every noun, and readers outside of this code base that look for them.

use std::cell::Cell;

use journal::domain::{Audience, PacketKind, RedactionKind};
use report::Fonts;
use report::project::project;

use crate::secrets::{filled, listed};
use crate::tools::Paper;
use crate::{files, some_secrets};

const TERMS: usize = 200;

/// Different in length and script, and no word of any language.
fn term(number: usize) -> String {
    let scripts = ["zqx", "Žqv", "жщэ", "ξψω", "Qjz-wk", "jqQz kw"];
    let script = scripts[number % scripts.len()];
    format!("{script}{number:03}{}", "vw".repeat(number % 4 + 1))
}

#[test]
fn no_term_of_two_hundred_is_found_in_a_public_portfolio_by_any_reader() {
    let next = Cell::new(0);
    // Each text holds five of them, so that every one is in several fields.
    let say = |what: &str| {
        let first = next.get();
        next.set(first + 5);
        let terms: Vec<String> = (first..first + 5)
            .map(|number| term(number % TERMS))
            .collect();
        format!("{what}: {}.", terms.join(", "))
    };
    let mut data = filled(&some_secrets(), &say);
    assert!(next.get() > TERMS, "every term has a place");
    let terms = (0..TERMS)
        .map(|number| listed(1_000 + number as u128, &term(number), RedactionKind::Other));
    data.redactions.extend(terms);
    let fonts = Fonts::new(None).expect("bundled fonts");
    let projected = project(Audience::Public, data).expect("a public paper");
    for (format, bytes) in files(PacketKind::Portfolio, &projected, &fonts) {
        assert_eq!(
            found_in(&String::from_utf8_lossy(&bytes)),
            [""; 0],
            "{format}"
        );
        if format == "PDF" {
            let paper = Paper::keep("canary", &bytes);
            for (tool, arguments) in [
                ("pdftotext", vec!["FILE", "-"]),
                ("pdfinfo", vec!["-struct-text", "FILE"]),
                ("pdfinfo", vec!["-url", "FILE"]),
                (
                    "qpdf",
                    vec!["--qdf", "--object-streams=disable", "FILE", "-"],
                ),
            ] {
                let said = paper.read_with(tool, &arguments);
                assert_eq!(found_in(&said), [""; 0], "{tool} {arguments:?}");
            }
        }
    }
}

/// In any case, with the ends of lines and without.
fn found_in(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let joined: String = lower.chars().filter(|c| !c.is_whitespace()).collect();
    let there = |term: &String| {
        let term = term.to_lowercase();
        lower.contains(&term) || joined.contains(&term.replace(' ', ""))
    };
    (0..TERMS).map(term).filter(there).collect()
}
