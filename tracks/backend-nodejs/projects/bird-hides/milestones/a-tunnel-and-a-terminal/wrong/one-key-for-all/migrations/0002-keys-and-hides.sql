ALTER TABLE calls ADD COLUMN key text;
ALTER TABLE calls ADD UNIQUE (key);

-- A row for each hide, which is locked while a call gets its id.
CREATE TABLE hides (name text PRIMARY KEY);
INSERT INTO hides VALUES ('reeds'), ('tower'), ('owls');
