CREATE UNIQUE INDEX one_email_in_any_case ON members (lower(email));
CREATE INDEX loans_of_member ON loans USING btree (member_id, lent_on);
CREATE INDEX overdue ON loans (due_on, id) WHERE returned_on IS NULL;
