ALTER TABLE bookings RENAME COLUMN name TO guest;
