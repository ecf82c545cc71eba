CREATE TABLE nights (
  id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  day     text NOT NULL UNIQUE,
  places  integer NOT NULL CHECK (places > 0)
);

CREATE TABLE bookings (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  night_id  integer NOT NULL REFERENCES nights,
  name      text NOT NULL,
  email     text NOT NULL,
  places    integer NOT NULL CHECK (places > 0),
  code      text NOT NULL
);
