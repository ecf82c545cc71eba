CREATE TABLE stock (
  shelf text NOT NULL,
  article text NOT NULL,
  pieces integer NOT NULL CHECK (pieces >= 0),
  PRIMARY KEY (shelf, article)
);

CREATE TABLE moves (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  article text NOT NULL,
  from_shelf text NOT NULL,
  to_shelf text NOT NULL,
  pieces integer NOT NULL CHECK (pieces > 0)
);
