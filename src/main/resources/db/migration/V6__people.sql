-- Who may: people, their keys, memberships, offices and suspensions. Nothing is deleted: what ended bears its end.

create table person (
    login       text primary key check (login ~ '^[a-z][a-z0-9._-]{1,31}$'),
    name        text not null,
    mail        text not null,
    enrolled_at timestamptz not null
);
create unique index person_by_mail on person (lower(mail));

create table person_key (
    fingerprint text primary key,
    login       text not null references person,
    line        text not null,
    added_at    timestamptz not null,
    revoked_at  timestamptz
);
create index person_key_by_login on person_key (login);

create table membership (
    id      bigint generated always as identity primary key,
    project text not null,
    login   text not null references person,
    pi      boolean not null,
    since   timestamptz not null,
    until   timestamptz
);
create unique index membership_in_force on membership (project, login) where until is null;
create index membership_by_login on membership (login);

create table office (
    id           bigint generated always as identity primary key,
    login        text not null references person,
    office       text not null check (office in ('OFFICER', 'OPERATOR')),
    proposed_by  text not null,
    confirmed_by text,
    since        timestamptz not null,
    until        timestamptz
);
create unique index office_in_force on office (login, office) where until is null;

create table suspension (
    id         bigint generated always as identity primary key,
    scope      text not null check (scope in ('PERSON', 'PROJECT')),
    subject    text not null,
    reason     text not null,
    request    bigint,
    closed_by  text not null,
    since      timestamptz not null,
    ended_by   text,
    end_reason text,
    ended_at   timestamptz
);
create index suspension_in_force on suspension (scope, subject) where ended_at is null;

-- What operators own stands in files; each file that was taken over is kept here as it was.
create table project_version (
    project     text not null,
    version     integer not null,
    fingerprint text not null,
    content     text not null,
    taken_at    timestamptz not null,
    primary key (project, version)
);

grant select, insert, update on person, person_key, membership, office, suspension to ${hubRole};
grant select, insert on project_version to ${hubRole};
