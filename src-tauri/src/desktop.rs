//! What belongs to a window on a desk rather than to a journal.

pub mod dialogs;
pub mod display;
pub mod log;
pub mod watch;
pub mod window;
