-- Who was told of approvals and agreements that end (R2, R9, R14), and until when what waits for a renewed one was held up.

create table mandate_warning (
    project text not null,
    paper   text not null,
    until   date not null,      -- its last day
    stage   integer not null,   -- days before that
    told_at timestamptz not null,
    primary key (project, paper, until, stage)
);
create index mandate_warning_by_end on mandate_warning (until);

alter table release_order add column held_up_at timestamptz;
alter table import_request add column held_up_at timestamptz;

grant select, insert on mandate_warning to ${hubRole};
