CREATE VIEW category_report AS
SELECT
  categories.id AS category,
  categories.title,
  count(DISTINCT things.id) AS things,
  count(repairs.id) AS repairs,
  count(repairs.id) FILTER (WHERE repairs.status = 'done') AS done,
  round(
    100.0 * count(repairs.id) FILTER (WHERE repairs.status = 'done')
      / nullif(count(repairs.finished_at), 0)
  )::integer AS saved_percent
FROM categories
LEFT JOIN things ON things.category = categories.id
LEFT JOIN repairs ON repairs.thing_id = things.id
GROUP BY categories.id, categories.title;

CREATE VIEW volunteer_report AS
SELECT
  volunteer,
  count(*) FILTER (WHERE status = 'done') AS done,
  count(*) FILTER (WHERE status = 'beyond-repair') AS beyond_repair,
  count(*) FILTER (WHERE status = 'claimed') AS working_on
FROM repairs
WHERE volunteer IS NOT NULL
GROUP BY volunteer;

CREATE VIEW slot_report AS
SELECT
  slots.id AS slot_id,
  slots.starts_at,
  slots.places,
  count(bookings.repair_id) AS booked,
  slots.places - count(bookings.repair_id) AS free
FROM slots
JOIN bookings ON bookings.slot_id = slots.id
GROUP BY slots.id;
