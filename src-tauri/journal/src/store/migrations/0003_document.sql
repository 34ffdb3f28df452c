-- Nouns that are only ever read and written whole share one table: `value` holds one of them.
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    noun TEXT NOT NULL,
    -- The incident it hangs on; it goes with it.
    incident TEXT REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
    -- Computed from `value`: as lists and the trash call it.
    title TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    revision INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX document_noun ON document (noun, id);
CREATE INDEX document_incident ON document (incident, noun, id);
CREATE INDEX document_digest ON document (value ->> '$.digest') WHERE noun = 'attachment';

-- When a reminder last rang. No change of the user's: without history, and of this copy only.
CREATE TABLE ring (
    reminder TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    at INTEGER NOT NULL
) STRICT;

INSERT INTO document (id, noun, incident, title, value, revision, deleted_at)
    SELECT id, 'reminder', incident, '', value, revision, deleted_at FROM reminder
    UNION ALL
    SELECT id, 'action', incident, value ->> '$.what', value, revision, deleted_at FROM action
    UNION ALL
    SELECT id, 'attachment', incident, value ->> '$.name', value, revision, deleted_at FROM attachment;
INSERT INTO ring (reminder, at) SELECT id, rung_at FROM reminder WHERE rung_at IS NOT NULL;
DROP TABLE reminder;
DROP TABLE action;
DROP TABLE attachment;
