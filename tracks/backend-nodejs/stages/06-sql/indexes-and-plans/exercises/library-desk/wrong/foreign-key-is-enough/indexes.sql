CREATE INDEX members_by_lower_email ON members (lower(email));
CREATE INDEX loans_by_newest ON loans (lent_on);
ANALYZE loans;
CREATE INDEX open_loans_by_due_day ON loans (due_on) WHERE returned_on IS NULL;
