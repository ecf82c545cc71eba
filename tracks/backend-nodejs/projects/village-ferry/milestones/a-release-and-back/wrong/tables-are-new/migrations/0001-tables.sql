CREATE TABLE crossings (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shore     text NOT NULL CHECK (shore IN ('village', 'station')),
  leaves_at text NOT NULL,
  places    integer NOT NULL CHECK (places > 0),
  UNIQUE (shore, leaves_at)
);

CREATE TABLE bookings (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  crossing_id integer NOT NULL REFERENCES crossings,
  name        text NOT NULL,
  places      integer NOT NULL CHECK (places > 0),
  code        text NOT NULL
);
