WITH taken AS (
  SELECT course_id, count(*) AS people, sum(paid_cents) AS cents
  FROM signups
  WHERE is_cancelled = false
  GROUP BY course_id
)
SELECT courses.id, title, trainers.name AS trainer,
  coalesce(people, 0)::int AS people,
  coalesce(cents, 0)::int AS income_cents
FROM courses
LEFT JOIN taken ON taken.course_id = courses.id
LEFT JOIN trainers ON trainers.id = courses.trainer_id
ORDER BY 4 DESC, courses.id;
