-- At most three indexes, for the queries A to D.
CREATE INDEX members_by_email ON members (email);
