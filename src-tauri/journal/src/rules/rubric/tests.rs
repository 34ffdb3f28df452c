use super::{MOST, read_rubric};

fn names(text: &str) -> Vec<String> {
    read_rubric(text)
        .into_iter()
        .map(|asked| asked.name)
        .collect()
}

#[test]
fn headings_part_a_rubric_and_what_is_below_is_their_wording() {
    let read = read_rubric(
        "# Staff engineer\n\nWhat we look for.\n\n## Technical depth\n\n- Solves what others cannot\n  - twice\n\n## Reach ##\nSeveral teams follow.\n",
    );
    let names: Vec<_> = read.iter().map(|asked| asked.name.as_str()).collect();
    assert_eq!(names, ["Technical depth", "Reach"]);
    assert_eq!(read[0].wording, "Solves what others cannot\ntwice");
    assert_eq!(read[1].wording, "Several teams follow.");
}

#[test]
fn a_list_is_read_with_its_labels() {
    let read = read_rubric(
        "We expect:\n- **Impact**: moves numbers\n- Leadership - others follow\n  - in incidents\n* Craft\n",
    );
    let found: Vec<_> = read
        .iter()
        .map(|asked| (asked.name.as_str(), asked.wording.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("Impact", "moves numbers"),
            ("Leadership", "others follow\nin incidents"),
            ("Craft", ""),
        ]
    );
    assert_eq!(
        names("1. One thing\n2. Another\n10) A third"),
        ["One thing", "Another", "A third"]
    );
}

#[test]
fn a_table_is_read_row_by_row() {
    let read = read_rubric(
        "| Area | Senior | Staff |\n|---|:--|--|\n| Scope | a team | several teams |\n| Craft | solid | |\n",
    );
    assert_eq!(read[0].name, "Scope");
    assert_eq!(read[0].wording, "Senior: a team\nStaff: several teams");
    assert_eq!(read[1].wording, "Senior: solid");
}

#[test]
fn a_rubric_without_structure_is_read_all_the_same() {
    assert_eq!(
        names("Impact: moves numbers\nand says so\nCraft: writes it well"),
        ["Impact", "Craft"]
    );
    assert_eq!(
        names("Ownership\nSees it through.\n\nTeaching\nOthers grow."),
        ["Ownership", "Teaching"]
    );
    assert_eq!(
        names("Ownership\nTeaching\nCraft"),
        ["Ownership", "Teaching", "Craft"]
    );
    assert_eq!(
        names("Owns a system. Teaches others; writes it down."),
        ["Owns a system.", "Teaches others;", "writes it down."]
    );
    assert_eq!(names("be better"), ["be better"]);
    assert_eq!(names(" \n\n---\n"), Vec::<String>::new());
}

#[test]
fn a_long_name_is_cut_and_stands_whole_in_the_wording() {
    let long = "a word and ".repeat(20);
    let read = read_rubric(&format!("{long}\n\nanother paragraph"));
    assert!(read[0].name.ends_with('\u{2026}') && read[0].name.chars().count() < 72);
    assert_eq!(read[0].wording, long.trim());
}

#[test]
fn two_megabytes_and_deep_nesting_are_read_and_nothing_is_lost() {
    let many = (0..60_000)
        .map(|n| format!("- thing number {n}\n"))
        .collect::<Vec<_>>()
        .concat();
    let read = read_rubric(&many);
    assert_eq!(read.len(), MOST);
    assert!(read[MOST - 1].wording.contains("thing number 59999"));
    let deep = (0..2_000)
        .map(|n| format!("{}- {n} deep\n", " ".repeat(n)))
        .collect::<Vec<_>>()
        .concat();
    assert!(!read_rubric(&deep).is_empty());
}
