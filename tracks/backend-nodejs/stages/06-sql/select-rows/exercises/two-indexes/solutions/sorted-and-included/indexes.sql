CREATE INDEX ON parcels (arrived_on) INCLUDE (customer);
CREATE INDEX ON parcels (customer, arrived_on) INCLUDE (weight_g);
