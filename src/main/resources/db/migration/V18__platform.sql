-- What the platform is told to close or open, and whether it said that it has (R71): the environments' own logins are not the hub's.

create table access_order (
    id              bigint generated always as identity primary key,
    action          text not null check (action in ('CLOSE', 'OPEN')),
    scope           text not null check (scope in ('PERSON', 'PROJECT')),
    subject         text not null,
    ordered_at      timestamptz not null,
    times           integer not null default 1,   -- how often it was told
    told_at         timestamptz not null,         -- when last
    acknowledged_at timestamptz,
    acknowledged_by text
);
create index access_order_by_subject on access_order (scope, subject, id);
create index access_order_open on access_order (id) where acknowledged_at is null;

grant select, insert, update on access_order to ${hubRole};
