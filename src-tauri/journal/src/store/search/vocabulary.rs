//! The words that the index holds.

use rusqlite::{Connection, OptionalExtension};

use crate::Result;

/// The words that begin so, in their order; one more than `most` if there are more.
pub fn words_beginning(conn: &Connection, begin: &str, most: usize) -> Result<Vec<String>> {
    // Lives as long as the connection, and is a view of the index without rows of its own.
    conn.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, instance)",
    )?;
    // The table has a row for each place of a word: the first place is enough, and the next word is looked up anew.
    let mut statement =
        conn.prepare_cached("SELECT term FROM temp.search_word WHERE term >= ?1 LIMIT 1")?;
    let mut words: Vec<String> = Vec::new();
    let mut from = begin.to_owned();
    while words.len() <= most {
        let next: Option<String> = statement.query_row([&from], |row| row.get(0)).optional()?;
        let Some(word) = next.filter(|word| word.starts_with(begin)) else {
            break;
        };
        // No letter or digit comes before this one.
        from = format!("{word}\u{1}");
        words.push(word);
    }
    Ok(words)
}
