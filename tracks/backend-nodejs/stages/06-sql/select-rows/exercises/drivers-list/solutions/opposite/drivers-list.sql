SELECT id, customer, weight_g::numeric / 1000 AS kg
FROM parcels
WHERE NOT (arrived_on >= DATE '2026-03-01' AND weight_g <= 10000)
  AND arrived_on IS NOT NULL
  AND picked_up_on IS NULL
  AND (note IS NULL OR note <> 'hold')
ORDER BY arrived_on ASC, id ASC
FETCH FIRST 12 ROWS ONLY;
