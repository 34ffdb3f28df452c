/** Where the reader is. There is no address bar, so this is the whole of navigation. */
export const places = ["pad", "today", "journal", "insights", "packets", "settings"] as const;
export type Place = (typeof places)[number];

class Route {
  /** The pad has a window of its own, of the same page; there is nowhere to go from it. */
  readonly inPadWindow = location.hash === "#pad";
  place = $state<Place>("today");
  /** The incident that stands open beside the list, if any. */
  incident = $state<string | null>(null);
  trash = $state(false);
  /** The incident whose debrief stands open on Today. */
  debrief = $state<string | null>(null);
  /** Settings opened for the sake of an import: it asks for the file at once. */
  importing = $state(false);

  goToImport(): void {
    this.go("settings");
    this.importing = true;
  }

  go(place: Place): void {
    this.place = place;
    this.trash = false;
    this.debrief = null;
    this.importing = false;
    if (place !== "journal") this.incident = null;
  }

  openIncident(id: string): void {
    this.place = "journal";
    this.trash = false;
    this.incident = id;
  }

  openTrash(): void {
    this.place = "journal";
    this.incident = null;
    this.trash = true;
  }

  openDebrief(id: string): void {
    this.go("today");
    this.debrief = id;
  }

  /** Out by exactly one level; false when there is nothing to leave. */
  back(): boolean {
    if (this.debrief !== null) {
      this.debrief = null;
      return true;
    }
    if (this.incident !== null) {
      this.incident = null;
      return true;
    }
    if (this.trash) {
      this.trash = false;
      return true;
    }
    return false;
  }
}

export const route = new Route();
