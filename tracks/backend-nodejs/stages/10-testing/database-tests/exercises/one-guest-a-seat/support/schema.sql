CREATE TABLE seats (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
);

CREATE TABLE bookings (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seat_id integer NOT NULL REFERENCES seats (id),
  day date NOT NULL,
  guest text NOT NULL,
  UNIQUE (seat_id, day)
);
