-- 1. Count the run.

-- 2. Remove what is settled.

-- 3. Raise fees.
SELECT id, fee_cents FROM loans;
