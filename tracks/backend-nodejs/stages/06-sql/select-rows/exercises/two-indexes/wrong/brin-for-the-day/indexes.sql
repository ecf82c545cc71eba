CREATE INDEX ON parcels (customer, arrived_on);
CREATE INDEX ON parcels USING brin (arrived_on);
