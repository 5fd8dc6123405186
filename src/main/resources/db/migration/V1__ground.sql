-- The hub's role sees the tables of this schema only as far as each migration grants it.
grant usage on schema public to ${hubRole};
