//! Writes `ui/src/ipc/bindings.ts` anew.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/ipc/bindings.ts");
    Ok(afterpage_desktop::write_typescript(Path::new(file))?)
}
