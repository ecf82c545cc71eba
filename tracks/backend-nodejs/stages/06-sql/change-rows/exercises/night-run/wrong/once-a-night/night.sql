INSERT INTO runs (day, times) VALUES ('2026-03-10', 1)
ON CONFLICT (day) DO UPDATE SET times = runs.times + 1;

DELETE FROM loans
WHERE returned_on < '2026-01-01' AND fee_cents = 0;

UPDATE loans
SET fee_cents = fee_cents + 50
WHERE due_on < '2026-03-10' AND returned_on IS NULL
  AND (SELECT times FROM runs WHERE day = '2026-03-10') = 1
RETURNING id, fee_cents;
