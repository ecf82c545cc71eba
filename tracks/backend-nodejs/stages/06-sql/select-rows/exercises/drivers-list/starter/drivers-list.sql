SELECT id, customer
FROM parcels;
