SELECT
  id,
  title,
  (SELECT name FROM trainers WHERE trainers.id = courses.trainer_id) AS trainer,
  (SELECT count(*) FROM signups WHERE course_id = courses.id AND NOT is_cancelled) AS people,
  coalesce(
    (SELECT sum(paid_cents) FROM signups WHERE course_id = courses.id AND NOT is_cancelled),
    0
  ) AS income_cents
FROM courses
ORDER BY people DESC, id;
