-- Who a packet is for, how far names are replaced in it, and what it says otherwise than what it is made from.
ALTER TABLE packet ADD COLUMN audience TEXT NOT NULL DEFAULT 'own';
ALTER TABLE packet ADD COLUMN level TEXT NOT NULL DEFAULT 'private';
ALTER TABLE packet ADD COLUMN edits TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(edits));
