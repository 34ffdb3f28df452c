// Written by `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings`.
import type {
  Audience,
  PacketKind,
  RedactionKind,
  RedactionLevel,
} from "../bindings";

export const packetKindWords: Record<PacketKind, string> = {
  "review": "Review packet",
  "promotion": "Promotion packet",
  "note": "Note after an incident",
  "war_stories": "War stories",
  "star_card": "STAR card",
  "talk_outline": "Talk outline",
  "postmortem": "Postmortem",
  "portfolio": "Portfolio",
};

export const redactionKindWords: Record<RedactionKind, string> = {
  "person": "person",
  "customer": "customer",
  "service": "service",
  "company": "company",
  "host": "host",
  "money": "sum of money",
  "date": "date",
  "other": "other",
};

export const packetKindIsOfOne: Record<PacketKind, boolean> = {
  "review": false,
  "promotion": false,
  "note": true,
  "war_stories": false,
  "star_card": true,
  "talk_outline": true,
  "postmortem": true,
  "portfolio": false,
};

export const leastLevel: Record<Audience, RedactionLevel> = {
  "own": "private",
  "internal": "internal",
  "public": "public",
};
