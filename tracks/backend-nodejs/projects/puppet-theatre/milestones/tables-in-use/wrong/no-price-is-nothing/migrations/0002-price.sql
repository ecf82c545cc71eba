-- The default is for the shows that are there, and for those that an older version adds.
ALTER TABLE shows ADD COLUMN price integer NOT NULL DEFAULT 0 CHECK (price >= 0);
