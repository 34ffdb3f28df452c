import { core, type Packet, type PacketCheck, type PacketPaper } from "../ipc";
import { keyOf, type Part, type PlacedPart } from "../lib/packetWords";
import { changes } from "./changes.svelte";
import { Reading } from "./reading.svelte";

/** A packet as it will be printed, and the part of it that is being looked at. */
export class PacketPage {
  readonly id: string;
  paper = new Reading<PacketPaper>();
  check = new Reading<PacketCheck>();
  /** Counts the papers that were read, so that pages are drawn again. */
  version = $state(0);
  #key = $state<string | null>(null);
  /** Set anew by each look from beside the pages, so that they scroll to it. */
  sought = $state.raw<{ key: string } | null>(null);

  constructor(packet: Packet) {
    this.id = packet.id;
  }

  /** Reads it again after every change that could be in it. */
  follow(): void {
    changes.of(
      ...(["incident", "entry", "packet", "service", "settings", "redaction", "feedback"] as const),
      ...(["action", "runbook", "contribution", "claim", "ladder", "postmortem"] as const),
    );
    void this.#read();
  }

  async #read(): Promise<void> {
    await this.paper.ask(() => core.packetPaper(this.id));
    this.version += 1;
    await this.check.ask(() => core.checkPacket(this.id));
  }

  get parts(): readonly PlacedPart[] {
    return this.paper.value?.parts ?? [];
  }

  get selected(): PlacedPart | null {
    return this.parts.find(({ part }) => keyOf(part) === this.#key) ?? null;
  }

  /** From the pages themselves, which need not scroll. */
  pick({ part }: PlacedPart): void {
    this.#key = keyOf(part);
  }

  /** From a list beside the pages. */
  seek(placed: PlacedPart): void {
    this.pick(placed);
    this.sought = { key: keyOf(placed.part) };
  }

  close(): void {
    this.#key = null;
  }

  /** Changes one part in this packet alone. */
  async edit(part: Part, change: { words?: string | null; left_out?: boolean }): Promise<void> {
    const { section, place, was, words, left_out, moved_on } = part;
    await core.editPacket(this.id, {
      field: "part",
      value: {
        edit: { section, place, was, words, left_out, ...change },
        instead_of: moved_on,
      },
    });
  }
}
