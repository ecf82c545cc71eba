ALTER TABLE bookings ADD CONSTRAINT guest_not_blank CHECK (trim(guest) <> '');
