CREATE INDEX members_by_lower_email ON members (lower(email));
CREATE INDEX loans_with_member ON loans (lent_on DESC) INCLUDE (member_id);
CREATE INDEX open_loans_by_due_day ON loans (due_on) WHERE returned_on IS NULL;
