-- Fetches of dropped folders that were rejected: what a person mends is fetched next time, as another consignment.
create table drop_rejection (
    consignment text primary key,
    project     text not null,
    at          timestamptz not null
);

grant select, insert on drop_rejection to ${hubRole};
