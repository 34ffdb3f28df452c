import type {
  Entry,
  Facet,
  Incident,
  IncidentEdit,
  IncidentRow,
  IncidentView,
  ListQuery,
  SearchHit,
  Service,
} from "../../src/ipc";
import { id, makeEntries, makeIncident, serviceNames } from "./data";

/** Just enough of a journal to look at screens and to test them without the shell. */
const service = (name: string): Service => ({
  id: id(),
  name,
  card: { runbooks: [], dashboard: "", channel: "", contacts: "" },
});

export class FakeJournal {
  services: Service[] = serviceNames.map(service);
  incidents: Incident[];
  entries: Entry[];

  constructor(count: number) {
    const ids = this.services.map((service) => service.id);
    this.incidents = Array.from({ length: count }, (_, index) => makeIncident(index, ids));
    this.entries = this.incidents.slice(0, 3).flatMap(makeEntries);
  }

  find(wanted: string): Incident {
    const found = this.incidents.find((incident) => incident.id === wanted);
    if (found === undefined) throw { code: "not_found", message: "This incident is gone." };
    return found;
  }

  serviceIds(names: string[]): string[] {
    return names.map((name) => {
      const known = this.services.find((service) => service.name === name);
      if (known) return known.id;
      const made = service(name);
      this.services.push(made);
      return made.id;
    });
  }

  view(wanted: string): IncidentView {
    const incident = this.find(wanted);
    return {
      incident,
      services: this.services.filter((service) => incident.services.includes(service.id)),
      employer: null,
      entries: this.entries.filter((entry) => entry.incident === wanted),
      warnings: [],
      deleted_at: null,
    };
  }

  edit(wanted: string, edit: IncidentEdit): Incident {
    const old = this.find(wanted);
    const fresh = { ...old, ...this.#part(old, edit) };
    this.incidents = this.incidents.map((each) => (each === old ? fresh : each));
    return fresh;
  }

  #part(old: Incident, edit: IncidentEdit): Partial<Incident> {
    switch (edit.field) {
      case "story":
        return { story: { ...old.story, [edit.value.part]: edit.value.text } };
      case "phase":
        return { phases: [edit.value] };
      case "services":
        return { services: this.serviceIds(edit.value) };
      case "set_milestone": {
        const rest = old.milestones.filter((each) => each.kind !== edit.value.kind);
        return { milestones: [...rest, edit.value] };
      }
      case "clear_milestone":
        return { milestones: old.milestones.filter((each) => each.kind !== edit.value) };
      default:
        return { [edit.field]: edit.value };
    }
  }

  list(query: ListQuery): { total: number; rows: IncidentRow[] } {
    const found = this.#found(query);
    const end = query.limit === null ? undefined : query.offset + query.limit;
    return {
      total: found.length,
      rows: found.slice(query.offset, end).map((each) => this.row(each)),
    };
  }

  facets(query: ListQuery): Record<string, Facet[]> {
    const count = (key: (incident: Incident) => string | null): Facet[] => {
      const counts = new Map<string, number>();
      for (const incident of this.#found(query)) {
        const value = key(incident);
        if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [...counts].map(([value, n]) => ({ key: value, name: this.#name(value), count: n }));
    };
    return {
      years: count((incident) => incident.created_at.slice(0, 4)),
      severities: count((incident) => incident.severity),
      services: count((incident) => incident.services[0] ?? null),
      classes: count((incident) => incident.class),
      kinds: count((incident) => incident.kind),
      roles: [],
    };
  }

  search(text: string): SearchHit[] {
    const words = text.toLowerCase();
    return this.entries.flatMap((entry) => {
      const at = entry.text.toLowerCase().indexOf(words);
      if (at < 0) return [];
      const { title } = this.find(entry.incident);
      const marks: [number, number][] = [[at, at + words.length]];
      const where = { incident: entry.incident, entry: entry.id, at: entry.happened_at };
      return [{ ...where, title, line: entry.text, marks }];
    });
  }

  row(incident: Incident): IncidentRow {
    const at = (kind: string): string | null =>
      incident.milestones.find((each) => each.kind === kind)?.at ?? null;
    const [began, resolved] = [at("began"), at("resolved")];
    const start = began ?? incident.created_at;
    const { id: own, title, kind, severity, class: failure, roles, zone, source } = incident;
    return {
      ...{
        id: own,
        title,
        kind,
        severity,
        class: failure,
        roles,
        zone,
        source,
        start,
        began,
        resolved,
      },
      services: incident.services.map((service) => this.#name(service)),
      day: start.slice(0, 10),
      detected: at("detected"),
      acknowledged: at("acknowledged"),
      mitigated: at("mitigated"),
      seconds_to_resolve:
        resolved === null ? null : (Date.parse(resolved) - Date.parse(start)) / 1000,
      missing: [
        ...(roles.length === 0 ? (["role"] as const) : []),
        ...(incident.story.what_happened === "" ? (["story"] as const) : []),
      ],
    };
  }

  #found({ text, scope }: ListQuery): Incident[] {
    const hits = new Set(text === "" ? [] : this.search(text).map((hit) => hit.incident));
    const fits = (allowed: readonly string[], value: string | null): boolean =>
      allowed.length === 0 || (value !== null && allowed.includes(value));
    return this.incidents.filter(
      (incident) =>
        (text === "" ||
          hits.has(incident.id) ||
          incident.title.toLowerCase().includes(text.toLowerCase())) &&
        fits(scope.severities, incident.severity) &&
        fits(scope.services, incident.services[0] ?? null) &&
        fits(scope.classes, incident.class) &&
        (scope.period.from === null || incident.created_at >= scope.period.from),
    );
  }

  #name(key: string): string {
    return this.services.find((service) => service.id === key)?.name ?? key.replaceAll("_", " ");
  }
}
