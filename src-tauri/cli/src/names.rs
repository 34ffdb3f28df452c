//! What a key is called; people and scripts read names.

use journal::domain::{ClassKey, FailureClass};

/// The key itself only where the class lies in the trash.
pub fn class_name(key: &ClassKey, classes: &[FailureClass]) -> String {
    classes
        .iter()
        .find(|class| class.key == *key)
        .map_or_else(|| key.0.clone(), |class| class.name.clone())
}
