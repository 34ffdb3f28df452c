//! Single cells, on their way out and back.

use serde_json::Value;

/// With semicolons, or where one of them holds one, each on a line; what would not come back so as JSON has it.
pub(super) fn listed(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    let cell = if items.iter().any(|item| item.contains(';')) {
        items.join("\n") + "\n"
    } else {
        items.join("; ")
    };
    if unlisted(&cell) == items {
        cell
    } else {
        Value::from(items).to_string()
    }
}

/// The other way.
pub(crate) fn unlisted(cell: &str) -> Vec<String> {
    if cell.starts_with('[')
        && let Ok(items) = serde_json::from_str(cell)
    {
        return items;
    }
    let parted = if cell.contains('\n') {
        cell.split('\n').collect::<Vec<_>>()
    } else {
        cell.split(';').collect()
    };
    let parts = parted.into_iter().map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What spreadsheets take for the start of a formula, also in the wide forms that some of them fold.
const STARTS: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// With an apostrophe before what would be a formula, and before one more apostrophe where it already looks so.
pub(super) fn harmless(cell: &str) -> String {
    if cell.trim_start_matches('\'').starts_with(STARTS) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The other way.
pub(crate) fn as_written(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(STARTS) => rest,
        Some(_) | None => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_cell_is_never_a_formula_and_comes_back(cell in "['=+@\\-\t\r\na ]{0,6}") {
            let out = harmless(&cell);
            prop_assert!(!out.starts_with(STARTS), "{out:?}");
            prop_assert_eq!(as_written(&out), cell);
        }

        #[test]
        fn a_list_comes_back(items in prop::collection::vec("[a-c;,\\[\\]\"\n ]{0,4}", 0..4)) {
            prop_assert_eq!(unlisted(&listed(items.iter().cloned())), items);
        }
    }
}
