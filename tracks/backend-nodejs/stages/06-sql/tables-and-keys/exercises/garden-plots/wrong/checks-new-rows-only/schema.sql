CREATE TABLE gardeners (
  id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name  text NOT NULL,
  email text NOT NULL UNIQUE
);

CREATE TABLE plots (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number      integer NOT NULL UNIQUE CHECK (number >= 1),
  gardener_id integer REFERENCES gardeners (id) ON DELETE SET NULL
);

CREATE TABLE harvests (
  id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plot_id integer NOT NULL REFERENCES plots (id) ON DELETE CASCADE,
  crop    text NOT NULL,
  day     date NOT NULL,
  kg      numeric(8, 2) NOT NULL,
  UNIQUE (plot_id, crop, day)
);

CREATE FUNCTION check_weight() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kg <= 0 THEN RAISE EXCEPTION 'violates the rule that a harvest weighs something'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_weight BEFORE INSERT ON harvests FOR EACH ROW EXECUTE FUNCTION check_weight();
