ALTER TABLE bookings ADD CONSTRAINT name_not_blank CHECK (trim(name) <> '');
