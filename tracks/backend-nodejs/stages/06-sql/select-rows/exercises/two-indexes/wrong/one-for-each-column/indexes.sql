CREATE INDEX parcels_by_customer ON parcels (customer);
CREATE INDEX parcels_by_day ON parcels (arrived_on);
