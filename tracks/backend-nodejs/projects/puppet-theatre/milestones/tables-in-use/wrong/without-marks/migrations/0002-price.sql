-- The default is for the shows that are there, and for those that an older version adds.
ALTER TABLE shows ADD COLUMN IF NOT EXISTS price integer NOT NULL DEFAULT 800 CHECK (price >= 0);
