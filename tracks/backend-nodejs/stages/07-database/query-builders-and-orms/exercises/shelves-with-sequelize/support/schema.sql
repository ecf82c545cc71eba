CREATE TABLE shelves (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
);

CREATE TABLE books (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shelf_id integer NOT NULL REFERENCES shelves (id),
  title text NOT NULL,
  author text NOT NULL,
  pages integer NOT NULL
);
