//! Settings of this device: a small file in the platform's configuration folder, readable while the journal is locked.

use std::{fs, io::ErrorKind, path::Path};

use journal::domain::IncidentId;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::CommandError;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct DeviceSettings {
    pub theme: Theme,
    /// The size of everything in the windows, in percent of the usual one.
    pub zoom: u16,
    pub open: Open,
    pub pad: PadDevice,
}

impl Default for DeviceSettings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            zoom: 100,
            open: Open::default(),
            pad: PadDevice::default(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own in Settings, or a question answered"
)]
pub struct PadDevice {
    /// Opens the pad from anywhere; `None` takes no shortcut.
    pub shortcut: Option<String>,
    pub on_top: bool,
    /// Out of shared and recorded screens, where the system allows it.
    pub hidden_from_sharing: bool,
    /// Very dark and warm at night.
    pub night: bool,
    /// When the night begins and ends, as whole hours of the day.
    pub night_from: u8,
    pub night_to: u8,
    /// The practice was offered, and taken or declined.
    pub practice_offered: bool,
    /// So was starting at login.
    pub login_offered: bool,
}

impl Default for PadDevice {
    fn default() -> Self {
        Self {
            shortcut: Some("CommandOrControl+Alt+P".to_owned()),
            on_top: true,
            hidden_from_sharing: true,
            night: true,
            night_from: 22,
            night_to: 7,
            practice_offered: false,
            login_offered: false,
        }
    }
}

/// Where the window was left. An id says nothing of what was written, so it may lie here unencrypted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Open {
    pub place: OpenPlace,
    pub incident: Option<IncidentId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum OpenPlace {
    #[default]
    Today,
    Pad,
    Journal,
    Evidence,
    Insights,
    Oncall,
    Packets,
    Settings,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
    ThreeAm,
}

/// The defaults where there is no file yet, and of each part that cannot be understood: a broken theme must not keep
/// anyone from the journal, nor take the shortcut with it.
pub fn read(file: &Path) -> Result<DeviceSettings, CommandError> {
    match fs::read(file) {
        Ok(bytes) => Ok(understood(&bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(DeviceSettings::default()),
        Err(error) => Err(CommandError::file(file, &error)),
    }
}

fn understood(bytes: &[u8]) -> DeviceSettings {
    let mut settings = DeviceSettings::default();
    let said = serde_json::from_slice::<Map<String, Value>>(bytes);
    let parts = said.unwrap_or_else(|_| {
        tracing::warn!("the settings of this device could not be read");
        Map::new()
    });
    for (part, value) in parts {
        let with = serde_json::to_value(&settings).and_then(|mut with| {
            with[&part] = value;
            serde_json::from_value(with)
        });
        if let Ok(with) = with {
            settings = with;
        } else {
            tracing::warn!("a setting of this device was not understood");
        }
    }
    settings
}

/// Written beside and renamed, so that a crash leaves the old file or the new one.
pub fn write(file: &Path, settings: &DeviceSettings) -> Result<(), CommandError> {
    let beside = file.with_extension("new");
    let written = serde_json::to_vec_pretty(settings)
        .map_err(std::io::Error::from)
        .and_then(|bytes| {
            fs::create_dir_all(file.parent().unwrap_or(file))?;
            fs::write(&beside, bytes)?;
            fs::rename(&beside, file)
        });
    written.map_err(|error| CommandError::file(file, &error))
}
