-- What happened. A row is written in the transaction of what it tells of, and never changed.
create table audit_event (
    id      bigint generated always as identity primary key,
    chain   text        not null,
    kind    text        not null,
    actor   text        not null,
    request bigint,
    file    text,
    facts   jsonb       not null,
    at      timestamptz not null, -- business time
    written timestamptz not null default clock_timestamp() -- the database's own time
);

create index audit_event_of_request on audit_event (request, id) where request is not null;
create index audit_event_of_chain on audit_event (chain, id);

-- The links of the chains: hash = sha256(previous, newline, canonical text of the event).
create table audit_seal (
    chain    text   not null,
    seq      bigint not null check (seq > 0),
    event    bigint not null unique references audit_event (id),
    previous text   not null check (previous ~ '^[0-9a-f]{64}$'),
    hash     text   not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (chain, seq)
);

-- Events that wait for their seal: a queue only, so that sealing need not look through the whole record.
create table audit_unsealed (
    event bigint primary key
);

create function audit_is_never_changed() returns trigger
    language plpgsql as
$$
begin
    raise exception 'The record is never changed: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_event_is_never_changed
    before update or delete or truncate on audit_event
    for each statement execute function audit_is_never_changed();

create trigger audit_seal_is_never_changed
    before update or delete or truncate on audit_seal
    for each statement execute function audit_is_never_changed();

grant select, insert on audit_event, audit_seal to ${hubRole};
grant select, insert, delete on audit_unsealed to ${hubRole};
