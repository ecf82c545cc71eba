ALTER TABLE accounts
  ADD COLUMN role text NOT NULL DEFAULT 'visitor' CHECK (role IN ('visitor', 'volunteer', 'coordinator'));

ALTER TABLE repairs ADD COLUMN volunteer_id integer REFERENCES accounts;
