-- Measures (R79): what a suspension is for, how long it lasts, and what those concerned say against it.

alter table suspension drop constraint suspension_scope_check;
alter table suspension add constraint suspension_scope_check check (scope in ('PERSON', 'PROJECT', 'INSTITUTION'));
alter table suspension add column until timestamptz;   -- ends by itself then; without, it lasts until somebody ends it
alter table suspension add column offence text;        -- the row of the table of sanctions, when it is for such a one
create index suspension_by_end on suspension (until) where ended_at is null and until is not null;
create index suspension_institution_in_force on suspension (lower(subject))
    where ended_at is null and scope = 'INSTITUTION';

alter table case_decision add column intent text check (intent in ('ACCIDENT', 'DELIBERATE'));

create table appeal (
    id         bigint generated always as identity primary key,
    suspension bigint not null references suspension,
    author     text not null references person,
    entered_by text not null references person,
    text       text not null check (text <> ''),
    at         timestamptz not null
);
create index appeal_by_suspension on appeal (suspension);

create table appeal_decision (
    appeal     bigint primary key references appeal,
    outcome    text not null check (outcome in ('UPHELD', 'CHANGED', 'LIFTED')),
    reason     text not null,
    decided_by text not null references person,
    at         timestamptz not null
);

grant select, insert on appeal, appeal_decision to ${hubRole};
