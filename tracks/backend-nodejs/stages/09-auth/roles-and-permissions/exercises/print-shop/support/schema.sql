CREATE TABLE people (
  sid text PRIMARY KEY,
  name text NOT NULL UNIQUE,
  roles text[] NOT NULL
);

CREATE TABLE grants (
  role text NOT NULL,
  action text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('own', 'any')),
  PRIMARY KEY (role, action)
);

CREATE TABLE jobs (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner text NOT NULL,
  title text NOT NULL,
  state text NOT NULL DEFAULT 'new'
);
