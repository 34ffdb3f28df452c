-- What only the opened journal may know, such as the private half of the sealing key.
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
