//! What the user typed, as a question to the index. Nothing typed is an operator: quotes, stars and signs only part words.

use std::collections::HashSet;

use rusqlite::Connection;

use super::vocabulary;
use super::words::{Word, words};
use crate::Result;
use crate::domain::IncidentId;
use crate::store::columns::get_word;

/// Words asked for beyond this many narrow nothing any more in practice, and a pasted page must not take a second.
const MOST_PHRASES: usize = 24;
/// Of the prefixes that the index keeps.
const LONGEST_PREFIX: usize = 3;
/// Beyond this many words, asking for each costs more than gathering them.
const MOST_WORDS: usize = 64;

/// All phrases have to be in one document, or where no document holds them all, in one incident; of each, the last word
/// may be only begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What was typed between spaces, as words: "db-prod-eu" is a phrase of three.
    phrases: Vec<Vec<String>>,
}

impl Query {
    pub fn read(typed: &str) -> Self {
        let phrases = typed
            .split_whitespace()
            .map(|part| words(part).into_iter().map(|word| word.text).collect())
            .filter(|phrase: &Vec<String>| !phrase.is_empty())
            .take(MOST_PHRASES)
            .collect();
        Self { phrases }
    }

    /// Nothing to look for: nothing was typed, or only signs.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// In the language of FTS5. Words hold letters and digits only, so nothing has to be escaped.
    pub fn expression(&self, conn: &Connection) -> Result<String> {
        let phrases: Result<Vec<String>> = self
            .phrases
            .iter()
            .map(|phrase| in_index(conn, phrase))
            .collect();
        Ok(phrases?.join(" AND "))
    }

    /// The same, without words that are only begun.
    fn whole_words(&self) -> String {
        let phrases: Vec<String> = self
            .phrases
            .iter()
            .map(|phrase| format!("\"{}\"", phrase.join(" ")))
            .collect();
        phrases.join(" ")
    }

    pub fn phrase_count(&self) -> usize {
        self.phrases.len()
    }

    /// A text parted into words once, for all that is asked about it.
    pub fn read_in<'a>(&'a self, text: &'a str) -> Reader<'a> {
        Reader {
            query: self,
            text,
            words: words(text),
        }
    }
}

/// The question beside a text.
pub struct Reader<'a> {
    query: &'a Query,
    pub text: &'a str,
    words: Vec<Word>,
}

impl Reader<'_> {
    /// Where the phrases stand in the text, in its order and without overlaps: start and end in bytes.
    pub fn marks(&self) -> Vec<[usize; 2]> {
        let phrases = self.query.phrases.iter();
        let mut marks: Vec<[usize; 2]> = phrases
            .flat_map(|phrase| places(phrase, &self.words))
            .collect();
        marks.sort_unstable();
        marks.dedup_by(|later, earlier| {
            let overlaps = later[0] < earlier[1];
            if overlaps {
                earlier[1] = earlier[1].max(later[1]);
            }
            overlaps
        });
        marks
    }

    /// How many of the phrases the text holds.
    pub fn phrases_found(&self) -> usize {
        let phrases = self.query.phrases.iter();
        phrases
            .filter(|phrase| places(phrase, &self.words).next().is_some())
            .count()
    }
}

/// A phrase whose last word may be only begun. What begins with up to three letters stands in the index as it is; of
/// anything longer the index would gather all places of all words that begin so before it gives the first. Few such
/// words are named instead, and their places stream.
fn in_index(conn: &Connection, phrase: &[String]) -> Result<String> {
    let begun = format!("\"{}\" *", phrase.join(" "));
    let Some((last, before)) = phrase.split_last() else {
        return Ok(begun);
    };
    if last.chars().count() <= LONGEST_PREFIX {
        return Ok(begun);
    }
    let words = vocabulary::words_beginning(conn, last, MOST_WORDS)?;
    if words.is_empty() || words.len() > MOST_WORDS {
        return Ok(begun);
    }
    let named = words.iter().map(|word| {
        let phrase: Vec<&str> = before.iter().chain([word]).map(String::as_str).collect();
        format!("\"{}\"", phrase.join(" "))
    });
    Ok(format!("({})", named.collect::<Vec<_>>().join(" OR ")))
}

fn places<'a>(phrase: &'a [String], words: &'a [Word]) -> impl Iterator<Item = [usize; 2]> + 'a {
    words
        .windows(phrase.len().max(1))
        .filter_map(|window| place(phrase, window))
}

fn place(phrase: &[String], window: &[Word]) -> Option<[usize; 2]> {
    let (begun, whole) = phrase.split_last()?;
    let (last, before) = window.split_last()?;
    let fits = last.text.starts_with(begun.as_str())
        && before.iter().map(|word| &word.text).eq(whole.iter());
    if !fits {
        return None;
    }
    // The rest of a begun word is not what was found, unless folding changed its length.
    let end = if last.text.len() == last.end - last.start {
        last.start + begun.len()
    } else {
        last.end
    };
    Some([window.first()?.start, end])
}

/// A question for the incidents that fit an expression, its parameter, in themselves or in one of their entries.
const MATCHING_INCIDENTS: &str = "SELECT incident FROM search_doc WHERE row IN
    (SELECT rowid FROM search WHERE search MATCH ?)";

/// Their ids, all of them.
pub fn matching_incidents(conn: &Connection, query: &Query) -> Result<Vec<String>> {
    let found = matching(conn, &query.expression(conn)?)?;
    if found.is_empty() {
        return spread_incidents(conn, query);
    }
    Ok(found)
}

/// Incidents that hold all phrases, though none of their documents does: one in the title, say, the other in a line.
/// On 200,000 lines two words that each stand in every incident took some 0.2 s.
pub fn spread_incidents(conn: &Connection, query: &Query) -> Result<Vec<String>> {
    if query.phrases.len() < 2 {
        return Ok(Vec::new());
    }
    // A word that stands nowhere ends it before the others are gathered, which is what most questions without an answer
    // come to.
    let mut phrases = Vec::new();
    for phrase in &query.phrases {
        let expression = in_index(conn, phrase)?;
        if !stands_somewhere(conn, &expression)? {
            return Ok(Vec::new());
        }
        phrases.push(expression);
    }
    let mut left: Option<HashSet<String>> = None;
    for expression in phrases {
        let found = matching(conn, &expression)?.into_iter();
        left = Some(match left {
            Some(left) => found.filter(|id| left.contains(id)).collect(),
            None => found.collect(),
        });
    }
    Ok(left.unwrap_or_default().into_iter().collect())
}

fn stands_somewhere(conn: &Connection, expression: &str) -> Result<bool> {
    let mut statement =
        conn.prepare_cached("SELECT 1 FROM search WHERE search MATCH ?1 LIMIT 1")?;
    Ok(statement.exists([expression])?)
}

fn matching(conn: &Connection, expression: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT DISTINCT incident FROM ({MATCHING_INCIDENTS})"
    ))?;
    let found = statement.query_map([expression], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Documents looked at for one word: an incident has many lines, and most of a pasted log's say the same.
const MOST_DOCUMENTS: i64 = 400;

/// Incidents that say a whole word themselves or in a line, at most so many, those of the latest documents first.
pub fn incidents_with_word(conn: &Connection, word: &str, most: usize) -> Result<Vec<IncidentId>> {
    let query = Query::read(word);
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare_cached(
        "WITH found AS (SELECT rowid AS row FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2)
         SELECT incident FROM found JOIN search_doc ON search_doc.row = found.row
         GROUP BY incident ORDER BY max(found.row) DESC LIMIT ?3",
    )?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let found = statement.query_map(
        rusqlite::params![query.whole_words(), MOST_DOCUMENTS, most],
        |row| get_word(row, "incident"),
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
