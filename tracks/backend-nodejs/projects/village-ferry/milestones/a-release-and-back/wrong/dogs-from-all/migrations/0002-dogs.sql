ALTER TABLE bookings ADD COLUMN dogs integer NOT NULL DEFAULT 0;
-- From now on every booking says it.
ALTER TABLE bookings ALTER COLUMN dogs DROP DEFAULT;
