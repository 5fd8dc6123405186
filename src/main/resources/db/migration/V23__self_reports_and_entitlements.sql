-- Requests that one of the project's own said broke the rules (R69, R75): out of reach until an officer has decided.

create table request_freeze (
    id       bigint generated always as identity primary key,
    request  bigint not null references export_request,
    reporter text not null references person,
    letter   text not null,
    at       timestamptz not null,
    ended_at timestamptz,
    ended_by text references person,
    ending   text check (ending in ('LIFTED', 'BREACH')),
    reason   text,
    check ((ended_at is null) = (ending is null))
);
create index request_freeze_by_request on request_freeze (request);
create unique index request_freeze_open on request_freeze (request) where ended_at is null;

grant select, insert on request_freeze to ${hubRole};
grant update (ended_at, ended_by, ending, reason) on request_freeze to ${hubRole};

-- Memberships that a register of entitlements grants, and answers of it that wait for an operator (R91).

alter table membership add column granted_by text;   -- the register; without one, a person entered it
alter table membership add column granted_as text;   -- the register's number of it
alter table membership add column ended_by text;     -- the person who ended it at once

create table entitlement_hold (
    id          bigint generated always as identity primary key,
    project     text not null,
    members     integer not null,
    since       timestamptz not null,
    accepted_by text references person,
    accepted_at timestamptz,
    over_at     timestamptz
);
create unique index entitlement_hold_open on entitlement_hold (project) where over_at is null;

grant select, insert, update on entitlement_hold to ${hubRole};
