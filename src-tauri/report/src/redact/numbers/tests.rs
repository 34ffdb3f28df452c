use super::{in_text, rounded, without_about};
use crate::redact::Cut;

#[test]
fn what_is_round_says_so_once_and_a_name_stays_one() {
    let made = |text, others: &[Cut]| {
        let cut = without_about(in_text(text), text, others).remove(0);
        format!("{}{}", &text[..cut.bytes.start], cut.became)
    };
    assert_eq!(made("It hit about 1,234 users", &[]), "It hit about 1,000");
    assert_eq!(made("Roughly 1,234 users", &[]), "About 1,000");
    let name = Cut {
        bytes: 0..5,
        became: "Customer A".to_owned(),
    };
    assert_eq!(made("Circa 1,234 users", &[name]), "Circa about 1,000");
}

#[test]
fn what_only_stands_beside_a_count_is_none() {
    for text in [
        "At 10:45 servers failed",
        "after 15 minutes, servers were back",
    ] {
        assert!(in_text(text).is_empty(), "{text}");
    }
}

#[test]
fn behind_a_word_that_tells_them_apart_it_is_so_many_or_so() {
    for (text, became) in [
        ("All 61 depots were back", "60 or so"),
        ("the other eleven teams", "10 or so"),
        ("no way about it; 1,234 users", "about 1,000"),
    ] {
        let cuts = in_text(text);
        assert_eq!(cuts.len(), 1, "{text}");
        assert_eq!(cuts[0].became, became, "{text}");
    }
}

#[test]
fn counts_in_words_are_made_round_too() {
    let became = |text| {
        let cuts = in_text(text).into_iter();
        cuts.map(|cut| (text[cut.bytes].to_owned(), cut.became))
            .collect::<Vec<_>>()
    };
    let cut = |said: &str, became: &str| (said.to_owned(), became.to_owned());
    assert_eq!(
        became("Fourteen people and thirty-six angry customers, for ten minutes"),
        [cut("Fourteen", "About 15"), cut("thirty-six", "about 40")]
    );
    assert_eq!(
        became("Twenty four people, two hundred and fifty-one users, a hundred of our servers"),
        [
            cut("Twenty four", "About 20"),
            cut("two hundred and fifty-one", "about 300"),
            cut("a hundred", "about 100"),
        ]
    );
    assert_eq!(
        became("twelve thousand users, Twelve hundred customers"),
        [
            cut("twelve thousand", "about 10,000"),
            cut("Twelve hundred", "About 1,000"),
        ]
    );
    for text in [
        "nine customers, often people, a ten-person team",
        "one customer and one hundred",
    ] {
        assert_eq!(became(text), [], "{text}");
    }
}

#[test]
fn one_digit_is_kept_and_behind_a_first_one_a_half() {
    let round = [0, 7, 14, 15, 94, 95, 1_234, 8_500, 999_999].map(rounded);
    assert_eq!(round, [0, 7, 15, 15, 90, 100, 1_000, 9_000, 1_000_000]);
}

#[test]
fn only_counts_of_people_and_orders_are_made_round() {
    let became = |text| {
        in_text(text)
            .into_iter()
            .map(|cut| cut.became)
            .collect::<Vec<_>>()
    };
    assert_eq!(became("1,234 users and 42 minutes"), ["about 1,000"]);
    assert_eq!(became("12k failed requests"), ["about 10,000"]);
    assert_eq!(
        became("1 234 users, SEV2 300 refunds"),
        ["about 1,000", "about 300"]
    );
    assert_eq!(
        became("14:30 120 users, HTTP 500 300 requests"),
        ["about 100", "about 300"]
    );
    assert_eq!(became("3 customers, p99 of 1200 ms"), [""; 0]);
}
