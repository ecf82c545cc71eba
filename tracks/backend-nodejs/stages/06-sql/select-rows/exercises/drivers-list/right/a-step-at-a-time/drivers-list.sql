WITH here AS (
  SELECT * FROM parcels WHERE picked_up_on IS NULL AND arrived_on IS NOT NULL
), wanted AS (
  SELECT * FROM here WHERE arrived_on < DATE '2026-03-01'
  UNION
  SELECT * FROM here WHERE weight_g > 10000
)
SELECT p.customer, (p.weight_g * 0.001)::numeric(12, 4) AS kg, p.id
FROM wanted p
WHERE p.note IS NULL OR NOT (p.note = 'hold')
ORDER BY p.arrived_on, p.id
LIMIT 12
