-- The debriefs that wait are asked for whenever Today is looked at: without this, all incidents were read for it.
CREATE INDEX incident_debrief ON incident (start_at, id)
    WHERE debrief ->> '$.state.state' = 'due' AND deleted_at IS NULL;
