CREATE TYPE booking_state AS ENUM ('held', 'paid', 'cancelled');

CREATE TABLE concerts (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  title text NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  price decimal(12, 2) NOT NULL,
  extras jsonb DEFAULT '{}'::jsonb NOT NULL,
  CONSTRAINT title_has_letters CHECK (title ~ '[^[:space:]]'),
  CONSTRAINT price_from_0 CHECK (price BETWEEN 0 AND 9999999999)
);

CREATE TABLE bookings (
  id bigserial PRIMARY KEY,
  concert_id uuid NOT NULL,
  email text NOT NULL,
  state booking_state NOT NULL DEFAULT 'held',
  paid_at timestamp with time zone,
  CONSTRAINT concert_is_there FOREIGN KEY (concert_id) REFERENCES concerts,
  CONSTRAINT paid_has_a_time CHECK (
    (state = 'paid' AND paid_at IS NOT NULL) OR (state IN ('held', 'cancelled') AND paid_at IS NULL)
  )
);
CREATE UNIQUE INDEX ON bookings (lower(email), concert_id) WHERE state IN ('held', 'paid');
