-- The tables of the theatre were made by hand, long ago.
SELECT 1;
