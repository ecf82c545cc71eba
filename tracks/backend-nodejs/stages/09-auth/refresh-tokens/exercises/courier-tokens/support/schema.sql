CREATE TABLE refresh_tokens (
  token_hash text PRIMARY KEY,
  family uuid NOT NULL,
  user_id integer NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
