WITH counted AS (
  INSERT INTO runs VALUES (DATE '2026-03-10', 1)
  ON CONFLICT (day) DO UPDATE SET times = runs.times + excluded.times
), removed AS (
  DELETE FROM loans WHERE returned_on < DATE '2026-01-01' AND fee_cents = 0
)
UPDATE loans l SET fee_cents = l.fee_cents + 50
WHERE l.due_on < DATE '2026-03-10' AND l.returned_on IS NULL
RETURNING l.fee_cents, l.id;
