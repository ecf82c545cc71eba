BEGIN;
create table gardeners (id bigserial primary key, name varchar(200) not null, email varchar(320) not null);
create table plots (id bigserial primary key, number smallint, gardener_id bigint);
create table harvests (
  id bigserial primary key, plot_id bigint, crop varchar not null, day date, kg decimal(12, 2) not null
);
create unique index on gardeners (lower(email));
create unique index on plots (number);
alter table plots alter column number set not null, add check (number between 1 and 10000);
alter table plots add foreign key (gardener_id) references gardeners on delete set null on update cascade;
alter table harvests alter plot_id set not null, alter day set not null, add check (kg > 0 and kg is not null);
alter table harvests add foreign key (plot_id) references plots on delete cascade;
create unique index one_a_day on harvests (day, crop, plot_id);
COMMIT;
