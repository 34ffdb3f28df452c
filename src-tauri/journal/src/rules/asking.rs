//! A text that asks someone for feedback, ready to be copied. Afterpage sends nothing.

use chrono::NaiveDate;

/// What the text is made from; empty where it is not known.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    pub from: &'a str,
    /// The title and the day of what they saw.
    pub incident: Option<(&'a str, NaiveDate)>,
    /// Who asks.
    pub author: &'a str,
}

/// It asks for consent at once, so that nobody has to be asked twice.
pub fn ask_for_feedback(asking: &Asking) -> String {
    let greeting = match asking.from.split_whitespace().next() {
        Some(name) => format!("Hello {name},"),
        None => "Hello,".to_owned(),
    };
    let seen = match asking.incident {
        Some((title, day)) => format!(
            "You saw me at work in \u{201c}{title}\u{201d} on {}. ",
            day.format("%-d %B %Y")
        ),
        None => String::new(),
    };
    let body = format!(
        "{seen}I am collecting what people noticed of my work, and would be glad of two or three sentences from you:\n\
         - What did I do that helped, and how did you notice?\n\
         - What should I do differently next time?\n\n\
         May I quote you in a review: with your name, without it, or not at all? Any answer is fine, and so is none."
    );
    let ending = format!("Thank you\n{}", asking.author);
    format!("{greeting}\n\n{body}\n\n{}", ending.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_names_what_was_seen_and_asks_for_consent() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let text = ask_for_feedback(&Asking {
            from: "Imani Okafor",
            incident: Some(("Replica lag", day)),
            author: "Robin",
        });
        assert!(text.starts_with(
            "Hello Imani,\n\nYou saw me at work in \u{201c}Replica lag\u{201d} on 1 March 2026."
        ));
        assert!(text.contains("with your name, without it, or not at all"));
        assert!(text.ends_with("Thank you\nRobin"));
    }

    #[test]
    fn a_request_without_facts_is_whole_too() {
        let text = ask_for_feedback(&Asking {
            from: " ",
            incident: None,
            author: "",
        });
        assert!(text.starts_with("Hello,\n\nI am collecting"));
        assert!(text.ends_with("Thank you"));
    }
}
