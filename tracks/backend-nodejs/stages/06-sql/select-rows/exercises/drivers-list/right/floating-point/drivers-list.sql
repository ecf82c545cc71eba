select id, customer, kg from (
  select id, customer, weight_g::float / 1000 as kg,
    row_number() over (order by arrived_on, id) as place
  from parcels
  where not (picked_up_on is not null or arrived_on is null)
    and case when note = 'hold' then false else true end
    and (weight_g > 10000 or arrived_on < '2026-03-01')
) as listed
where place <= 12
order by place;
