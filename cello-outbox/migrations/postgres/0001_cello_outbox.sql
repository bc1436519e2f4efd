-- The outbox of cello-outbox on PostgreSQL 13 or later, version 1.
--
-- Rights: the app needs SELECT and INSERT on cello_outbox; the relay and the tool SELECT, INSERT,
-- UPDATE and DELETE on both tables; only migrations need more.

create table cello_outbox_meta (
  one               smallint primary key default 1 check (one = 1), -- there is one row
  version           integer not null,              -- the last migration
  base_url          text,                          -- where this outbox delivers to, from the first delivery on
  paused            text,                          -- why nothing is sent; null: it is
  paused_by         text check (paused_by in ('operator', 'answers', 'keys')),
  probe_at          timestamptz,                   -- when a relay may try next whether the reason is gone
  refused           text not null default '[]',    -- ids refused since the last accepted event, as JSON
  late_answers      bigint not null default 0,     -- answers that came after their lease had ended
  uncertain_answers bigint not null default 0      -- attempts that Cello may have accepted: possible repeats
);

create table cello_outbox (
  id          bigint generated always as identity (cache 1) primary key, -- the order within a lane
  event_key   text collate "C" not null unique,    -- recorded once
  digest      text collate "C" not null,           -- SHA-256 of trigger, ids, price, currency and time, in hexadecimal
  lane        text collate "C" not null,           -- payload.newUserId: what stays in order
  user_id     text collate "C" not null,           -- newUser.id
  trigger     text collate "C" not null,
  invoice     text collate "C",                    -- ties a refund to its payment
  payload     text not null,                       -- the exact bytes; '' once delivered, skipped or erased
  state       smallint not null,                   -- 0 ready, 1 sending, 2 delivered, 3 dead, 4 held, 5 uncertain, 6 skipped, 7 invalid
  due_at      timestamptz not null default now(),
  lease_until timestamptz,
  claim       integer not null default 0,          -- counts claims; an answer is written only for its own
  attempts    integer not null default 0,
  expiries    smallint not null default 0,         -- how often a lease ended without an answer
  last_status integer,
  last_error  text,
  request_id  text,
  created_at  timestamptz not null default now(),
  done_at     timestamptz                          -- delivered, dead, skipped or found invalid
);

create index cello_outbox_due on cello_outbox (due_at, id) where state = 0;
create index cello_outbox_lane on cello_outbox (lane, id) where state in (0, 1);
create index cello_outbox_stopped on cello_outbox (lane, state, id) where state in (3, 4, 5);
create index cello_outbox_signup on cello_outbox (lane) where trigger = 'new-signup' and state = 2;
create index cello_outbox_lease on cello_outbox (lease_until) where state = 1;
create index cello_outbox_done on cello_outbox (done_at) where state in (2, 6);
create index cello_outbox_problem on cello_outbox (state, done_at) where state in (3, 5, 7);
create index cello_outbox_kept on cello_outbox (done_at) where state = 2 and payload <> '';

insert into cello_outbox_meta (version) values (1);
