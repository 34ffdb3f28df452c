//! The outline: headings, nested by their levels.

use lopdf::{Dictionary, Document as File, ObjectId, dictionary};

use super::fonts::text_string;
use super::links::destination;
use crate::layout::Laid;

struct Entry {
    id: ObjectId,
    level: u8,
    parent: Option<usize>,
    kids: Vec<usize>,
    dictionary: Dictionary,
}

/// Returns the root of the outline, if there is any heading.
pub(super) fn add_outline(file: &mut File, laid: &Laid, pages: &[ObjectId]) -> Option<ObjectId> {
    let mut entries: Vec<Entry> = Vec::new();
    for heading in &laid.headings {
        let parent = parent_of(&entries, heading.level);
        let index = entries.len();
        if let Some(parent) = parent {
            entries[parent].kids.push(index);
        }
        entries.push(Entry {
            id: file.new_object_id(),
            level: heading.level,
            parent,
            kids: Vec::new(),
            dictionary: dictionary! {
                "Title" => text_string(&heading.title),
                "Dest" => destination(laid, pages, heading.page, heading.y),
            },
        });
    }
    let top: Vec<usize> = (0..entries.len())
        .filter(|&index| entries[index].parent.is_none())
        .collect();
    let (&first, &last) = (top.first()?, top.last()?);
    let root = file.new_object_id();
    link_siblings(&mut entries, &top, root);
    for index in 0..entries.len() {
        let kids = entries[index].kids.clone();
        let id = entries[index].id;
        link_siblings(&mut entries, &kids, id);
        if let (Some(&first), Some(&last)) = (kids.first(), kids.last()) {
            let (first, last) = (entries[first].id, entries[last].id);
            let dictionary = &mut entries[index].dictionary;
            dictionary.set("First", first);
            dictionary.set("Last", last);
            // Negative: closed when the file is opened.
            dictionary.set("Count", -i64::try_from(kids.len()).unwrap_or(0));
        }
    }
    let root_dictionary = dictionary! {
        "Type" => "Outlines",
        "First" => entries[first].id,
        "Last" => entries[last].id,
        "Count" => i64::try_from(top.len()).unwrap_or(0),
    };
    file.set_object(root, root_dictionary);
    for entry in entries {
        file.set_object(entry.id, entry.dictionary);
    }
    Some(root)
}

/// The nearest earlier heading of a higher rank, up the branch of the last one.
fn parent_of(entries: &[Entry], level: u8) -> Option<usize> {
    let mut candidate = entries.len().checked_sub(1);
    while let Some(index) = candidate {
        if entries[index].level < level {
            return Some(index);
        }
        candidate = entries[index].parent;
    }
    None
}

fn link_siblings(entries: &mut [Entry], siblings: &[usize], parent: ObjectId) {
    for (place, &index) in siblings.iter().enumerate() {
        let previous = place
            .checked_sub(1)
            .map(|place| entries[siblings[place]].id);
        let next = siblings.get(place + 1).map(|&next| entries[next].id);
        let dictionary = &mut entries[index].dictionary;
        dictionary.set("Parent", parent);
        if let Some(previous) = previous {
            dictionary.set("Prev", previous);
        }
        if let Some(next) = next {
            dictionary.set("Next", next);
        }
    }
}
