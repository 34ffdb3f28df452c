-- What the pad keeps with its incident, and the questions of the morning after.
ALTER TABLE incident ADD COLUMN pad TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(pad));
ALTER TABLE incident ADD COLUMN debrief TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(debrief));
-- Computed from `pad`: its pad is open.
ALTER TABLE incident ADD COLUMN live INTEGER NOT NULL DEFAULT 0;
CREATE INDEX incident_live ON incident (start_at) WHERE live = 1 AND deleted_at IS NULL;

ALTER TABLE service ADD COLUMN card TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(card));

-- Nouns that are only ever read and written whole: `value` holds one of them.
CREATE TABLE reminder (
    id TEXT PRIMARY KEY,
    incident TEXT REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL CHECK (json_valid(value)),
    -- When it last rang. No change of the user's: without history, and of this copy only.
    rung_at INTEGER,
    revision INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX reminder_incident ON reminder (incident);

CREATE TABLE action (
    id TEXT PRIMARY KEY,
    incident TEXT REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL CHECK (json_valid(value)),
    revision INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX action_incident ON action (incident);

CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    incident TEXT REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL CHECK (json_valid(value)),
    revision INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX attachment_incident ON attachment (incident);
CREATE INDEX attachment_digest ON attachment (value ->> '$.digest');

-- The bytes of attachments, each once, under the SHA-256 of its content. Outside the history: they never change.
CREATE TABLE blob (
    digest TEXT PRIMARY KEY,
    bytes BLOB NOT NULL,
    -- A small picture of it, where it is one.
    thumbnail BLOB
) STRICT;

-- What is being typed and was not sent, so that it is offered again after a crash. No history, no export.
CREATE TABLE draft (
    place TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
