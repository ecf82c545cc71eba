CREATE INDEX parcels_by_weight ON parcels (weight_g);
