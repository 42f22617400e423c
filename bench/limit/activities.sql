select row_to_json(r) from (
  select a.id, a.user_id, a.scenario_id, a.kind, a.transcript, a.score, a.feedback,
    to_char(a."timestamp", case when a."timestamp" = date_trunc('second', a."timestamp")
      then 'YYYY-MM-DD"T"HH24":"MI":"SS' else 'YYYY-MM-DD"T"HH24":"MI":"SS.US' end) as "timestamp"
  from activities a
  where a.user_id = :user
  order by a."timestamp" desc, a.id desc
  limit 20) r
