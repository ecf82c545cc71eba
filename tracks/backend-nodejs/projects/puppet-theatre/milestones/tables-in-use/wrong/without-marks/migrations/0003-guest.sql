-- An older version adds bookings without a guest, so it may be missing until migrations/later.
ALTER TABLE bookings ADD COLUMN IF NOT EXISTS guest text;
UPDATE bookings SET guest = name;
