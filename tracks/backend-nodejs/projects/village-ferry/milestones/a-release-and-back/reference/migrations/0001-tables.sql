-- The service used to make these tables itself, so they may be there already.
CREATE TABLE IF NOT EXISTS crossings (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shore     text NOT NULL CHECK (shore IN ('village', 'station')),
  leaves_at text NOT NULL,
  places    integer NOT NULL CHECK (places > 0),
  UNIQUE (shore, leaves_at)
);

CREATE TABLE IF NOT EXISTS bookings (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  crossing_id integer NOT NULL REFERENCES crossings,
  name        text NOT NULL,
  places      integer NOT NULL CHECK (places > 0),
  code        text NOT NULL
);
