DROP TRIGGER guest_for_name ON bookings;
DROP FUNCTION guest_for_name;
ALTER TABLE bookings ALTER COLUMN guest SET NOT NULL;
ALTER TABLE bookings ADD CONSTRAINT guest_not_blank CHECK (trim(guest) <> '');
ALTER TABLE bookings DROP COLUMN name;
