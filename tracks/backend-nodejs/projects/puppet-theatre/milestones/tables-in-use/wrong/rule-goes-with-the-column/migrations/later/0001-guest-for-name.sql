UPDATE bookings SET guest = name WHERE guest IS NULL;
ALTER TABLE bookings ALTER COLUMN guest SET NOT NULL;
ALTER TABLE bookings DROP COLUMN name;
