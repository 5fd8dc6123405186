-- Requests, orders and imports share their numbers: a number in a mail's subject means one thing.
alter sequence export_request_id_seq rename to request_number;

-- The life of an order of genome data: what was asked for, what was found and told, what was carried. No person number is
-- here, nor anything made of one: a list lies encrypted in a folder of the hub until it is matched.

-- Requests and orders share their numbers: a mail's mark and a command's number then mean one thing only.
create table release_order (
    id           bigint primary key default nextval('request_number'),
    project      text not null,
    requester    text not null references person,
    kind         text not null check (kind in ('LIST', 'CRITERIA')),
    state        text not null,
    reply_to     text,
    criteria     text,
    created_at   timestamptz not null,
    held         text,
    held_at      timestamptz,
    told_at      timestamptz,
    confirmed_by text references person,
    attempt      integer not null default 0,
    revealing    boolean not null default false,
    delivered_at timestamptz
);
create index release_order_by_state on release_order (state);
create index release_order_by_project on release_order (project);

create table release_counts (
    order_id   bigint primary key references release_order,
    asked      integer not null,
    registered integer not null,
    unknown    integer not null,
    persons    integer not null,
    samples    integer not null
);

-- What was found, by the genome database's own names; what was registered since is left out.
create table release_sample (
    order_id bigint not null references release_order,
    sample   text not null,
    person   text not null,
    left_out boolean not null default false,
    primary key (order_id, sample)
);

create table release_file (
    order_id  bigint not null references release_order,
    target    text not null,
    source    text not null,
    treatment text not null,
    paper     boolean not null,
    size      bigint not null,
    state     text not null check (state in ('PLANNED', 'CARRIED', 'UNWANTED')),
    sha256    text,
    primary key (order_id, target, source)
);

create table release_sheet (
    order_id bigint not null references release_order,
    ordinal  integer not null,
    line     text not null,
    primary key (order_id, ordinal)
);

create table release_decision (
    order_id bigint not null references release_order,
    officer  text not null references person,
    approves boolean not null,
    reason   text not null,
    at       timestamptz not null,
    primary key (order_id, officer, approves)
);

-- What the clock did already for an order.
create table release_mark (
    order_id bigint not null references release_order,
    mark     text not null,
    at       timestamptz not null,
    primary key (order_id, mark)
);

grant usage on sequence request_number to ${hubRole};
grant select, insert, update on release_order, release_sample to ${hubRole};
grant select, insert on release_counts, release_decision, release_mark to ${hubRole};
grant select, insert, update, delete on release_file, release_sheet to ${hubRole};
