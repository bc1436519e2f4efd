//! What are the statements on PostgreSQL?

/// The present, in conditions. `clock_timestamp()` is volatile and would defeat the indexes.
macro_rules! now {
    () => {
        "(now() + $1 * interval '1 millisecond')"
    };
}

/// A length of time: a parameter or column in milliseconds.
macro_rules! ms {
    ($number:literal) => {
        concat!("(", $number, " * interval '1 millisecond')")
    };
}

/// The rows whose ids are in a JSON parameter. An array, so that every plan is a look-up by id.
macro_rules! ids {
    ($parameter:literal) => {
        concat!(
            "any(array(select value::bigint from json_array_elements_text(",
            $parameter,
            "::json)))"
        )
    };
}

/// The first waiting row of the lane of `o`. As `not exists (earlier row)` it may become a hash
/// anti-join, which takes seconds for a lane of 10,000 rows. `between`, as after `lane = …` the planner
/// drops `lane` from the order and may read the whole table by `id`.
macro_rules! head {
    () => {
        "(select p.id from cello_outbox p where p.lane between o.lane and o.lane and p.state in (0, 1) order by p.lane, p.id limit 1)"
    };
}

/// A stopped row that `o` must not overtake, or null. A scalar, as for `head!`.
macro_rules! blocked {
    () => {
        "(select 1 from cello_outbox d
          where d.lane = o.lane and d.state in (3, 5) and d.id < o.id and o.trigger <> 'new-signup'
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
             values (coalesce(", $key, "::text, 'invalid:' || gen_random_uuid()), ", $digest, "::text, coalesce(", $lane, "::text, ''),
             coalesce(", $user, "::text, ''), ", $invoice, "::text, ", $trigger, "::text,
             case when ", $key, " is null then '' else ", $payload, "::text end, case when ", $key, " is null then 7 else 0 end,
             case when ", $key, " is null then ", $payload, " end, case when ", $key, " is null then now() end)
             on conflict (event_key) do nothing"
        )
    };
}

/// Begins a transaction of the relay's or the tool's.
///
/// With statistics that are missing or stale, the planner reads and sorts all 100,000 due rows for
/// the 500 oldest, or scans the table: the settings leave it the indexes alone. They end with the
/// transaction, so they also hold behind pgbouncer. What it cannot avoid costs it 10¹⁰, for which
/// it would compile the statement.
pub(super) const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED;
SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off;
SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL jit = off";

pub(super) const RECORD: &str = concat!(
    insert!("$1", "$2", "$3", "$4", "$5", "$6", "$7"),
    " returning id"
);

/// `DIGEST` and `TRIGGER` are replaced.
pub(super) const PREPARED: &str = insert!("$1", "'DIGEST'", "$2", "$3", "$4", "$5", "'TRIGGER'");

pub(super) const INSERT_ALL: &str = "
insert into cello_outbox (event_key, digest, lane, user_id, invoice, trigger, payload, state)
select r.key, r.digest, r.lane, r.user_id, r.invoice, r.trigger, r.payload, 0
from json_to_recordset($1::json) as r(n integer, key text, digest text, lane text, user_id text, invoice text, trigger text, payload text)
order by r.n
on conflict (event_key) do nothing
returning id, event_key";

pub(super) const FIND: &str =
    "select id, (digest = $2)::integer from cello_outbox where event_key = $1";

pub(super) const FIND_ALL: &str = "
select event_key, id, digest from cello_outbox
where event_key = any(array(select value from json_array_elements_text($1::json)))";

pub(super) const ALL: &str =
    "select id, event_key, trigger, state, payload, last_error from cello_outbox order by id";

pub(super) const CONTROL: &str = concat!(
    "select version, base_url, paused, paused_by, coalesce(probe_at <= ",
    now!(),
    ", false)::integer,
       (refused <> '[]')::integer,
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
       select distinct on (lane) * from due order by lane, id
     ), claimable as (
       select o.id, o.expiries, o.due_at from first o
       where o.id = ",
    head!(),
    " and ",
    blocked!(),
    " is null
       order by o.due_at, o.id limit $2
     )
     select (select count(*) from due), c.id, c.expiries
     from (select 1) one left join claimable c on true order by c.due_at, c.id"
);

pub(super) const WALK: &str = concat!(
    "with recursive walk as (
       (select id, lane, state, trigger, invoice, expiries, due_at, 1 as step from cello_outbox
        where state in (0, 1) and lane > $2 order by lane, id limit 1)
       union all
       select n.id, n.lane, n.state, n.trigger, n.invoice, n.expiries, n.due_at, w.step + 1
       from walk w cross join lateral
         (select * from cello_outbox where state in (0, 1) and lane > w.lane order by lane, id limit 1) n
       where w.step < $3
     ), claimable as (
       select o.id, o.lane, o.expiries from walk o
       where o.state = 0 and o.due_at <= ", now!(), " and ", blocked!(), " is null
       order by o.lane limit $4
     )
     select (select count(*) from walk), (select max(lane) from walk), c.id, c.lane, c.expiries
     from (select 1) one left join claimable c on true order by c.lane"
);

pub(super) const CLAIM: &str = concat!(
    "update cello_outbox set state = 1, attempts = attempts + 1, claim = claim + 1,
       lease_until = clock_timestamp() + $1 * interval '1 millisecond' + ",
    ms!("$3"),
    "
     where id = any(array(
       select o.id from cello_outbox o
       where o.id = ",
    ids!("$2"),
    " and o.state = 0 and o.due_at <= ",
    now!(),
    "
         and o.id = ",
    head!(),
    " and ",
    blocked!(),
    " is null
       order by o.id for update skip locked))
     returning id, claim, attempts, expiries, trigger, payload"
);

pub(super) const EXPIRE: &str = concat!(
    "update cello_outbox set lease_until = null, expiries = expiries + 1, due_at = ", now!(), ",
       state = case when attempts >= $2 then 3 when $3 = 1 then 5 else 0 end,
       done_at = case when attempts >= $2 or $3 = 1 then ", now!(), " end,
       last_status = null, request_id = null,
       last_error = 'no answer before the lease ended: the relay stopped, or the database was out of reach'
     where id = any(array(
       select id from cello_outbox where state = 1 and lease_until <= ", now!(), "
         and $4 > 0 -- SQLite needs the length of a lease here
       order by lease_until limit 1000 for update skip locked))
     returning id, lane, state, trigger, attempts"
);

pub(super) const DELIVER: &str = concat!(
    "update cello_outbox o set state = 2, payload = case when $3 = 1 then o.payload else '' end, done_at = ", now!(), ",
       lease_until = null, last_status = a.status, last_error = null, request_id = a.request_id
     from json_to_recordset($2::json) as a(id bigint, claim integer, status integer, request_id text)
     where o.id = a.id and o.claim = a.claim and o.state in (0, 1)
     returning o.id, o.trigger"
);

pub(super) const SETTLE: &str = concat!(
    "update cello_outbox o set state = a.state, attempts = o.attempts - a.unspent, lease_until = null,
       due_at = ", now!(), " + ", ms!("a.wait"), ", done_at = case when a.state <> 0 then ", now!(), " end,
       last_status = case when a.quiet = 1 then o.last_status else a.status end,
       last_error = case when a.quiet = 1 then o.last_error else a.error end,
       request_id = case when a.quiet = 1 then o.request_id else a.request_id end
     from json_to_recordset($2::json) as a(id bigint, claim integer, state smallint, unspent integer, wait bigint, status integer, error text, request_id text, quiet integer)
     where o.id = a.id and o.claim = a.claim and o.state = 1
     returning o.id, o.lane"
);

pub(super) const PUSH: &str = concat!(
    "update cello_outbox set due_at = greatest(due_at, ", now!(), " + ", ms!("$3"), ")
     where id = any(array(
       select id from cello_outbox where lane between $2 and $2 and state in (0, 1) and state = 0 order by lane, id limit 1000))
     and state = 0"
);

/// Of the next 1,000: those after them are looked at when they have come nearer.
pub(super) const HOLD: &str = concat!(
    "update cello_outbox set state = 4
     where id = any(array(
       select o.id from (
         select id, lane, trigger, invoice from cello_outbox
         where lane between $1 and $1 and state in (0, 1) and state = 0 order by lane, id limit 1000) o
       where ",
    blocked!(),
    " is not null))
     and state = 0
     returning id"
);

pub(super) const RELEASE: &str = concat!(
    "update cello_outbox set state = 0
     where id = any(array(
       select o.id from cello_outbox o where o.lane between $1 and $1 and o.state = 4
         and ",
    blocked!(),
    " is null
       order by o.lane, o.state, o.id limit 1000))
     and state = 4
     returning id"
);

pub(super) const LANES_TO_HOLD: &str = "
with page as materialized (
  select distinct lane from cello_outbox where state in (3, 5) and lane > $1 order by lane limit 500
)
select (select count(*) from page), (select max(lane) from page), p.lane
from (select 1) one left join page p
  on (select 1 from cello_outbox o where o.lane = p.lane and o.state in (0, 1) and o.state = 0 limit 1) is not null";

pub(super) const LANES_TO_RELEASE: &str = concat!(
    "with page as materialized (
       select distinct lane from cello_outbox where state = 4 and lane > $1 order by lane limit 500
     )
     select (select count(*) from page), (select max(lane) from page), p.lane
     from (select 1) one left join page p
       on (select 1 from cello_outbox o where o.lane = p.lane and o.state = 4 and ",
    blocked!(),
    " is null limit 1) is not null"
);

pub(super) const TOO_FAR_AHEAD: &str = concat!(
    "update cello_outbox set due_at = ",
    now!(),
    "
     where state = 0 and due_at > ",
    now!(),
    " + ",
    ms!("$2")
);

pub(super) const COUNT: &str = "
update cello_outbox_meta set late_answers = late_answers + $1, uncertain_answers = uncertain_answers + $2";

pub(super) const SET_BASE_URL: &str =
    "update cello_outbox_meta set base_url = $1 where base_url is null";

pub(super) const REFUSED: &str = "select refused from cello_outbox_meta for update";

pub(super) const SET_REFUSED: &str =
    "update cello_outbox_meta set refused = $1 where refused <> $1";

pub(super) const PAUSE: &str = concat!(
    "update cello_outbox_meta set paused = $2, paused_by = $3, probe_at = ",
    now!(),
    " + ",
    ms!("$4"),
    "
     where paused is null or $3 = 'operator'
     returning 1"
);

pub(super) const RESUME: &str = "
update cello_outbox_meta set paused = null, paused_by = null, probe_at = null, refused = '[]'
where paused is not null and ($1 = 1 or paused_by <> 'operator')
returning 1";

pub(super) const PROBE: &str = concat!(
    "update cello_outbox_meta set probe_at = ",
    now!(),
    " + ",
    ms!("$2"),
    "
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
       greatest(0, extract(epoch from ",
    now!(),
    " - least(
         (select min(created_at) from cello_outbox where state in (0, 1)),
         (select min(created_at) from cello_outbox where state = 4))))::bigint,
       m.paused, m.base_url
     from cello_outbox_meta m"
);

macro_rules! record {
    () => {
        "select id, event_key, trigger, user_id, state, attempts, last_status, last_error, request_id,
           (extract(epoch from created_at) * 1000)::bigint, (extract(epoch from due_at) * 1000)::bigint,
           (extract(epoch from done_at) * 1000)::bigint"
    };
}

#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(super) const LIST: &str = concat!(
    record!(),
    " from cello_outbox where CONDITION and id > $1 order by id limit $2"
);

pub(super) const SHOW: &str = concat!(record!(), ", payload from cello_outbox where id = $1");

pub(super) const STOPPED: &str =
    "select id from cello_outbox where state in (3, 5) and id > $1 order by id limit 1000";

pub(super) const REDRIVE: &str = concat!(
    "update cello_outbox set state = 0, due_at = ",
    now!(),
    ", attempts = 0, expiries = 0, done_at = null
     where id = ",
    ids!("$2"),
    " and state in (3, 5) and payload <> ''
     returning id, lane"
);

pub(super) const SKIP: &str = concat!(
    "update cello_outbox set state = case when state = 5 then 2 else 6 end, payload = '', done_at = ",
    now!(),
    "
     where id = ",
    ids!("$2"),
    " and state in (0, 3, 4, 5, 7)
     returning id, lane"
);

pub(super) const PURGE: &str = concat!(
    "delete from cello_outbox where id = any(array(
       select id from cello_outbox where state in (2, 6) and done_at < ",
    now!(),
    " - ",
    ms!("$2"),
    "
       order by done_at limit 1000))
     returning id"
);

pub(super) const PURGE_PROBLEMS: &str = concat!(
    "delete from cello_outbox where id = any(array(
       select id from cello_outbox where state in (3, 5, 7) and state in (3, 7) and done_at < ",
    now!(),
    " - ",
    ms!("$2"),
    "
       limit 1000))
     returning id"
);

pub(super) const BLANK_DEAD: &str = concat!(
    "update cello_outbox set payload = '' where id = any(array(
       select id from cello_outbox where state = 3 and payload <> '' and done_at < ",
    now!(),
    " - ",
    ms!("$2"),
    "
       order by done_at limit 1000))
     returning id"
);

pub(super) const BLANK_DELIVERED: &str = concat!(
    "update cello_outbox set payload = '' where id = any(array(
       select id from cello_outbox where state = 2 and payload <> '' and done_at < ",
    now!(),
    " - ",
    ms!("$2"),
    "
       order by done_at limit 1000))
     returning id"
);

pub(super) const FIND_USER: &str = "
select id, state, event_key, lane, user_id from cello_outbox
where user_id = $2 and id > $1 order by id limit 1000";

pub(super) const ERASE: &str = concat!("delete from cello_outbox where id = ", ids!("$1"));

pub(super) const ANONYMIZE: &str = "
update cello_outbox o set event_key = a.key, lane = a.lane, user_id = a.user_id, payload = ''
from json_to_recordset($1::json) as a(id bigint, key text, lane text, user_id text) where o.id = a.id";

pub(super) const IS_MIGRATED: &str =
    "select (to_regclass('cello_outbox_meta') is not null)::integer";

pub(super) const VERSION: &str = "select version from cello_outbox_meta";

pub(super) const LOCK_MIGRATIONS: &str =
    "select 1 from (select pg_advisory_xact_lock(7235441018)) locked";
