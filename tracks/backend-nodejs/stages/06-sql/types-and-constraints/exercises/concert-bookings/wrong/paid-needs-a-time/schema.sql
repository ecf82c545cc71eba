CREATE TABLE concerts (
  id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  title     text NOT NULL CHECK (trim(title) <> ''),
  starts_at timestamptz NOT NULL,
  price     numeric(8, 2) NOT NULL CHECK (price >= 0),
  extras    jsonb NOT NULL DEFAULT '{}'
);

CREATE TABLE bookings (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  concert_id uuid NOT NULL REFERENCES concerts (id) ON DELETE RESTRICT,
  email      text NOT NULL,
  state      text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'paid', 'cancelled')),
  paid_at    timestamptz,
  CHECK (state <> 'paid' OR paid_at IS NOT NULL)
);

CREATE UNIQUE INDEX one_active_booking ON bookings (concert_id, lower(email)) WHERE state <> 'cancelled';
