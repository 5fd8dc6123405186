-- The end of a paper that a wrong clock saw, taken back by an operator (R2, F36): it is seen anew when it comes.

alter table mandate_end add column lifted_at timestamptz;
alter table mandate_end add column lifted_by text;

grant update (ended_at, lifted_at, lifted_by) on mandate_end to ${hubRole};
