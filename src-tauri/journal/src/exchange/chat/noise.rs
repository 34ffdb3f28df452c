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

/// `:+1:`, `:+1::+1::skin-tone-4:`.
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

/// The preview of a link in the line above: the site's name doubled (its icon's name and its own), then title and
/// description; or a document of Google's with its kind at the end.
fn preview_length(lines: &[&str], at: usize, above: &str) -> usize {
    const LONGEST: usize = 8_000;
    if above.len() > LONGEST || !(above.contains("https://") || above.contains("http://")) {
        return 0;
    }
    let site = lines[at].trim();
    if is_doubled(site) && names_site(&site[..site.len() / 2], above) {
        let below = (at + 1..lines.len()).take(2);
        return 1 + below
            .take_while(|place| is_of_preview(lines, *place))
            .count();
    }
    if above.contains("docs.google.com") && site.starts_with("Google ") {
        let kinds = [
            "Google Doc",
            "Google Docs",
            "Google Sheets",
            "Google Slides",
        ];
        let mut below = lines[at + 1..].iter().take(5);
        let kind = below.position(|line| kinds.contains(&line.trim()));
        return kind.map_or(0, |kind| kind + 2);
    }
    0
}

/// Whether the link in a line can be of the site.
fn names_site(site: &str, above: &str) -> bool {
    let name: String = site.chars().filter(|c| c.is_alphanumeric()).collect();
    above.to_lowercase().contains(&name.to_lowercase())
}

fn is_of_preview(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim();
    let counted = lines.get(at + 1).is_some_and(|next| is_count(next.trim()));
    let is_reaction = counted && is_emoji_only(line);
    let is_other = line.is_empty() || is_thread_mark(line) || begins_like_clock(line);
    !is_reaction && !is_other
}

/// `GuidewireGuidewire`.
pub(super) fn is_doubled(text: &str) -> bool {
    let (half, rest) = (text.len() / 2, text.len() % 2);
    rest == 0
        && half >= 3
        && text.is_char_boundary(half)
        && text[..half] == text[half..]
        && text.starts_with(char::is_alphabetic)
}
