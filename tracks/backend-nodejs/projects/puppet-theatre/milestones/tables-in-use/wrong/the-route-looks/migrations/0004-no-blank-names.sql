-- The routes refuse a blank name. What is there must not have one either.
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM bookings WHERE trim(name) = '') THEN RAISE EXCEPTION 'a booking has a blank name'; END IF;
END $$;
