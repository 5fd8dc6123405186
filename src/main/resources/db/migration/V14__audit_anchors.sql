-- Where every chain ended on a day, under one signature: kept elsewhere too, it proves that nothing was cut off or written anew.
create table audit_anchor (
    id        bigint generated always as identity primary key,
    day       date        not null unique, -- business day
    taken_at  timestamptz not null,
    text      text        not null,
    signature text        not null
);

-- The heads below an anchor's root: those of the chains that grew since the anchor before.
create table audit_anchor_head (
    anchor bigint not null references audit_anchor (id),
    chain  text   not null,
    seq    bigint not null,
    hash   text   not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (chain, seq),
    unique (anchor, chain)
);

create trigger audit_anchor_is_never_changed
    before update or delete or truncate on audit_anchor
    for each statement execute function audit_is_never_changed();

create trigger audit_anchor_head_is_never_changed
    before update or delete or truncate on audit_anchor_head
    for each statement execute function audit_is_never_changed();

grant select, insert on audit_anchor, audit_anchor_head to ${hubRole};
