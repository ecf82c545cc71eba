CREATE TABLE gardeners (
  id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name  text NOT NULL,
  email text NOT NULL UNIQUE
);

CREATE TABLE plots (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number      integer NOT NULL UNIQUE CHECK (number >= 0),
  gardener_id integer REFERENCES gardeners (id) ON DELETE SET NULL
);

CREATE TABLE harvests (
  id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plot_id integer NOT NULL REFERENCES plots (id) ON DELETE CASCADE,
  crop    text NOT NULL,
  day     date NOT NULL,
  kg      numeric(8, 2) NOT NULL CHECK (kg > 0),
  UNIQUE (plot_id, crop, day)
);
