CREATE TABLE loans (
  id integer PRIMARY KEY, member text NOT NULL, due_on date NOT NULL, returned_on date,
  fee_cents integer NOT NULL DEFAULT 0
);
CREATE TABLE runs (day date PRIMARY KEY, times integer NOT NULL);

INSERT INTO loans VALUES
  (1, 'ines', '2026-03-01', NULL, 100),
  (2, 'omar', '2026-03-10', NULL, 0),
  (3, 'zoe', '2025-11-02', '2025-11-01', 0);
