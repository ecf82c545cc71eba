CREATE TABLE users (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  password_hash text NOT NULL
);

CREATE TABLE sessions (
  sid text PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (id)
);

CREATE TABLE resets (
  token_hash text PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (id),
  expires_at timestamptz NOT NULL
);

CREATE TABLE mails (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recipient text NOT NULL,
  body text NOT NULL
);
