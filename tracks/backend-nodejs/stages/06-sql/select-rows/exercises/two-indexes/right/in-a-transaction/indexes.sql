BEGIN;
ALTER TABLE parcels ADD CONSTRAINT parcels_by_customer UNIQUE (customer, arrived_on, id);
CREATE INDEX parcels_by_day ON public.parcels (arrived_on, id);
COMMIT;
ANALYZE parcels;
