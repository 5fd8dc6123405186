-- Members whom a PI named by mail (R26): nothing holds of it before the PI confirmed it by key.

create table member_proposal (
    id          bigint generated always as identity primary key,
    project     text not null,
    login       text not null,
    name        text not null,
    mail        text not null,
    key         text,             -- none of somebody who is known already
    until       timestamptz,
    proposed_by text not null references person,
    letter      text not null,
    at          timestamptz not null,
    accepted_at timestamptz
);

grant select, insert on member_proposal to ${hubRole};
grant update (accepted_at) on member_proposal to ${hubRole};
