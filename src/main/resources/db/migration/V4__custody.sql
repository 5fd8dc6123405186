-- What custody carries, and how far it came: enough to go on, or to go back, after any interruption.
create table consignment (
    id         text primary key,
    kind       text not null check (kind in ('MOVE', 'COPY', 'PUT_BACK', 'DELETE')),
    project    text not null,
    request    bigint,
    from_place text not null,
    to_place   text not null,
    phase      text not null check (phase in
        ('CARRYING', 'DELIVERING', 'ARRIVED', 'UNDOING', 'REJECTED', 'ABANDONING', 'ABANDONED')),
    -- Counts the attempts. One that was overtaken by a later one may not write any more.
    attempt    integer not null,
    begun      timestamptz not null,
    ended      timestamptz
);

create table parcel (
    consignment     text not null references consignment (id),
    id              text not null,
    position        integer not null,
    from_path       text not null,
    to_path         text not null,
    expected_sha256 text,
    step            text not null check (step in ('WAITING', 'HELD', 'VERIFIED', 'PLACED', 'UNDONE', 'DELETED')),
    -- The hidden name under which an unfinished copy may lie in the target's folder.
    temporary       text,
    -- The name in the target's folder that it has, or was about to get.
    target_name     text,
    sha256          text check (sha256 ~ '^[0-9a-f]{64}$'),
    size            bigint check (size >= 0),
    synced          boolean not null default false,
    fault_da        text,
    fault_en        text,
    primary key (consignment, id),
    unique (consignment, position)
);

create index consignment_under_way on consignment (begun) where ended is null;

grant select, insert, update on consignment, parcel to ${hubRole};
