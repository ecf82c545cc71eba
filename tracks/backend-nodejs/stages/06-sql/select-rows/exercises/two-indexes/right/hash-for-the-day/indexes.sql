create index if not exists idx_customer on parcels using btree (customer asc, arrived_on desc, weight_g);
create index if not exists idx_day on parcels using hash (arrived_on);
