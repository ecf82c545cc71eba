-- The row is made with 0 when it is missing, so that counting is always the same.
INSERT INTO runs VALUES ('2026-03-10', 0) ON CONFLICT DO NOTHING;
UPDATE runs SET times = times + 1 WHERE day = '2026-03-10';

DELETE FROM loans WHERE fee_cents = 0 AND returned_on <= DATE '2025-12-31';

UPDATE loans SET fee_cents = fee_cents + 50 WHERE returned_on IS NULL AND due_on <= DATE '2026-03-09';

SELECT id, fee_cents FROM loans WHERE returned_on IS NULL AND due_on <= DATE '2026-03-09';
