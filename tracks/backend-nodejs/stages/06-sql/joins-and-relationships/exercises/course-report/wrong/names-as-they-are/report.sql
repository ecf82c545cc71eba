SELECT
  c.id,
  c.title,
  t.name,
  count(s.id) AS people,
  coalesce(sum(s.paid_cents), 0) AS income_cents
FROM courses c
LEFT JOIN trainers t ON t.id = c.trainer_id
LEFT JOIN signups s ON s.course_id = c.id AND NOT s.is_cancelled
GROUP BY c.id, t.id
ORDER BY people DESC, c.id;
