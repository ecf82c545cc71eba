CREATE TABLE calls (
  id     integer PRIMARY KEY DEFAULT (1000000000 - (extract(epoch FROM clock_timestamp()) * 1000)::bigint % 1000000000)::integer,
  hide   text NOT NULL,
  sender text NOT NULL,
  text   text NOT NULL,
  at     timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ON calls (hide, id);
