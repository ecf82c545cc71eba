SELECT id, customer, weight_g / 1000.0
FROM parcels
WHERE picked_up_on IS NULL
  AND arrived_on IS NOT NULL
  AND (arrived_on < '2026-03-01' OR weight_g > 10000)
  AND note IS DISTINCT FROM 'hold'
ORDER BY arrived_on, id
LIMIT 12;
