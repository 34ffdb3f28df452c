//! What people type and what comes in and goes out, through the public surface.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot arrange its scene should stop there"
)]

mod archived_history;
mod archived_reviews;
mod archives;
mod bad_archives;
mod bad_files;
mod by_hand;
mod calendars;
mod calendars_of_tools;
mod chat;
mod chat_import;
mod chat_leftovers;
mod chat_times;
mod described_zones;
mod evidence_archives;
mod grid;
mod imported_again;
mod insight_archives;
mod kept_facts;
mod kept_or_said;
mod load_archives;
mod long_files;
mod long_work;
mod messages_of_tools;
mod nothing_lost;
mod odd_calendars;
mod odd_files;
mod odd_tables;
mod out;
mod own_tables;
mod own_tables_saved;
mod pager_log;
mod pages;
mod peoples_clocks;
mod peoples_tables;
mod postmortem_actions;
mod postmortem_as_found;
mod postmortem_details;
mod postmortem_dotted;
mod postmortem_elsewhere;
mod postmortem_ends;
mod postmortem_forgotten;
mod postmortem_last_line;
mod postmortem_not_so;
mod postmortem_posts;
mod postmortem_prose;
mod postmortem_sentences;
mod postmortem_shapes;
mod postmortem_timelines;
mod postmortem_times;
mod postmortem_told;
mod postmortems;
mod postmortems_again;
mod quick_log;
mod scene;
mod status_pages;
mod tables;
mod tables_of_strangers;
mod told_by_tools;
mod told_lines;
mod tools;
mod tools_as_found;
mod tools_in_detail;
mod typed_times;

use chrono::{DateTime, Utc};
use journal::domain::Zone;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}
