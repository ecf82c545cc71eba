BEGIN;

MERGE INTO runs USING (SELECT DATE '2026-03-10' AS day) AS tonight ON runs.day = tonight.day
WHEN MATCHED THEN UPDATE SET times = times + 1
WHEN NOT MATCHED THEN INSERT (day, times) VALUES (tonight.day, 1);

CREATE TEMPORARY TABLE overdue ON COMMIT DROP AS
SELECT id FROM loans WHERE returned_on IS NULL AND due_on < '2026-03-10';

DELETE FROM loans WHERE id IN (SELECT id FROM loans WHERE returned_on < '2026-01-01' AND fee_cents = 0);

UPDATE loans SET fee_cents = fee_cents + 50 FROM overdue WHERE loans.id = overdue.id;

SELECT loans.id, loans.fee_cents FROM loans JOIN overdue USING (id) ORDER BY fee_cents;

COMMIT;
