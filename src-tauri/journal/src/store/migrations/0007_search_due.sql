-- Incidents whose words the index has to read anew: emptied at the next opening, because the words are made by the program.
CREATE TABLE search_due (incident TEXT PRIMARY KEY) STRICT;
-- What reviews and actions say was not in it.
INSERT INTO search_due
    SELECT DISTINCT incident FROM document
    WHERE noun IN ('postmortem', 'action') AND incident IS NOT NULL AND deleted_at IS NULL;
