CREATE TABLE parcels (
  id integer PRIMARY KEY, customer text NOT NULL, weight_g integer NOT NULL,
  arrived_on date, picked_up_on date, note text
);

INSERT INTO parcels VALUES
  (1, 'ines', 1250, '2026-02-27', NULL, NULL),
  (2, 'omar', 900, '2026-03-02', NULL, NULL),
  (3, 'zoe', 12000, '2026-03-02', NULL, 'fragile');
