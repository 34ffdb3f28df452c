//! What Slack shows around a message and copies along with it. Only what can hardly be anything else is noise.

use super::{ChatDropped, clock::begins_like_clock};

/// How many lines of noise begin here (none: it is text), counted in `dropped`. `above` is the last line of text of
/// the message so far.
pub(super) fn take(
    lines: &[&str],
    at: usize,
    above: Option<&str>,
    dropped: &mut ChatDropped,
) -> usize {
    let line = lines[at].trim();
    let next = lines.get(at + 1).map(|line| line.trim());
    if is_emoji_only(line) && next.is_some_and(is_count) {
        dropped.reactions += 1;
        2
    } else if is_thread_mark(line) {
        dropped.marks += 1;
        1
    } else {
        let preview = above.map_or(0, |above| preview_length(lines, at, above));
        dropped.previews += u32::from(preview > 0);
        preview
    }
}

/// The text before Slack's "(edited)" at the end of a line.
pub(super) fn before_edited(line: &str) -> Option<&str> {
    line.trim_end().strip_suffix("(edited)")
}

/// Slack's line between read and unread messages.
pub(super) fn is_new_mark(line: &str) -> bool {
    matches!(line.trim(), "New" | "NEW" | "New messages")
}

/// A whole message by which Slack tells who came and went.
pub(super) fn is_coming_or_going(text: &str) -> bool {
    let text = text.trim_end_matches(['.', '\n', ' ']);
    if text.contains('\n') {
        return false;
    }
    let of_channel = |rest: &str| {
        let mut words = rest.split(' ');
        let channel = words.next().is_some_and(|word| word.starts_with('#'));
        rest == "the channel" || (channel && words.next().is_none())
    };
    let text = text.strip_prefix("has ").unwrap_or(text);
    let moved = ["joined ", "left "].iter();
    moved
        .filter_map(|verb| text.strip_prefix(verb))
        .any(of_channel)
        || (text.strip_prefix("was added to ")).is_some_and(|rest| {
            let (channel, by) = rest.split_once(" by ").unwrap_or(("", ""));
            !channel.is_empty() && !channel.trim_start_matches('#').contains(' ') && !by.is_empty()
        })
}

/// ":+1:", ":+1::+1::skin-tone-4:".
pub(super) fn is_emoji_only(line: &str) -> bool {
    let mut rest = line;
    while let Some(after) = skip_emoji(rest) {
        rest = after.trim_start();
    }
    rest.is_empty() && !line.is_empty()
}

/// What follows an emoji's name at the beginning.
pub(super) fn skip_emoji(text: &str) -> Option<&str> {
    let (name, rest) = text.strip_prefix(':')?.split_once(':')?;
    let is_name = |c: char| c.is_alphanumeric() || "+-_'".contains(c);
    (!name.is_empty() && name.chars().all(is_name)).then_some(rest)
}

fn is_count(line: &str) -> bool {
    (1..=4).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// "3 replies", "Last reply 8 days agoView thread", "View thread", "Also sent to the channel".
fn is_thread_mark(line: &str) -> bool {
    if matches!(line, "View thread" | "Also sent to the channel") {
        return true;
    }
    let replies = line.strip_suffix(" replies");
    if replies
        .or(line.strip_suffix(" reply"))
        .is_some_and(is_count)
    {
        return true;
    }
    let viewed = line.strip_suffix("View thread").map(str::trim_end);
    let age = match (line.strip_prefix("Last reply "), viewed) {
        (Some(age), _) => age.strip_suffix("View thread").unwrap_or(age).trim_end(),
        (None, Some(age)) => age,
        (None, None) => return false,
    };
    is_age(age)
}

/// "8 days ago", "today at 3:15 PM", "less than a minute ago".
fn is_age(text: &str) -> bool {
    let is_relative = text.strip_suffix(" ago").is_some_and(|age| {
        let count = age.split(' ').next().unwrap_or_default();
        is_count(count) || matches!(count, "a" | "an" | "less" | "about")
    });
    let day = text.split_once(" at ").map(|(day, _)| day);
    is_relative
        || day.is_some_and(|day| matches!(day, "today" | "yesterday" | "Today" | "Yesterday"))
}

/// The preview of a link below it: the site's name doubled (its icon's name and its own), then title and description;
/// or a document of Google's with its kind at the end.
fn preview_length(lines: &[&str], at: usize, above: &str) -> usize {
    const LONGEST: usize = 3;
    let holds_link = above.contains("https://") || above.contains("http://");
    if !holds_link {
        return 0;
    }
    let site = lines[at].trim();
    if is_doubled(site) {
        let below = lines[at + 1..].iter().take(LONGEST - 1).zip(at + 1..);
        let belongs = below.take_while(|(line, place)| {
            let reaction = lines
                .get(place + 1)
                .is_some_and(|next| is_count(next.trim()));
            !line.trim().is_empty()
                && !is_thread_mark(line.trim())
                && !begins_like_clock(line.trim())
                && !(is_emoji_only(line.trim()) && reaction)
        });
        return 1 + belongs.count();
    }
    if above.contains("docs.google.com") && site.starts_with("Google ") {
        let below = lines[at + 1..].iter().take(5);
        let kind = below.map(|line| line.trim()).position(|line| {
            matches!(
                line,
                "Google Doc" | "Google Docs" | "Google Sheets" | "Google Slides"
            )
        });
        return kind.map_or(0, |kind| kind + 2);
    }
    0
}

/// "GuidewireGuidewire".
pub(super) fn is_doubled(text: &str) -> bool {
    let (half, rest) = (text.len() / 2, text.len() % 2);
    rest == 0
        && half >= 3
        && text.is_char_boundary(half)
        && text[..half] == text[half..]
        && text.starts_with(char::is_alphabetic)
}
