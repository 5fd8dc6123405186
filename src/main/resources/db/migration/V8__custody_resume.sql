-- What custody needs to go on inside a file, to treat files on their way, to show folders, and to promise room across hubs.
alter table parcel
    add column treatment     text not null default 'AS_IS' check (treatment in ('AS_IS', 'GZIP_NAMES_BLANKED')),
    -- What the source was when its copy began: an unfinished copy is gone on with only while it is still that.
    add column source_mark   text,
    -- The hash of what was read, where it is not what was stored because the file was treated.
    add column source_sha256 text check (source_sha256 ~ '^[0-9a-f]{64}$');

alter table consignment
    drop constraint consignment_kind_check,
    add constraint consignment_kind_check check (kind in ('MOVE', 'COPY', 'PUT_BACK', 'DELETE', 'REVEAL'));

-- Room that was promised and is not filled yet, by all hubs. A promise that nobody renews any more is void.
create table space_promise (
    consignment text primary key references consignment (id),
    volume      text        not null,
    bytes       bigint      not null check (bytes >= 0),
    until       timestamptz not null -- the database's own time
);

create index space_promise_of_volume on space_promise (volume);

grant select, insert, update, delete on space_promise to ${hubRole};
