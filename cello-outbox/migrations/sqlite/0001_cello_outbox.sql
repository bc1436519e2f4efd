-- The outbox of cello-outbox on SQLite 3.37 or later, version 1. Times are milliseconds since 1970,
-- from `julianday`: `unixepoch('subsec')` would need SQLite 3.42.

create table cello_outbox_meta (
  one               integer primary key default 1 check (one = 1), -- there is one row
  version           integer not null,              -- the last migration
  base_url          text,                          -- where this outbox delivers to, from the first delivery on
  paused            text,                          -- why nothing is sent; null: it is
  paused_by         text check (paused_by in ('operator', 'answers', 'keys')),
  probe_at          integer,                       -- when a relay may try next whether the reason is gone
  refused           text not null default '[]',    -- ids refused since the last accepted event, as JSON
  late_answers      integer not null default 0,    -- answers that came after their lease had ended
  uncertain_answers integer not null default 0     -- attempts that Cello may have accepted: possible repeats
) strict;

create table cello_outbox (
  id          integer primary key autoincrement,   -- the order within a lane
  event_key   text not null unique,                -- recorded once
  digest      text not null,                       -- SHA-256 of trigger, ids, price, currency and time, in hexadecimal
  lane        text not null,                       -- payload.newUserId: what stays in order
  user_id     text not null,                       -- newUser.id
  trigger     text not null,
  invoice     text,                                -- ties a refund to its payment
  payload     text not null,                       -- the exact bytes; '' once delivered, skipped or erased
  state       integer not null,                    -- 0 ready, 1 sending, 2 delivered, 3 dead, 4 held, 5 uncertain, 6 skipped, 7 invalid
  due_at      integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000.0) as integer)),
  lease_until integer,
  claim       integer not null default 0,          -- counts claims; an answer is written only for its own
  attempts    integer not null default 0,
  expiries    integer not null default 0,          -- how often a lease ended without an answer
  last_status integer,
  last_error  text,
  request_id  text,
  created_at  integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000.0) as integer)),
  done_at     integer                              -- delivered, dead, skipped or found invalid
) strict;

create index cello_outbox_due on cello_outbox (due_at, id) where state = 0;
create index cello_outbox_lane on cello_outbox (lane, id) where state in (0, 1);
create index cello_outbox_stopped on cello_outbox (lane, state, id) where state in (3, 4, 5);
create index cello_outbox_signup on cello_outbox (lane) where trigger = 'new-signup' and state = 2;
create index cello_outbox_lease on cello_outbox (lease_until) where state = 1;
create index cello_outbox_done on cello_outbox (done_at) where state in (2, 6);
create index cello_outbox_problem on cello_outbox (state, done_at) where state in (3, 5, 7);
create index cello_outbox_kept on cello_outbox (done_at) where state = 2 and payload <> '';

insert into cello_outbox_meta (version) values (1);
