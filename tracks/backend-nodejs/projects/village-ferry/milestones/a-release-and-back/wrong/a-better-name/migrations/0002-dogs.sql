-- The version before knows no dogs: for its bookings, the default speaks.
ALTER TABLE bookings ADD COLUMN dogs integer NOT NULL DEFAULT 0;
ALTER TABLE bookings RENAME COLUMN name TO passenger;
