CREATE INDEX parcels_by_day_and_customer ON parcels (arrived_on, customer);
CREATE INDEX parcels_by_customer ON parcels (customer);
