import { incidentList } from "../state/incidentList.svelte";
import { route } from "../state/route.svelte";

/** Opens what a figure was made from: the one incident, or the list of them. */
export function openBehind(incidents: string[], words: string): void {
  const [first] = incidents;
  if (first === undefined) return;
  if (incidents.length === 1) {
    route.openIncident(first);
    return;
  }
  incidentList.choose({ incidents, words });
  route.go("journal");
  route.incident = null;
}
