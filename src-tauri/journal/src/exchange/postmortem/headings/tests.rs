use super::*;

#[test]
fn headings_are_known_by_their_words() {
    for (heading, expected) in [
        ("Lessons Learnt", Meaning::Section(S::Lessons)),
        ("2. Root Cause(s)", Meaning::Section(S::RootCause)),
        (
            "What Didn\u{2019}t Go So Well?",
            Meaning::Section(S::WentPoorly),
        ),
        ("Action Items & Followups", Meaning::Section(S::Actions)),
        ("\u{1f4c5} Timeline (UTC)", Meaning::Section(S::Timeline)),
        ("Key events", Meaning::Facts),
        ("Start Date/Time", Meaning::Fact(F::Instant(K::Began))),
        ("5 Whys", Meaning::Section(S::Factors)),
        ("Follow-up timeline", Meaning::Section(S::Timeline)),
        (
            "Immediate Actions (Completed)",
            Meaning::Section(S::Actions),
        ),
        (
            "Short-term / Long-term Improvements",
            Meaning::Section(S::Actions),
        ),
        ("Remediation tasks", Meaning::Section(S::Actions)),
        (
            "5. Prevention & Recommendations",
            Meaning::Section(S::Actions),
        ),
        (
            "What we\u{2019}re doing to fix this",
            Meaning::Section(S::Actions),
        ),
        (
            "What are we doing differently?",
            Meaning::Section(S::Actions),
        ),
        ("Guardrails implemented", Meaning::Section(S::Actions)),
    ] {
        assert_eq!(meaning(heading), Some(expected), "{heading}");
    }
    assert_eq!(meaning("KubeSpawner"), None);
    assert_eq!(meaning("GitHub Actions"), None);
    assert_eq!(meaning(""), None);
}
