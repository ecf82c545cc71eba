CREATE TABLE telescopes (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (trim(name) <> '')
);

CREATE TABLE bookings (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  telescope_id integer NOT NULL REFERENCES telescopes,
  day date NOT NULL,
  from_time text NOT NULL,
  to_time text NOT NULL,
  guest text NOT NULL CHECK (trim(guest) <> ''),
  price integer NOT NULL CHECK (price >= 0),
  refund integer CHECK (refund BETWEEN 0 AND price),
  created_at timestamptz NOT NULL DEFAULT now(),
  cancelled_at timestamptz,
  CHECK (from_time < to_time),
  CHECK ((refund IS NULL) = (cancelled_at IS NULL))
);

CREATE INDEX bookings_of_an_evening ON bookings (telescope_id, day);
