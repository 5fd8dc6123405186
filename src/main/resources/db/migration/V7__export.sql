-- The life of an export: requests, their documents and files, what policies found, what officers decided.

create table letter (
    key         text primary key,
    received_at timestamptz not null,
    read_at     timestamptz,
    outcome     text
);

create table export_request (
    id            bigint generated always as identity primary key,
    project       text not null,
    requester     text not null references person,
    channel       text not null check (channel in ('MAIL', 'FOLDER')),
    state         text not null,
    reply_to      text,
    dropped       text,
    created_at    timestamptz not null,
    complete_at   timestamptz,
    deadline      date,
    question      text,
    published_at  timestamptz,
    expires_at    timestamptz,
    extended_by   text,
    hidden_at     timestamptz,
    cleared_at    timestamptz,
    policies      text
);
create index export_request_by_state on export_request (state);
create index export_request_by_project on export_request (project);
create unique index export_request_dropped on export_request (project, dropped) where dropped is not null;

create table export_document (
    request bigint not null references export_request,
    kind    text not null,
    name    text not null,
    sha256  text not null,
    size    bigint not null,
    primary key (request, kind, sha256)
);

create table export_file (
    id            bigint generated always as identity primary key,
    request       bigint not null references export_request,
    ordinal       integer not null,
    path          text not null,
    description   text not null,
    justification text not null,
    identifiable  boolean not null,
    state         text not null,
    sha256        text,
    size          bigint,
    type          text,
    verdict       text,
    returned_to   text,
    unique (request, ordinal),
    unique (request, path)
);

create table policy_outcome (
    file          bigint not null references export_file,
    sha256        text not null,
    policy        text not null,
    configuration text not null,
    finished      boolean not null,
    findings      jsonb not null,
    at            timestamptz not null,
    primary key (file, sha256, policy, configuration)
);

-- What a fingerprint of the policies' configuration stands for: editions, thresholds, what is mandatory.
create table policy_configuration (
    fingerprint text primary key,
    policies    jsonb not null,
    at          timestamptz not null
);

-- A decision rests on one hash, judged under one configuration.
create table decision (
    file          bigint not null references export_file,
    officer       text not null references person,
    approves      boolean not null,
    sha256        text not null,
    configuration text not null,
    reason        text not null,
    at            timestamptz not null,
    primary key (file, officer)
);

create table breach (
    id        bigint generated always as identity primary key,
    request   bigint not null references export_request,
    project   text not null,
    requester text not null,
    class     text not null check (class in ('INDIVIDUAL', 'DETAILED')),
    reason    text not null,
    declared_by text not null,
    at        timestamptz not null
);

-- What the clock did already for a request, so that a reminder is sent once however often it is due.
create table export_mark (
    request bigint not null references export_request,
    mark    text not null,
    at      timestamptz not null,
    primary key (request, mark)
);

-- What officers asked and requesters explained, in their own words, person numbers masked.
create table correspondence (
    id      bigint generated always as identity primary key,
    request bigint not null references export_request,
    author  text not null,
    text    text not null,
    at      timestamptz not null
);

grant select, insert on correspondence, policy_configuration to ${hubRole};
grant select, insert, update on letter, export_request, export_file to ${hubRole};
grant select, insert, update, delete on export_document, policy_outcome, decision to ${hubRole};
grant delete on export_file to ${hubRole};
grant select, insert on breach, export_mark to ${hubRole};
