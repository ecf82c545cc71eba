ALTER TABLE shows ADD COLUMN price integer NOT NULL DEFAULT 800 CHECK (price >= 0);
-- A new show says its price.
ALTER TABLE shows ALTER COLUMN price DROP DEFAULT;
