import { core, type DeviceSettings } from "../ipc";

/** What this device remembers beside the journal: the look, and where the window was left. */
class Device {
  settings = $state.raw<DeviceSettings>({
    theme: "system",
    zoom: 100,
    open: { place: "today", incident: null },
    pad: {
      shortcut: null,
      on_top: true,
      hidden_from_sharing: true,
      night: true,
      night_from: 22,
      night_to: 7,
      // Until it is known what was offered, nothing is.
      practice_offered: true,
      login_offered: true,
    },
  });

  async start(): Promise<void> {
    this.settings = await core.deviceSettings();
  }

  async change(part: Partial<DeviceSettings>): Promise<void> {
    this.settings = { ...this.settings, ...part };
    // Another window may have changed the rest.
    this.settings = { ...(await core.deviceSettings()), ...part };
    await core.changeDeviceSettings(this.settings);
  }

  /** A place that could not be remembered costs one click at the next start: nothing to report. */
  leaveAt(open: DeviceSettings["open"]): void {
    const { place, incident } = this.settings.open;
    if (place === open.place && incident === open.incident) return;
    this.change({ open }).catch(() => undefined);
  }
}

export const device = new Device();
