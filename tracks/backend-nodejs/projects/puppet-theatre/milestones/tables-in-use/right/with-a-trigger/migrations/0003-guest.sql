ALTER TABLE bookings ADD COLUMN guest text;
UPDATE bookings SET guest = name;

-- An older version writes the name only.
CREATE FUNCTION guest_for_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.guest := coalesce(NEW.guest, NEW.name);
  NEW.name := coalesce(NEW.name, NEW.guest);
  RETURN NEW;
END $$;
CREATE TRIGGER guest_for_name BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION guest_for_name();
