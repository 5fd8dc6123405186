-- Imports of a project's own data (R34): instructions, the files they name, and what was uploaded for them.
-- Imports and exports share their numbers, so that a number in a mail or a command means one thing.


create table import_request (
    id           bigint primary key default nextval('request_number'),
    project      text not null,
    requester    text not null references person,
    -- The name of a server in the project's file; none means the upload folder of the gateway.
    source       text,
    state        text not null,
    -- Counts the confirmations: what was rejected is carried next time as another consignment.
    attempt      integer not null default 0,
    confirmed_by text references person,
    reply_to     text,
    created_at   timestamptz not null,
    confirmed_at timestamptz,
    ended_at     timestamptz,
    reminded_at  timestamptz,
    cleared_at   timestamptz
);
create index import_request_by_state on import_request (state);
create index import_request_by_project on import_request (project);

create table import_file (
    id          bigint generated always as identity primary key,
    request     bigint not null references import_request,
    ordinal     integer not null,
    path        text not null,
    description text not null,
    -- Who uploaded it, and what: set when an upload is complete.
    uploader    text references person,
    uploaded_at timestamptz,
    -- Of the upload when it is complete; of the stored bytes in the environment once it arrived.
    sha256      text check (sha256 ~ '^[0-9a-f]{64}$'),
    size        bigint check (size >= 0),
    arrived     boolean not null default false,
    unique (request, ordinal),
    unique (request, path)
);

grant select, insert, update on import_request, import_file to ${hubRole};
