UPDATE bookings SET guest = 'unknown' WHERE guest IS NULL;
ALTER TABLE bookings ALTER COLUMN guest SET NOT NULL;
ALTER TABLE bookings ADD CONSTRAINT guest_not_blank CHECK (trim(guest) <> '');
ALTER TABLE bookings DROP COLUMN name;
