//! Where things are: the platform's folders, and the zone of this computer.

use std::{path::PathBuf, sync::Arc, time::Instant};

use directories::ProjectDirs;
use journal::{World, domain::Zone};

use crate::world::ThisComputer;

/// Given by the computer, or by a test.
#[derive(Clone)]
pub struct Place {
    /// The folder of the journal.
    pub journal: PathBuf,
    /// The folder of this device's settings.
    pub settings: PathBuf,
    pub logs: PathBuf,
    pub zone: Zone,
    /// When this process began.
    pub started: Instant,
    pub world: Arc<dyn Fn() -> Box<dyn World> + Send + Sync>,
}

#[derive(Debug, thiserror::Error)]
#[error(
    "This account has no home folder, so there is no place for a journal. Set HOME and start again."
)]
pub struct NoHome;

impl Place {
    /// `AFTERPAGE_JOURNAL` names another folder than the platform's, for this window as for the command line.
    pub fn of_this_computer(started: Instant) -> Result<Self, NoHome> {
        let folders = ProjectDirs::from("", "", "afterpage").ok_or(NoHome)?;
        let journal = std::env::var_os("AFTERPAGE_JOURNAL")
            .map_or_else(|| folders.data_dir().join("journal"), PathBuf::from);
        let logs = folders.state_dir().unwrap_or(folders.data_local_dir());
        Ok(Self {
            journal,
            settings: folders.config_dir().to_owned(),
            logs: logs.join("logs"),
            zone: zone_here(),
            started,
            world: Arc::new(|| Box::new(ThisComputer)),
        })
    }
}

fn zone_here() -> Zone {
    let named = std::env::var("TZ").ok();
    Zone::of_computer(named.as_deref(), || iana_time_zone::get_timezone().ok())
}
