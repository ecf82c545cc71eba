-- PostgreSQL reads an index in both directions, so DESC is not needed, and does no harm.
CREATE INDEX ON loans (member_id, lent_on DESC);
-- What the desk shows comes along, so the table itself need not be read.
CREATE INDEX ON loans (due_on) INCLUDE (id, member_id) WHERE (returned_on IS NULL);
CREATE INDEX ON members (lower(email)) INCLUDE (name);
