-- Second factors (R93): the secret is sealed under a key that is not in the database; a time step counts once.

create table second_factor (
    id           bigint generated always as identity primary key,
    login        text not null references person,
    secret       bytea not null,
    enrolled_at  timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint not null,
    wrong        integer not null default 0,
    removed_at   timestamptz,
    removed_by   text
);
create unique index second_factor_in_force on second_factor (login) where removed_at is null;

grant select, insert, update on second_factor to ${hubRole};
