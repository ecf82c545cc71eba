CREATE INDEX ON parcels (customer, arrived_on) WHERE customer = 'c77';
CREATE INDEX ON parcels (arrived_on) WHERE arrived_on = '2024-05-01';
