use crate::domain::LensSettings;
use crate::rules::lens::{LENS_RULES, Writing, check, rules};

#[track_caller]
fn found(text: &str, writing: Writing) -> Vec<(String, String)> {
    let findings = check(text, writing, &LensSettings::default()).into_iter();
    findings
        .map(|one| (one.rule, text[one.range.bytes_in(text)].to_owned()))
        .collect()
}

/// A text, the words that are marked in it, and the rule that marks them.
const BLAME: &[(&str, &str, &str)] = &[
    ("Bob forgot to renew it.", "Bob forgot", "person_at_fault"),
    (
        "The on-call engineer ignored the page.",
        "engineer ignored",
        "person_at_fault",
    ),
    (
        "Then Sarah broke the build.",
        "Sarah broke",
        "person_at_fault",
    ),
    (
        "A developer pushed a bad config.",
        "developer pushed a bad",
        "person_at_fault",
    ),
    (
        "The intern accidentally dropped it.",
        "intern accidentally dropped",
        "person_at_fault",
    ),
    (
        "It was caused by the new contractor.",
        "caused by the new contractor",
        "person_at_fault",
    ),
    (
        "This is the team’s fault.",
        "team’s fault",
        "person_at_fault",
    ),
    (
        "The reviewer did not check the limits.",
        "reviewer did not check",
        "person_at_fault",
    ),
    (
        "and the user didn't think to scroll",
        "user didn't think",
        "person_at_fault",
    ),
    (
        "Wiebke messed up the import.",
        "Wiebke messed up",
        "person_at_fault",
    ),
    (
        "I didn't test enough.",
        "I didn't test enough",
        "self_blame",
    ),
    ("I forgot to tell anyone.", "I forgot", "self_blame"),
    (
        "We did not check the logs.",
        "We did not check",
        "self_blame",
    ),
    (
        "I should have rolled back.",
        "I should have rolled",
        "self_blame",
    ),
    ("It was my fault.", "my fault", "self_blame"),
    (
        "The runbook should have been read.",
        "should have been",
        "should_have",
    ),
    ("You should’ve known.", "should’ve known", "should_have"),
    (
        "Somebody should have looked.",
        "should have looked",
        "should_have",
    ),
    (
        "They could have asked.",
        "They could have asked",
        "should_have",
    ),
    (
        "The operator failed to notice it.",
        "operator failed to",
        "failed_to",
    ),
    (
        "Dana failed to review it.",
        "Dana failed to review",
        "failed_to",
    ),
    ("Root cause: human error.", "human error", "human_error"),
    ("A fat-fingered command.", "fat-fingered", "human_error"),
    (
        "Then the on-call ignored the page.",
        "on-call ignored",
        "person_at_fault",
    ),
    (
        "Alice deleted the production database.",
        "Alice deleted the production database",
        "person_at_fault",
    ),
    (
        "Bob dropped the table.",
        "Bob dropped the table",
        "person_at_fault",
    ),
    (
        "It was caused by Alice\u{2019}s deploy.",
        "caused by Alice\u{2019}s deploy",
        "person_at_fault",
    ),
    (
        "The engineering manager failed to tell us.",
        "manager failed to",
        "failed_to",
    ),
    (
        "Sarah did not notice the spike.",
        "Sarah did not notice",
        "person_at_fault",
    ),
    (
        "We had not tested it.",
        "We had not tested it",
        "self_blame",
    ),
    ("It was careless.", "careless", "judging"),
    ("The vendor is to blame.", "to blame", "judging"),
    (
        "The table was accidentally dropped.",
        "accidentally dropped",
        "by_mistake",
    ),
];

#[test]
fn blame_is_found_in_the_words_people_use_for_it() {
    for (text, words, rule) in BLAME {
        let expected = [((*rule).to_owned(), (*words).to_owned())];
        assert_eq!(found(text, Writing::Account), expected, "{text}");
    }
}

#[test]
fn what_systems_do_is_told_without_a_word_from_the_lens() {
    for text in [
        "The pod failed to start, and the deploy broke checkout.",
        "Terraform failed to create the subnet. Failed to connect to the database.",
        "The alert should have a runbook, and every action should have an owner.",
        "Things that could have gone better.",
        "The kernel panicked. The scheduler ignored the taint.",
        "An obvious error message would help. User errors rose to 5 %.",
        "Run `git blame` on it; the report is blameless, and so is the fault line.",
        "Faults occur at 07:32; the fault was detected by Pingdom.",
        "Pods were deleted and they caused a restart. Nobody was paged.",
        "The team rolled back and told customers. She found the bad commit.",
        "```\nhuman error: careless operator failed to\n```\nPlain.",
        "See https://example.org/human error-pages and <!-- human error --> this.",
        "Users failed to log in, and people failed to check out.",
        "5 % of users did not notice the outage.",
        "The Prometheus operator failed to reconcile, and cert-manager failed to renew.",
        "It was caused by the cert-manager. Then the cluster manager failed to elect a leader.",
        "A Kafka operator error was logged by the Strimzi operator.",
        "The pods were gone; they might have been evicted.",
        "Sarah did notice the spike; we did check the logs and were aware. They had tested it.",
        "The request should have returned 200. The alert should have fired; the tests should\u{2019}ve caught it.",
        "Being on call caused a long night. Bob deleted the stuck pods.",
        "We lazy load the list; the hero image is missing.",
        "Once it was clear what the issue was, we noticed the error.",
    ] {
        assert_eq!(found(text, Writing::Packet), [], "{text}");
    }
}

#[test]
fn hero_wording_is_looked_for_where_a_packet_quotes() {
    let text = "I single-handedly saved the day.";
    assert_eq!(
        found(text, Writing::Packet),
        [
            ("hero".to_owned(), "single-handedly".to_owned()),
            ("hero".to_owned(), "saved the day".to_owned())
        ]
    );
    assert_eq!(found(text, Writing::Account), []);
}

#[test]
fn a_sentence_may_be_wrapped_and_words_are_marked_once() {
    assert_eq!(
        found(
            "The report says that the engineer\nforgot it.",
            Writing::Account
        ),
        [("person_at_fault".to_owned(), "engineer\nforgot".to_owned())]
    );
    let text = "I should have checked, it was a careless mistake.";
    let places = found(text, Writing::Account);
    assert_eq!(
        places
            .iter()
            .map(|(_, words)| words.as_str())
            .collect::<Vec<_>>(),
        ["I should have checked", "careless"]
    );
}

#[test]
fn what_was_dismissed_is_known_by_its_sentence_and_switched_off_rules_are_silent() {
    let text = "Root cause: human error. A careless one.";
    let all = check(text, Writing::Account, &LensSettings::default());
    assert_eq!(all.len(), 2);

    let mut settings = LensSettings::default();
    settings.dismissed.push(all[0].id.clone());
    let elsewhere = "At night, too. Root cause:  Human error.";
    assert_eq!(check(elsewhere, Writing::Account, &settings), []);
    let other = "It was another human error.";
    assert_eq!(check(other, Writing::Account, &settings).len(), 1);

    settings.off.insert("judging".to_owned());
    assert_eq!(check(text, Writing::Account, &settings), []);
    let on: Vec<String> = rules(&settings)
        .into_iter()
        .filter(|rule| rule.on)
        .map(|rule| rule.key)
        .collect();
    assert_eq!(on.len(), LENS_RULES.len() - 1);
    assert!(!on.contains(&"judging".to_owned()));
}

#[test]
fn every_rule_says_why_and_how_else() {
    for rule in LENS_RULES {
        assert!(rule.why.ends_with('.'), "{}", rule.key);
        for phrase in rule.phrases {
            assert!(!phrase.rewrite.is_empty(), "{}", rule.key);
        }
    }
}
