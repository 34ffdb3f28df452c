-- How the pages of a packet look; nothing said is the default.
ALTER TABLE packet ADD COLUMN design TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(design));
