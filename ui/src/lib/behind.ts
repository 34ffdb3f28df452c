import type { Chart } from "../ipc";
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

/** The same for a point of a chart, which may stand for evidence or for hours. */
export function openPoint(chart: Chart, records: string[], words: string): void {
  if (chart.name === "share") route.goToEvidence("practice");
  else if (chart.name === "growth") {
    const item = chart.evidence.find(({ id }) => id === records[0]);
    if (item !== undefined && records.length === 1) route.open(item);
    else route.goToEvidence("stream");
  } else openBehind(records, words);
}
