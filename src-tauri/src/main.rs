#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// Papers, charts and imports are many small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    afterpage_desktop::run()
}
