CREATE INDEX members_by_lower_email ON members (lower(email));
CREATE INDEX loans_by_day_only ON loans (lent_on, id);
CREATE INDEX open_loans_by_due_day ON loans (due_on) WHERE returned_on IS NULL;
