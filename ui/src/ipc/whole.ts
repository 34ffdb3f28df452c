import type * as bindings from "./bindings";

/**
 * The core leaves nothing out of what it sends, but takes defaults for what it is not told; the
 * generated types can only say the second. Here is the first: every field is there.
 */
export type Whole<T> = T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;

export type Action = Whole<bindings.Action>;
export type ActionBoard = Whole<bindings.ActionBoard>;
export type ActionEdit = Whole<bindings.ActionEdit>;
export type ActionRow = Whole<bindings.ActionRow>;
export type ActionState = Whole<bindings.ActionState>;
export type Calibration = Whole<bindings.Calibration>;
export type BlastRadius = Whole<bindings.BlastRadius>;
export type DeviceSettings = Whole<bindings.DeviceSettings>;
export type Entry = Whole<bindings.Entry>;
export type EntryDetail = Whole<bindings.EntryDetail>;
export type EntryEdit = Whole<bindings.EntryEdit>;
export type EarlierIncident = Whole<bindings.EarlierIncident>;
export type Header = Whole<bindings.Header>;
export type Impact = Whole<bindings.Impact>;
export type ImportOptions = Whole<bindings.ImportOptions>;
export type ImportReport = Whole<bindings.ImportReport>;
export type ImprovementFinding = Whole<bindings.ImprovementFinding>;
export type Incident = Whole<bindings.Incident>;
export type IncidentEdit = Whole<bindings.IncidentEdit>;
export type IncidentView = Whole<bindings.IncidentView>;
export type Insights = Whole<bindings.Insights>;
export type InsightsQuestion = Whole<bindings.InsightsQuestion>;
export type JournalSettings = Whole<bindings.JournalSettings>;
export type ListQuery = Whole<bindings.ListQuery>;
export type MistakeRecord = Whole<bindings.MistakeRecord>;
export type NewEntry = Whole<bindings.NewEntry>;
export type NewIncident = Whole<bindings.NewIncident>;
export type Packet = Whole<bindings.Packet>;
export type PacketEdit = Whole<bindings.PacketEdit>;
export type PadView = Whole<bindings.PadView>;
export type Period = Whole<bindings.Period>;
export type Postmortem = Whole<bindings.Postmortem>;
export type PostmortemEdit = Whole<bindings.PostmortemEdit>;
export type PostmortemView = Whole<bindings.PostmortemView>;
export type PrivateBlock = Whole<bindings.PrivateBlock>;
export type Proof = Whole<bindings.Proof>;
export type QuickLog = Whole<bindings.QuickLog>;
export type ReviewKit = Whole<bindings.ReviewKit>;
export type SeenBefore = Whole<bindings.SeenBefore>;
export type Service = Whole<bindings.Service>;
export type ServiceUse = Whole<bindings.ServiceUse>;
export type Scope = Whole<bindings.Scope>;
export type View = Whole<bindings.View>;
