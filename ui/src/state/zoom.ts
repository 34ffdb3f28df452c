import { setZoom } from "../ipc";
import { device } from "./device.svelte";

/** In percent, as browsers step. */
const steps = [70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];
const usual = 100;

class Zoom {
  /** The size this device was left at. */
  async start(): Promise<void> {
    if (device.settings.zoom !== usual) await setZoom(device.settings.zoom / 100);
  }

  larger(): Promise<void> {
    return this.#use(steps.find((step) => step > device.settings.zoom));
  }

  smaller(): Promise<void> {
    return this.#use(steps.findLast((step) => step < device.settings.zoom));
  }

  actual(): Promise<void> {
    return this.#use(usual);
  }

  async #use(percent: number | undefined): Promise<void> {
    if (percent === undefined) return;
    await setZoom(percent / 100);
    await device.change({ zoom: percent });
  }
}

export const zoom = new Zoom();
