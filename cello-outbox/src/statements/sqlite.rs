//! What are the statements on SQLite?
//!
//! A partial index is used only if its condition is a term of the query, word for word: hence
//! `state in (0, 1) and state = 0`.

/// The present in milliseconds since 1970. `unixepoch('subsec')` would need SQLite 3.42.
macro_rules! now {
    () => {
        "(cast(round((julianday('now') - 2440587.5) * 86400000.0) as integer) + ?1)"
    };
}

/// The ids in a JSON parameter.
macro_rules! ids {
    ($parameter:literal) => {
        concat!("(select value from json_each(", $parameter, "))")
    };
}

/// The first waiting row of the lane of `o`.
macro_rules! head {
    () => {
        "(select p.id from cello_outbox p where p.lane = o.lane and p.state in (0, 1) order by p.lane, p.id limit 1)"
    };
}

/// A stopped row that `o` must not overtake, or null.
macro_rules! blocked {
    () => {
        "(select 1 from cello_outbox d
          where d.lane = o.lane and d.state in (3, 4, 5) and d.state in (3, 5) and d.id < o.id and o.trigger <> 'new-signup'
            and ((d.trigger = 'new-signup' and (select 1 from cello_outbox s where s.lane = o.lane and s.trigger = 'new-signup' and s.state = 2 limit 1) is null)
              or (d.trigger = 'invoice-paid' and o.trigger = 'charge-refunded' and d.invoice = o.invoice))
          limit 1)"
    };
}

/// A null key means an invalid event, whose problems take the place of the payload.
macro_rules! insert {
    ($key:literal, $digest:literal, $lane:literal, $user:literal, $invoice:literal, $payload:literal, $trigger:literal) => {
        concat!(
            "insert into cello_outbox (event_key, digest, lane, user_id, invoice, trigger, payload, state, last_error, done_at)
             values (coalesce(", $key, ", 'invalid:' || lower(hex(randomblob(16)))), ", $digest, ", coalesce(", $lane, ", ''),
             coalesce(", $user, ", ''), ", $invoice, ", ", $trigger, ",
             case when ", $key, " is null then '' else ", $payload, " end, case when ", $key, " is null then 7 else 0 end,
             case when ", $key, " is null then ", $payload, " end, case when ", $key, " is null then cast(round((julianday('now') - 2440587.5) * 86400000.0) as integer) end)
             on conflict (event_key) do nothing"
        )
    };
}

/// Begins a transaction of the relay's or the tool's, with the write lock.
pub(super) const BEGIN: &str = "BEGIN IMMEDIATE";

pub(super) const RECORD: &str = concat!(
    insert!("?1", "?2", "?3", "?4", "?5", "?6", "?7"),
    " returning id"
);

/// `DIGEST` and `TRIGGER` are replaced.
pub(super) const PREPARED: &str = insert!("?1", "'DIGEST'", "?2", "?3", "?4", "?5", "'TRIGGER'");

pub(super) const INSERT_ALL: &str = "
insert into cello_outbox (event_key, digest, lane, user_id, invoice, trigger, payload, state)
select json_extract(value, '$.key'), json_extract(value, '$.digest'), json_extract(value, '$.lane'), json_extract(value, '$.user_id'), json_extract(value, '$.invoice'), json_extract(value, '$.trigger'), json_extract(value, '$.payload'), 0
from json_each(?1) where true order by key
on conflict (event_key) do nothing
returning id, event_key";

pub(super) const FIND: &str = "select id, (digest = ?2) from cello_outbox where event_key = ?1";

pub(super) const FIND_ALL: &str = "
select event_key, id, digest from cello_outbox
where event_key in (select value from json_each(?1))";

pub(super) const ALL: &str =
    "select id, event_key, trigger, state, payload, last_error from cello_outbox order by id";

pub(super) const CONTROL: &str = concat!(
    "select version, base_url, paused, paused_by, coalesce(probe_at <= ",
    now!(),
    ", false),
       (refused <> '[]'),
       coalesce((select 1 from cello_outbox where state = 1 and lease_until <= ",
    now!(),
    " limit 1), 0)
     from cello_outbox_meta"
);

pub(super) const WINDOW: &str = concat!(
    "with due as materialized (
       select id, lane, trigger, invoice, expiries, due_at from cello_outbox
       where state = 0 and due_at <= ",
    now!(),
    " order by due_at, id limit 500
     ), first as materialized (
       -- the columns beside min() are those of that row
       select min(id) as id, lane, trigger, invoice, expiries, due_at from due group by lane
     ), claimable as (
       select o.id, o.expiries, o.due_at from first o
       where o.id = ",
    head!(),
    " and ",
    blocked!(),
    " is null
       order by o.due_at, o.id limit ?2
     )
     select (select count(*) from due), c.id, c.expiries
     from (select 1) one left join claimable c on true order by c.due_at, c.id"
);

pub(super) const WALK: &str = concat!(
    "with recursive walk(id, lane, state, trigger, invoice, expiries, due_at, step) as (
       select * from (select id, lane, state, trigger, invoice, expiries, due_at, 1 from cello_outbox
        where state in (0, 1) and lane > ?2 order by lane, id limit 1)
       union all
       select n.id, n.lane, n.state, n.trigger, n.invoice, n.expiries, n.due_at, w.step + 1
       from walk w cross join cello_outbox n
       where w.step < ?3
         and n.id = (select id from cello_outbox where state in (0, 1) and lane > w.lane order by lane, id limit 1)
     ), seen as materialized (
       select * from walk
     ), claimable as (
       select o.id, o.lane, o.expiries from seen o
       where o.state = 0 and o.due_at <= ", now!(), " and ", blocked!(), " is null
       order by o.lane limit ?4
     )
     select (select count(*) from seen), (select max(lane) from seen), c.id, c.lane, c.expiries
     from (select 1) one left join claimable c on true order by c.lane"
);

pub(super) const CLAIM: &str = concat!(
    "update cello_outbox set state = 1, attempts = attempts + 1, claim = claim + 1,
       lease_until = ",
    now!(),
    " + ?3
     where id in (
       select o.id from cello_outbox o
       where o.id in ",
    ids!("?2"),
    " and o.state = 0 and o.due_at <= ",
    now!(),
    "
         and o.id = ",
    head!(),
    " and ",
    blocked!(),
    " is null
       order by o.id )
     returning id, claim, attempts, expiries, trigger, payload"
);

pub(super) const EXPIRE: &str = concat!(
    "update cello_outbox set lease_until = null, expiries = expiries + 1, due_at = ", now!(), ",
       state = case when attempts >= ?2 then 3 when ?3 = 1 then 5 else 0 end,
       done_at = case when attempts >= ?2 or ?3 = 1 then ", now!(), " end,
       last_status = null, request_id = null,
       last_error = 'no answer before the lease ended: the relay stopped, or the database was out of reach'
     where id in (
       select id from cello_outbox where state = 1
         -- further ahead than a lease is long: the clock was set back
         and (lease_until <= ", now!(), " or lease_until > ", now!(), " + ?4)
       order by lease_until limit 1000)
     returning id, lane, state, trigger, attempts"
);

pub(super) const DELIVER: &str = concat!(
    "update cello_outbox as o set state = 2, payload = case when ?3 = 1 then o.payload else '' end, done_at = ", now!(), ",
       lease_until = null, last_status = a.status, last_error = null, request_id = a.request_id
     from (select json_extract(value, '$.id') as id, json_extract(value, '$.claim') as claim,
       json_extract(value, '$.status') as status, json_extract(value, '$.request_id') as request_id from json_each(?2)) a
     where o.id = a.id and o.claim = a.claim and o.state in (0, 1)
     returning id, trigger"
);

pub(super) const SETTLE: &str = concat!(
    "update cello_outbox as o set state = a.state, attempts = o.attempts - a.unspent, lease_until = null,
       due_at = ", now!(), " + a.wait, done_at = case when a.state <> 0 then ", now!(), " end,
       last_status = case when a.quiet = 1 then o.last_status else a.status end,
       last_error = case when a.quiet = 1 then o.last_error else a.error end,
       request_id = case when a.quiet = 1 then o.request_id else a.request_id end
     from (select json_extract(value, '$.id') as id, json_extract(value, '$.claim') as claim, json_extract(value, '$.state') as state,
       json_extract(value, '$.unspent') as unspent, json_extract(value, '$.wait') as wait, json_extract(value, '$.status') as status,
       json_extract(value, '$.error') as error, json_extract(value, '$.request_id') as request_id, json_extract(value, '$.quiet') as quiet
       from json_each(?2)) a
     where o.id = a.id and o.claim = a.claim and o.state = 1
     returning id, lane"
);

pub(super) const PUSH: &str = concat!(
    "update cello_outbox set due_at = max(due_at, ", now!(), " + ?3)
     where id in (
       select id from cello_outbox where lane = ?2 and state in (0, 1) and state = 0 order by lane, id limit 1000)
     and state = 0"
);

/// Of the next 1,000: those after them are looked at when they have come nearer.
pub(super) const HOLD: &str = concat!(
    "update cello_outbox set state = 4
     where id in (
       select o.id from (
         select id, lane, trigger, invoice from cello_outbox
         where lane = ?1 and state in (0, 1) and state = 0 order by lane, id limit 1000) o
       where ",
    blocked!(),
    " is not null)
     and state = 0
     returning id"
);

pub(super) const RELEASE: &str = concat!(
    "update cello_outbox set state = 0
     where id in (
       select o.id from cello_outbox o where o.lane = ?1 and o.state in (3, 4, 5) and o.state = 4
         and ",
    blocked!(),
    " is null
       order by o.lane, o.state, o.id limit 1000)
     and state = 4
     returning id"
);

pub(super) const LANES_TO_HOLD: &str = "
with page as materialized (
  select distinct lane from cello_outbox where state in (3, 4, 5) and state in (3, 5) and lane > ?1 order by lane limit 500
)
select (select count(*) from page), (select max(lane) from page), p.lane
from (select 1) one left join page p
  on (select 1 from cello_outbox o where o.lane = p.lane and o.state in (0, 1) and o.state = 0 limit 1) is not null";

pub(super) const LANES_TO_RELEASE: &str = concat!(
    "with page as materialized (
       select distinct lane from cello_outbox where state in (3, 4, 5) and state = 4 and lane > ?1 order by lane limit 500
     )
     select (select count(*) from page), (select max(lane) from page), p.lane
     from (select 1) one left join page p
       on (select 1 from cello_outbox o where o.lane = p.lane and o.state in (3, 4, 5) and o.state = 4 and ", blocked!(), " is null limit 1) is not null"
);

pub(super) const TOO_FAR_AHEAD: &str = concat!(
    "update cello_outbox set due_at = ",
    now!(),
    "
     where state = 0 and due_at > ",
    now!(),
    " + ?2"
);

pub(super) const COUNT: &str = "
update cello_outbox_meta set late_answers = late_answers + ?1, uncertain_answers = uncertain_answers + ?2";

pub(super) const SET_BASE_URL: &str =
    "update cello_outbox_meta set base_url = ?1 where base_url is null";

pub(super) const REFUSED: &str = "select refused from cello_outbox_meta";

pub(super) const SET_REFUSED: &str =
    "update cello_outbox_meta set refused = ?1 where refused <> ?1";

pub(super) const PAUSE: &str = concat!(
    "update cello_outbox_meta set paused = ?2, paused_by = ?3, probe_at = ",
    now!(),
    " + ?4
     where paused is null or ?3 = 'operator'
     returning 1"
);

pub(super) const RESUME: &str = "
update cello_outbox_meta set paused = null, paused_by = null, probe_at = null, refused = '[]'
where paused is not null and (?1 = 1 or paused_by <> 'operator')
returning 1";

pub(super) const PROBE: &str = concat!(
    "update cello_outbox_meta set probe_at = ",
    now!(),
    " + ?2
     where paused_by <> 'operator' and probe_at <= ",
    now!(),
    "
     returning 1"
);

pub(super) const STATS: &str = concat!(
    "select
       (select count(*) from cello_outbox where state = 0),
       (select count(*) from cello_outbox where state = 1),
       (select count(*) from cello_outbox where state = 2),
       (select count(*) from cello_outbox where state = 3),
       (select count(*) from cello_outbox where state = 4),
       (select count(*) from cello_outbox where state = 5),
       (select count(*) from cello_outbox where state = 6),
       (select count(*) from cello_outbox where state = 7),
       (select count(*) from cello_outbox where state = 1 and lease_until <= ",
    now!(),
    "),
       m.late_answers, m.uncertain_answers,
       (select count(*) from cello_outbox where state = 0 and due_at > ",
    now!(),
    "),
       max(0, (",
    now!(),
    " - (select min(created_at) from cello_outbox where state in (0, 1, 4))) / 1000),
       m.paused, m.base_url
     from cello_outbox_meta m"
);

macro_rules! record {
    () => {
        "select id, event_key, trigger, user_id, state, attempts, last_status, last_error, request_id,
           created_at, due_at, done_at"
    };
}

#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(super) const LIST: &str = concat!(
    record!(),
    " from cello_outbox where CONDITION and id > ?1 order by id limit ?2"
);

pub(super) const SHOW: &str = concat!(record!(), ", payload from cello_outbox where id = ?1");

pub(super) const STOPPED: &str =
    "select id from cello_outbox where state in (3, 5) and id > ?1 order by id limit 1000";

pub(super) const REDRIVE: &str = concat!(
    "update cello_outbox set state = 0, due_at = ",
    now!(),
    ", attempts = 0, expiries = 0, done_at = null
     where id in ",
    ids!("?2"),
    " and state in (3, 5) and payload <> ''
     returning id, lane"
);

pub(super) const SKIP: &str = concat!(
    "update cello_outbox set state = case when state = 5 then 2 else 6 end, payload = '', done_at = ",
    now!(),
    "
     where id in ",
    ids!("?2"),
    " and state in (0, 3, 4, 5, 7)
     returning id, lane"
);

pub(super) const PURGE: &str = concat!(
    "delete from cello_outbox where id in (
       select id from cello_outbox where state in (2, 6) and done_at < ",
    now!(),
    " - ?2
       order by done_at limit 1000)
     returning id"
);

pub(super) const PURGE_PROBLEMS: &str = concat!(
    "delete from cello_outbox where id in (
       select id from cello_outbox where state in (3, 5, 7) and state in (3, 7) and done_at < ",
    now!(),
    " - ?2
       limit 1000)
     returning id"
);

pub(super) const BLANK_DEAD: &str = concat!(
    "update cello_outbox set payload = '' where id in (
       select id from cello_outbox where state = 3 and payload <> '' and done_at < ",
    now!(),
    " - ?2
       order by done_at limit 1000)
     returning id"
);

pub(super) const BLANK_DELIVERED: &str = concat!(
    "update cello_outbox set payload = '' where id in (
       select id from cello_outbox where state = 2 and payload <> '' and done_at < ",
    now!(),
    " - ?2
       order by done_at limit 1000)
     returning id"
);

pub(super) const FIND_USER: &str = "
select id, state, event_key, lane, user_id from cello_outbox
where user_id = ?2 and id > ?1 order by id limit 1000";

pub(super) const ERASE: &str = concat!("delete from cello_outbox where id in ", ids!("?1"));

pub(super) const ANONYMIZE: &str = "
update cello_outbox as o set event_key = a.key, lane = a.lane, user_id = a.user_id, payload = ''
from (select json_extract(value, '$.id') as id, json_extract(value, '$.key') as key,
  json_extract(value, '$.lane') as lane, json_extract(value, '$.user_id') as user_id from json_each(?1)) a
where o.id = a.id";

pub(super) const IS_MIGRATED: &str =
    "select count(*) from sqlite_master where type = 'table' and name = 'cello_outbox_meta'";

pub(super) const VERSION: &str = "select version from cello_outbox_meta";

/// `BEGIN IMMEDIATE` has done it.
pub(super) const LOCK_MIGRATIONS: &str = "select 1";
