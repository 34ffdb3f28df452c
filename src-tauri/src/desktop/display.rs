//! Whether there is a screen to open a window on.

#[derive(Debug, thiserror::Error)]
#[error(
    "Afterpage found no display to open its window on. Your journal is unchanged; `afterpage` works from a terminal."
)]
pub struct NoDisplay;

/// Asked before Tauri starts, which would end the program with a stack trace.
#[cfg(target_os = "linux")]
pub fn check() -> Result<(), NoDisplay> {
    let named = |variable| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    if !named("DISPLAY") && !named("WAYLAND_DISPLAY") {
        return Err(NoDisplay);
    }
    gtk::init().map_err(|_| NoDisplay)
}

#[cfg(not(target_os = "linux"))]
pub fn check() -> Result<(), NoDisplay> {
    Ok(())
}
