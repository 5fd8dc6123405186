-- Until when keys and memberships hold, who knows the rules, which certificates do not count, and the PIs' quarterly reviews.

alter table person_key add column expires_at timestamptz;
alter table membership add column ends_at timestamptz;

create table rules_acknowledgement (
    login   text not null references person,
    version text not null,
    at      timestamptz not null,
    primary key (login, version)
);

create table revoked_certificate (
    authority  text not null,
    serial     text not null,
    revoked_by text not null,
    at         timestamptz not null,
    primary key (authority, serial)
);

create table membership_review (
    id           bigint generated always as identity primary key,
    project      text not null,
    asked_at     timestamptz not null,
    reminded_at  timestamptz,
    escalated_at timestamptz,
    closed_at    timestamptz,
    answered_at  timestamptz,
    answered_by  text references person
);
create index membership_review_by_project on membership_review (project, asked_at);
create unique index membership_review_open on membership_review (project) where answered_at is null and closed_at is null;

grant select, insert on rules_acknowledgement, revoked_certificate to ${hubRole};
grant select, insert, update on membership_review to ${hubRole};
