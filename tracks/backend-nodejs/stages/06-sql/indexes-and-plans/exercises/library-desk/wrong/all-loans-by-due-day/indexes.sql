CREATE INDEX members_by_lower_email ON members (lower(email));
CREATE INDEX loans_by_member_and_day ON loans (member_id, lent_on);
CREATE INDEX open_loans_by_due_day ON loans (due_on);
