//! A pasted rubric as dimensions. A table, headings, a list, lines of the form "name: wording", paragraphs or a single
//! block of text: the first of these forms that parts the text in two is taken. Nothing is judged, and the text itself
//! is kept beside the dimensions.

use crate::domain::feedback::cut;

#[cfg(test)]
mod tests;

/// Beyond this a grid is no help any more; the last dimension takes the rest.
const MOST: usize = 40;
/// Characters of a name; a longer one is cut, and stands whole in the wording.
const NAME: usize = 70;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub name: String,
    pub wording: String,
}

/// One way in which a rubric may be parted; fewer than two parts mean that it is not written so.
type Form = fn(&[&str]) -> Vec<Asked>;

pub fn read_rubric(text: &str) -> Vec<Asked> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let forms: [Form; 8] = [
        of_table,
        of_headings,
        of_bold_lines,
        of_list,
        of_labels,
        of_paragraphs,
        of_lines,
        of_sentences,
    ];
    let mut found = forms.into_iter().map(|form| form(&lines));
    let parted = found.find(|found| found.len() > 1);
    at_most(parted.unwrap_or_else(|| whole(&lines)))
}

/// Each row below the heads is one; the cells beside its name are its wording, each under its head.
fn of_table(lines: &[&str]) -> Vec<Asked> {
    let rows: Vec<Vec<String>> = lines
        .iter()
        .filter(|line| line.trim_start().starts_with('|') || line.matches('|').count() > 1)
        .map(|line| cells(line))
        .collect();
    let Some(rule) = rows.iter().position(|row| is_rule(row)) else {
        return Vec::new();
    };
    let heads = rule.checked_sub(1).and_then(|above| rows.get(above));
    rows[rule + 1..]
        .iter()
        .filter_map(|row| {
            let (name, rest) = row.split_first()?;
            let wording = rest.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
            let wording = wording.map(|(at, cell)| {
                let head = heads.and_then(|heads| heads.get(at + 1));
                match head.filter(|head| !head.is_empty() && rest.len() > 1) {
                    Some(head) => format!("{head}: {cell}"),
                    None => cell.clone(),
                }
            });
            asked(name, wording)
        })
        .collect()
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').unwrap_or(line);
    line.split('|').map(plain).collect()
}

fn is_rule(row: &[String]) -> bool {
    row.iter()
        .all(|cell| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':' | ' ')))
}

/// The shallowest level that has two headings parts the text; what stands below one is its wording.
fn of_headings(lines: &[&str]) -> Vec<Asked> {
    let level = (1..=6).find(|level| {
        let of_level = lines.iter().filter(|line| is_heading(line, *level));
        of_level.count() > 1
    });
    level.map_or_else(Vec::new, |level| {
        parted(lines, |line| {
            is_heading(line, level)
                .then(|| line.trim_start_matches(['#', ' ']).trim_end_matches('#'))
        })
    })
}

fn is_heading(line: &str, level: usize) -> bool {
    let marks = line.chars().take_while(|c| *c == '#').count();
    marks == level && line[marks..].starts_with([' ', '\t'])
}

/// Lines that are bold from end to end stand for headings.
fn of_bold_lines(lines: &[&str]) -> Vec<Asked> {
    parted(lines, |line| {
        let text = line.trim().trim_end_matches(':');
        let inner = text.strip_prefix("**")?.strip_suffix("**")?;
        (!inner.contains("**")).then_some(inner)
    })
}

/// The items that stand furthest out; what is nested or indented below one is its wording.
fn of_list(lines: &[&str]) -> Vec<Asked> {
    let outermost = lines
        .iter()
        .filter_map(|line| item(line))
        .map(|(indent, _)| indent)
        .min();
    outermost.map_or_else(Vec::new, |outermost| {
        let begins = |line: &'_ str| -> Option<usize> {
            item(line)
                .filter(|(indent, _)| *indent == outermost)
                .map(|(_, text)| text)
        };
        parted(lines, |line| begins(line).map(|text| &line[text..]))
    })
}

/// How far an item of a list is indented, and where its text begins.
fn item(line: &str) -> Option<(usize, usize)> {
    let indent = line.len() - line.trim_start().len();
    let rest = &line[indent..];
    let mark = if rest.starts_with(['-', '*', '+', '\u{2022}', '\u{2013}']) {
        rest.chars().next().map_or(0, char::len_utf8)
    } else {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let is_numbered = (1..=3).contains(&digits) && rest[digits..].starts_with(['.', ')']);
        if is_numbered { digits + 1 } else { 0 }
    };
    let text = rest.get(mark..)?;
    let is_item = mark > 0 && text.starts_with([' ', '\t']);
    let gap = text.len() - text.trim_start().len();
    (is_item && !text.trim().is_empty()).then_some((indent, indent + mark + gap))
}

/// Lines of the form "Name: wording"; what follows without a label goes on.
fn of_labels(lines: &[&str]) -> Vec<Asked> {
    parted(lines, |line| split_label(line).map(|_| line))
}

/// Between empty lines.
fn of_paragraphs(lines: &[&str]) -> Vec<Asked> {
    let paragraphs = lines.split(|line| line.trim().is_empty());
    let paragraphs = paragraphs.filter(|lines| !lines.is_empty());
    paragraphs
        .filter_map(|lines| {
            let (first, rest) = lines.split_first()?;
            asked(first, rest.iter().map(|line| plain(line)))
        })
        .collect()
}

fn of_lines(lines: &[&str]) -> Vec<Asked> {
    lines
        .iter()
        .filter_map(|line| asked(line, std::iter::empty()))
        .collect()
}

fn of_sentences(lines: &[&str]) -> Vec<Asked> {
    let text = lines.join(" ");
    let sentences = text.split_inclusive(['.', ';', '!', '?']);
    sentences
        .filter_map(|sentence| asked(sentence, std::iter::empty()))
        .collect()
}

fn whole(lines: &[&str]) -> Vec<Asked> {
    let mut lines = lines.iter().filter(|line| !line.trim().is_empty());
    let first = lines
        .next()
        .and_then(|first| asked(first, lines.map(|line| plain(line))));
    first.into_iter().collect()
}

/// A new one begins where `begin` finds its name.
fn parted<'a>(lines: &[&'a str], begin: impl Fn(&'a str) -> Option<&'a str>) -> Vec<Asked> {
    let mut found: Vec<(&str, Vec<String>)> = Vec::new();
    for line in lines {
        if let Some(name) = begin(line) {
            found.push((name, Vec::new()));
        } else if let Some((_, wording)) = found.last_mut() {
            wording.push(unmarked(line));
        }
    }
    found
        .into_iter()
        .filter_map(|(name, wording)| asked(name, wording.into_iter()))
        .collect()
}

/// `None` for what has no letters.
fn asked(first: &str, rest: impl Iterator<Item = String>) -> Option<Asked> {
    let (name, said) = split_label(first).map_or((plain(first), None), |(name, said)| {
        (name, Some(said).filter(|said| !said.is_empty()))
    });
    if !name.contains(char::is_alphanumeric) {
        return None;
    }
    let short = cut(&name, NAME);
    let whole = (short != name).then_some(name);
    let wording: Vec<String> = whole.into_iter().chain(said).chain(rest).collect();
    Some(Asked {
        name: short,
        wording: wording.join("\n").trim().to_owned(),
    })
}

/// "**Impact**: moves numbers" and "Impact - moves numbers" as name and wording.
fn split_label(line: &str) -> Option<(String, String)> {
    let text = item(line).map_or(line, |(_, at)| &line[at..]);
    let text = plain(text);
    let place = [": ", " - ", " \u{2013} ", " \u{2014} "]
        .into_iter()
        .filter_map(|mark| text.find(mark).map(|at| (at, mark.len())))
        .min();
    let ends_so = text.strip_suffix(':').map(|name| (name.len(), 1));
    let (at, length) = place.or(ends_so)?;
    let (name, rest) = (text[..at].trim(), text[at + length..].trim());
    let is_name = !name.is_empty() && name.chars().count() <= NAME && !name.contains(['.', ';']);
    is_name.then(|| (name.to_owned(), rest.to_owned()))
}

/// An item without its mark, everything else without what only sets it off.
fn unmarked(line: &str) -> String {
    let text = item(line).map_or(line, |(_, at)| &line[at..]);
    plain(text.trim_start_matches('#'))
}

fn plain(text: &str) -> String {
    text.replace("**", "")
        .replace("__", "")
        .replace('`', "")
        .trim()
        .to_owned()
}

fn at_most(mut found: Vec<Asked>) -> Vec<Asked> {
    let rest = found.split_off(found.len().min(MOST));
    if let Some(last) = found.last_mut() {
        for Asked { name, wording } in rest {
            last.wording.extend(["\n", &name, "\n", &wording]);
        }
    }
    found
}
