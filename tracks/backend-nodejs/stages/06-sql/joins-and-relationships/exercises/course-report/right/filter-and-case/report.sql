select c.id, c.title, max(t.name) as trainer,
       sum(case when s.is_cancelled = false then 1 else 0 end) as people,
       coalesce(sum(s.paid_cents) filter (where not s.is_cancelled), 0) as income_cents
from signups s
right join courses c on c.id = s.course_id
left join trainers t on t.id = c.trainer_id
group by c.id, c.title
order by people desc, c.id asc
