-- What only the opened journal may know, such as the private half of the sealing key.
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

-- Facts of this copy of the journal that are no user's: the id of the device it was made on.
CREATE TABLE device (
    id TEXT PRIMARY KEY,
    made_at INTEGER NOT NULL
) STRICT;

-- Throughout: instants are milliseconds UTC, civil days are 'YYYY-MM-DD'; `revision` counts the changes of a row;
-- `deleted_at` is set while it is in the trash; columns with a JSON check hold one value of the domain's type of that
-- name. References are checked at commit, so that records may be written in any order.

CREATE TABLE service (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- Lower case, for "unique without regard to case" in every script.
    name_key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX service_name ON service (name_key) WHERE deleted_at IS NULL;

CREATE TABLE employer (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX employer_name ON employer (name_key) WHERE deleted_at IS NULL;

-- Only what the user named or renamed; the starter list lives in code.
CREATE TABLE failure_class (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

-- Lists that are only ever read and written with their incident are JSON. What questions are asked about is a column:
-- those from `start_at` to `missing` are computed from the others at every write.
CREATE TABLE incident (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity INTEGER CHECK (severity BETWEEN 1 AND 4),
    class TEXT,
    zone TEXT NOT NULL,
    employer TEXT REFERENCES employer (id) DEFERRABLE INITIALLY DEFERRED,
    hands_on_minutes INTEGER,
    source_kind TEXT,
    source_id TEXT,
    created_at INTEGER NOT NULL,
    services TEXT NOT NULL CHECK (json_valid(services)),
    tags TEXT NOT NULL CHECK (json_valid(tags)),
    milestones TEXT NOT NULL CHECK (json_valid(milestones)),
    roles TEXT NOT NULL CHECK (json_valid(roles)),
    detected_by TEXT CHECK (json_valid(detected_by)),
    impact TEXT NOT NULL CHECK (json_valid(impact)),
    mitigation TEXT CHECK (json_valid(mitigation)),
    ending TEXT CHECK (json_valid(ending)),
    story TEXT NOT NULL CHECK (json_valid(story)),
    phases TEXT NOT NULL CHECK (json_valid(phases)),
    sharing TEXT NOT NULL CHECK (json_valid(sharing)),
    links TEXT NOT NULL CHECK (json_valid(links)),
    private TEXT NOT NULL CHECK (json_valid(private)),
    start_at INTEGER NOT NULL,
    -- The civil day of the start in the incident's own zone.
    day TEXT NOT NULL,
    title_key TEXT NOT NULL,
    -- Time to resolve, or why there is none.
    seconds INTEGER,
    estimated INTEGER NOT NULL,
    left_out TEXT,
    missing TEXT NOT NULL CHECK (json_valid(missing)),
    revision INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX incident_start ON incident (start_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX incident_day ON incident (day) WHERE deleted_at IS NULL;
CREATE INDEX incident_employer ON incident (employer) WHERE employer IS NOT NULL;
CREATE INDEX incident_class ON incident (class) WHERE class IS NOT NULL;
CREATE INDEX incident_source ON incident (source_kind, source_id) WHERE source_id IS NOT NULL;

-- Which incident uses which service and had which role, from the incident's own lists, to ask from the other side.
CREATE TABLE incident_service (
    incident TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
    service TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (incident, service)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_service_service ON incident_service (service, incident);

CREATE TABLE incident_role (
    incident TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL,
    PRIMARY KEY (incident, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_role_role ON incident_role (role, incident);

-- What never changes about an entry; its texts and times are in `entry_revision`.
CREATE TABLE entry (
    id TEXT PRIMARY KEY,
    incident TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
    noted_at INTEGER NOT NULL,
    source_id TEXT,
    -- The number of the revision that counts.
    latest INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX entry_incident ON entry (incident);

-- Append-only, one seal chain per incident and device. An erased revision keeps its place and its digests, and loses
-- its content and the salt that would let a short text be guessed from them.
CREATE TABLE entry_revision (
    entry TEXT NOT NULL,
    number INTEGER NOT NULL,
    incident TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
    recorded_at INTEGER,
    kind TEXT,
    text TEXT,
    author TEXT,
    happened_at INTEGER,
    zone TEXT,
    detail TEXT CHECK (json_valid(detail)),
    device TEXT NOT NULL,
    -- From 1, without gaps.
    counter INTEGER NOT NULL,
    seal_version INTEGER NOT NULL,
    salt BLOB,
    content_digest BLOB NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (entry, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX entry_revision_chain ON entry_revision (incident, device, counter);

CREATE TABLE packet (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    author TEXT NOT NULL,
    period TEXT NOT NULL CHECK (json_valid(period)),
    chosen TEXT CHECK (json_valid(chosen)),
    revision INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE settings (
    id TEXT PRIMARY KEY CHECK (id = 'journal'),
    value TEXT NOT NULL CHECK (json_valid(value)),
    revision INTEGER NOT NULL
) STRICT;

-- Every write, in the transaction that made it. `seq` only ever grows, also when typing replaces an operation.
CREATE TABLE operation (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    process TEXT NOT NULL,
    label TEXT NOT NULL
) STRICT;

-- `before` and `after` hold the changed fields only, by JSON pointer; `base` and `revision` are the row's revisions
-- before and after. No `before`: it was made here, and `after` need not say how; or it was erased (revision 0).
CREATE TABLE change (
    operation INTEGER NOT NULL REFERENCES operation (seq) ON DELETE CASCADE,
    noun TEXT NOT NULL,
    id TEXT NOT NULL,
    base INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    before TEXT CHECK (json_valid(before)),
    after TEXT CHECK (json_valid(after)),
    PRIMARY KEY (operation, noun, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_item ON change (noun, id, operation);

-- What can be found, one row per incident and per entry that is not in the trash. `row` grows with the instant, so
-- that the newest come first without sorting; `search` holds the words under the same number.
CREATE TABLE search_doc (
    row INTEGER PRIMARY KEY,
    noun TEXT NOT NULL,
    item TEXT NOT NULL UNIQUE,
    incident TEXT NOT NULL
) STRICT;
CREATE INDEX search_doc_incident ON search_doc (incident);
CREATE VIRTUAL TABLE search USING fts5(
    words,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* S* Co'",
    prefix = '1 2 3',
    columnsize = 0
);
-- What is removed from the index leaves its pages at once, instead of at the next merge.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
