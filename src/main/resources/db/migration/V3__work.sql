-- Steps that wait or run. The first group of columns is db-scheduler's, which claims rows and keeps their heartbeat; the
-- second is ours. Rows are only ever written in the transaction of the change that asks for them.
create table work (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null default false,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int         not null default 0,
    last_heartbeat       timestamptz,
    version              bigint      not null default 1,
    priority             smallint,

    step                 text        not null,
    subject              text        not null,
    added                timestamptz not null,
    again                timestamptz,                        -- asked for once more while it ran: when
    crowded              boolean     not null default false, -- put back because its step had no free place
    reason               text,                               -- of the last failure, masked

    primary key (task_name, task_instance),
    check (task_instance = step || '/' || subject)
);

create index work_due on work (execution_time);
create index work_alive on work (last_heartbeat);
create index work_crowded on work (step, added) where crowded and not picked;

-- Steps that cannot go on and wait for a person.
create table work_stopped (
    step     text        not null,
    subject  text        not null,
    since    timestamptz not null,
    attempts int         not null,
    reason   text        not null,
    primary key (step, subject)
);

grant select, insert, update, delete on work, work_stopped to ${hubRole};

-- The business clock as it was last seen, and the jump that waits for an operator.
create table clock_mark (
    single      boolean     primary key default true check (single),
    seen        timestamptz not null,
    jumped_from timestamptz,
    jumped_to   timestamptz,
    check ((jumped_from is null) = (jumped_to is null))
);

grant select, insert, update on clock_mark to ${hubRole};
