-- The outbox: every mail the hub ever wrote, as it was written. What was written is never altered.
create table outbox (
    id          bigint generated always as identity primary key,
    template    text        not null,
    recipient   text        not null,
    key         text        not null,
    request     bigint,
    message_id  text        not null unique,
    in_reply_to text,
    subject     text        not null,
    body        text        not null,
    posted_at   timestamptz not null,
    state       text        not null check (state in ('waiting', 'sent', 'refused')),
    sent_at     timestamptz,
    attempts    int         not null default 0,
    fault       text,
    unique (template, recipient, key),
    check ((state = 'sent') = (sent_at is not null)),
    check (state <> 'refused' or fault is not null)
);

create index outbox_open on outbox (id) where state <> 'sent';

grant select, insert on outbox to ${hubRole};
grant update (state, sent_at, attempts, fault) on outbox to ${hubRole};
