//! What belongs to a window on a desk rather than to a journal.

pub mod background;
pub mod dialogs;
pub mod display;
pub mod log;
pub mod notify;
pub mod opener;
pub mod pad_window;
pub mod shortcut;
pub mod tray;
pub mod watch;
pub mod window;
