ALTER TABLE bookings DROP CONSTRAINT IF EXISTS name_not_blank;
ALTER TABLE bookings ADD CONSTRAINT name_not_blank CHECK (trim(name) <> '');
