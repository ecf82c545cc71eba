SELECT id, customer, weight_g / 1000.0 AS kg
FROM parcels
WHERE id IN (SELECT id FROM parcels ORDER BY arrived_on, id LIMIT 12)
  AND picked_up_on IS NULL
  AND arrived_on IS NOT NULL
  AND (arrived_on < '2026-03-01' OR weight_g > 10000)
  AND note IS DISTINCT FROM 'hold'
ORDER BY arrived_on, id;
