-- Under which names persons and their samples leave, in each project. What was drawn is never altered.
create table pseudonym (
    project   text not null,
    person    text not null,
    pseudonym text not null unique,
    drawn_at  timestamptz not null default now(),
    primary key (project, person)
);

create table pseudonym_sample (
    project text not null,
    sample  text not null,
    person  text not null,
    number  int  not null check (number > 0),
    primary key (project, sample),
    unique (project, person, number),
    foreign key (project, person) references pseudonym
);

grant select, insert on pseudonym, pseudonym_sample to ${hubRole};
