-- The example schema of config/genome.yaml, and a role that reads it and nothing else.
create table person (ref text primary key, cpr text not null unique, sex text, birthday date);
create table sample (id text primary key, person_ref text not null references person, patient_group text, sample_type text,
    material text, sequenced_on date);
create index sample_person on sample (person_ref);
create table fastq (sample_id text not null references sample, read int, lane int, object_key text, size bigint, sha256 text);
create index fastq_sample on fastq (sample_id);
grant select on person, sample, fastq to sluse_reader;
