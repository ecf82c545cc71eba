CREATE TABLE calls (
  id     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hide   text NOT NULL,
  sender text NOT NULL,
  text   text NOT NULL,
  at     timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ON calls (hide, id);
