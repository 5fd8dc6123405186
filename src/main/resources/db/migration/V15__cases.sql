-- The case that follows a breach: what the PI accounts for and plans, every version of it, and what the management decides.

create table case_paper (
    id         bigint generated always as identity primary key,
    breach     bigint not null references breach,
    kind       text not null check (kind in ('ACCOUNT', 'PLAN')),
    author     text not null references person,
    entered_by text not null references person,
    text       text not null check (text <> ''),
    at         timestamptz not null
);
create index case_paper_by_breach on case_paper (breach);

create table case_decision (
    breach        bigint primary key references breach,
    measure       text not null,
    reason        text not null,
    self_reported boolean not null,
    reopens       boolean not null,
    decided_by    text not null references person,
    at            timestamptz not null
);

create index breach_by_request on breach (request);
create index suspension_by_request on suspension (request) where ended_at is null;

grant select, insert on case_paper, case_decision to ${hubRole};
