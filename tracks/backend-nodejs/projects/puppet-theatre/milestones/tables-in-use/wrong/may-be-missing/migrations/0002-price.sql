-- The default is for the shows that are there, and for those that an older version adds.
ALTER TABLE shows ADD COLUMN price integer DEFAULT 800 CHECK (price >= 0);
