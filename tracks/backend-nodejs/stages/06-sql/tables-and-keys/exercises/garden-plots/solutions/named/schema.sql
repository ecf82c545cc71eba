CREATE TABLE gardeners (
  id serial,
  name text NOT NULL,
  email text NOT NULL,
  CONSTRAINT gardeners_key PRIMARY KEY (id),
  CONSTRAINT one_account_an_address UNIQUE (email)
);

CREATE TABLE plots (
  id serial,
  number integer NOT NULL,
  gardener_id integer,
  CONSTRAINT plots_key PRIMARY KEY (id),
  CONSTRAINT number_on_one_sign UNIQUE (number),
  CONSTRAINT number_from_one CHECK (number > 0),
  CONSTRAINT worked_by FOREIGN KEY (gardener_id) REFERENCES gardeners ON DELETE SET NULL
);

CREATE TABLE harvests (
  id serial,
  plot_id integer NOT NULL,
  crop text NOT NULL,
  day date NOT NULL,
  kg numeric NOT NULL,
  CONSTRAINT harvests_key PRIMARY KEY (id),
  CONSTRAINT grown_on FOREIGN KEY (plot_id) REFERENCES plots ON DELETE CASCADE,
  CONSTRAINT weighs_something CHECK (kg > 0),
  CONSTRAINT once_a_day UNIQUE (plot_id, crop, day)
);
