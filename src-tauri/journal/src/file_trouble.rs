//! What happened to a file, and the next step, in words: for files in the journal and for those outside.

use std::io;
use std::path::Path;

/// A sentence about `path`, and what can be done.
pub fn of(path: &Path, error: &io::Error) -> (String, &'static str) {
    use io::ErrorKind as Kind;
    let name = path.display();
    let is = |kinds: &[Kind]| kinds.contains(&error.kind());
    if is(&[Kind::NotFound]) {
        match missing_folder(path) {
            Some(folder) => (
                format!("There is no folder {}.", folder.display()),
                "Make it first, or name another place.",
            ),
            None => (format!("There is no file {name}."), "Check its name."),
        }
    } else if is(&[Kind::PermissionDenied]) {
        (
            format!("{name} is not open to you."),
            "Check the permissions of the file and of its folder.",
        )
    } else if is(&[Kind::ReadOnlyFilesystem]) {
        (
            format!("{name} is on a disk that takes no writing."),
            "Name another place.",
        )
    } else if is(&[Kind::StorageFull, Kind::QuotaExceeded]) {
        (
            format!("There is no space left for {name}."),
            "Free some space there, or name another place.",
        )
    } else if is(&[Kind::IsADirectory]) {
        (format!("{name} is a folder."), "Name a file.")
    } else if is(&[Kind::AlreadyExists, Kind::NotADirectory]) {
        (
            format!("{name} is a file, not a folder; it was left as it is."),
            "Name a folder.",
        )
    } else {
        (
            format!("{name} could not be read or written ({error})."),
            "Check the disk it is on, and try again.",
        )
    }
}

/// The one that a file would have to stand in.
fn missing_folder(path: &Path) -> Option<&Path> {
    let folder = path.parent()?;
    (!folder.as_os_str().is_empty() && !folder.exists()).then_some(folder)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_missing_file_is_told_from_a_missing_folder() {
        let place = tempfile::tempdir().expect("a folder");
        let sentence = |path: &Path| {
            let error = fs::read(path).expect_err("it cannot be read");
            of(path, &error).0
        };
        let file = place.path().join("a.json");
        assert_eq!(
            sentence(&file),
            format!("There is no file {}.", file.display())
        );
        let deep = place.path().join("b/a.json");
        let folder = deep.parent().expect("a folder").display();
        assert_eq!(sentence(&deep), format!("There is no folder {folder}."));
        assert!(sentence(place.path()).ends_with("is a folder."));
        fs::write(&file, "{}").expect("it is written");
        let error = fs::create_dir_all(&file).expect_err("it is a file");
        assert!(of(&file, &error).0.contains("is a file, not a folder"));
        assert!(sentence(Path::new("nowhere.json")).starts_with("There is no file"));
    }
}
