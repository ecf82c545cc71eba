-- Two tables: concerts and bookings.
CREATE TABLE concerts (
  id uuid
);
