"""What counts, at the end: counted from the users' side, and asked of the database."""

import json


def counted(users, postgres, database, broke_at, repaired_at, time_to_roll_back):
    """Prints it; whether nothing failed, and nothing was lost."""
    own, faults = [], 0
    for when, backend, what in users.failures:
        if broke_at <= when <= repaired_at + 1 and backend == "next":
            faults += 1
        else:
            own.append(what)
    lost, doubled = _written(users, postgres, database)
    accounts = _accounts(users, postgres, database)
    print(f"""
requests served          {users.total:,}, {users.rate:.0f} a second ({', '.join(f'{count:,} by {name}' for name, count in sorted(users.answers.items()))})
failed                   {len(own)}, beyond {faults} answers of the backend that we broke
writes lost              {lost} of {len(users.written):,} activities, {len(users.registered) - accounts} of {len(users.registered)} registrations
writes doubled           {doubled}
signed out               {users.signed_out}, after {users.sign_ins:,} sign-ins
time to roll back        {time_to_roll_back:.1f} s from the first fault, by the guard""")
    for what in own[:5]:
        print(f"  failed: {what}")
    return not own and not lost and not doubled and not users.signed_out and accounts == len(users.registered)


def _written(users, postgres, database):
    """Acknowledged writes that are not there, and any that are there twice."""
    found = postgres.sql(database, """
        SELECT coalesce(json_object_agg(marker, n), '{}') FROM (
            SELECT substring(transcript::text FROM '[0-9a-f]{32}') AS marker, count(*) AS n FROM activities
            WHERE transcript::text ~ '[0-9a-f]{32}' GROUP BY 1) m""")
    times = json.loads(found)
    lost = sum(marker not in times for marker in users.written)
    doubled = sum(times.get(marker, 0) > 1 for marker in [*users.written, *users.unknown])
    return lost, doubled


def _accounts(users, postgres, database):
    return int(postgres.sql(database, f"SELECT count(*) FROM \"user\" WHERE username LIKE 'story-{users.run}-%'"))
