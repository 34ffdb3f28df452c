//! Posts of a status page that stand as a list in its head, each with its date: "- status: update", "content: Still slow",
//! "date: 2021-03-23 14:00".

use std::ops::Range;

use super::blocks::{Piece, PieceKind};
use super::stamp;

const SAID: [&str; 6] = [
    "content",
    "message",
    "body",
    "text",
    "description",
    "update",
];
const WHEN: [&str; 6] = ["date", "time", "timestamp", "when", "at", "created_at"];
const STATES: [&str; 2] = ["status", "state"];
/// What else a post is known to say of itself.
const NO_TEXT: [&str; 4] = ["author", "title", "id", "link"];

/// The same pieces, with the posts as items of a timeline behind everything else.
pub(super) fn as_timeline(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let head = pieces
        .iter_mut()
        .find(|piece| piece.kind == PieceKind::FrontMatter);
    let Some(head) = head else {
        return pieces;
    };
    let (posts, rest) = taken(&head.text);
    let is_dated = |post: &&Vec<&str>| value_of(post.iter().copied(), &WHEN).is_some();
    // One post without a date is the first one, which was put out with the page.
    let first = if posts.iter().filter(is_dated).count() + 1 == posts.len() {
        value_of(head.text.lines(), &WHEN)
            .unwrap_or_default()
            .to_owned()
    } else {
        String::new()
    };
    let lines: Vec<String> = posts.iter().filter_map(|post| line(post, &first)).collect();
    if lines.is_empty() || lines.len() < posts.len() {
        return pieces;
    }
    head.text = rest;
    let piece = |kind, depth, text| Piece {
        kind,
        depth,
        text,
        bold: 0,
    };
    pieces.push(piece(PieceKind::Heading(2), 0, "Timeline".to_owned()));
    let item = PieceKind::Item { ticked: None };
    pieces.extend(lines.into_iter().map(|line| piece(item.clone(), 1, line)));
    pieces
}

/// The items of the first list that holds such posts, and the other lines.
fn taken(head: &str) -> (Vec<Vec<&str>>, String) {
    let is_of_list = |line: &&str| line.starts_with([' ', '\t', '-']) || !line.contains(':');
    let lines: Vec<&str> = head.lines().collect();
    let begins = |at: usize| {
        let is_key = lines[at].trim_end().ends_with(':') && !is_of_list(&lines[at]);
        let first = lines.get(at + 1).map_or("", |line| line.trim_start());
        is_key
            && first
                .strip_prefix("- ")
                .is_some_and(|first| first.contains(": "))
    };
    let Some(at) = (0..lines.len()).find(|at| begins(*at)) else {
        return (Vec::new(), head.to_owned());
    };
    let (before, list) = lines.split_at(at);
    // A value in quotes may go on in lines that look like keys.
    let mut is_quoted = false;
    let goes_on = |line: &&&str| {
        let goes_on = is_quoted || is_of_list(line);
        is_quoted ^= line.matches('"').count() % 2 == 1;
        goes_on
    };
    let length = list.iter().skip(1).take_while(goes_on).count();
    let (list, behind) = list.split_at(1 + length);
    let mut posts: Vec<Vec<&str>> = Vec::new();
    for line in &list[1..] {
        let line = line.trim();
        match (line.strip_prefix("- "), posts.last_mut()) {
            (Some(first), _) => posts.push(vec![first]),
            (None, Some(post)) => post.push(line),
            (None, None) => {}
        }
    }
    (posts, [before, behind].concat().join("\n"))
}

/// "2021-03-23 14:00: update: Still slow", and below it what else the post says.
fn line(post: &[&str], first: &str) -> Option<String> {
    let when = value_of(post.iter().copied(), &WHEN).unwrap_or(first);
    let (at, said) = SAID.iter().find_map(|name| whole_value(post, name))?;
    let state = value_of(post.iter().copied(), &STATES);
    let state = state.map_or(String::new(), |state| format!("{state}: "));
    let is_read = |line: &str| {
        [&WHEN[..], &STATES]
            .iter()
            .any(|of| value(line, of).is_some())
    };
    let others = post[..at.start].iter().chain(&post[at.end..]);
    let others = others.filter(|line| !line.is_empty() && !is_read(line));
    let first = format!("{when}: {state}{said}");
    let lines: Vec<&str> = [&*first].into_iter().chain(others.copied()).collect();
    stamp::has_clock(when).then(|| lines.join("\n"))
}

/// In which lines it stands, with those it goes on with up to the next key.
fn whole_value(post: &[&str], name: &str) -> Option<(Range<usize>, String)> {
    let at = post
        .iter()
        .position(|line| value(line, &[name]).is_some())?;
    let is_key = |line: &str| {
        let named = [&WHEN[..], &STATES, &SAID]
            .iter()
            .any(|names| value(line, names).is_some());
        named || NO_TEXT.iter().any(|name| value(line, &[name]).is_some())
    };
    let more = post[at + 1..].iter().take_while(|line| !is_key(line));
    let end = at + 1 + more.clone().count();
    // "|" and ">" only say that it stands below.
    let first = value(post[at], &[name])?.trim_start_matches(['|', '>']);
    let lines = [first].into_iter().chain(more.copied());
    let whole = lines.collect::<Vec<_>>().join("\n");
    let whole = whole.trim_matches(['"', '\'', ' ', '\n']).to_owned();
    Some((at..end, whole))
}

fn value_of<'a>(mut lines: impl Iterator<Item = &'a str>, names: &[&str]) -> Option<&'a str> {
    lines
        .find_map(|line| value(line, names))
        .map(|value| value.trim_matches(['"', '\'']))
}

fn value<'a>(line: &'a str, names: &[&str]) -> Option<&'a str> {
    let (key, value) = line.split_once(':')?;
    names.contains(&key.trim()).then(|| value.trim())
}
