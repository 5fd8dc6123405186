-- The counts of the tables of exported files, by a hash of what each is of: with what later exports are compared (R63).
-- Those of files that go back unpublished are erased; what was published stays known, and so do its figures.

create table published_figures (
    file         bigint primary key references export_file,
    sha256       text not null,
    tables       jsonb not null,
    at           timestamptz not null,
    published_at timestamptz
);

grant select, insert, update, delete on published_figures to ${hubRole};
