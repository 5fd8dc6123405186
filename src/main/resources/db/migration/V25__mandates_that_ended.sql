-- Approvals and agreements whose last day was seen to be over: they do not count again, whatever the clock says (R2, R9, R14).

create table mandate_end (
    project  text not null,
    paper    text not null,
    number   text not null,
    until    date not null,     -- its last day
    ended_at timestamptz not null,
    primary key (project, paper, number, until)
);

grant select, insert on mandate_end to ${hubRole};

-- Since when something waits for what its project's mandate lacks: after a stated time it ends.

alter table release_order add column held_up_since timestamptz;
alter table import_request add column held_up_since timestamptz;
