with a as (
  insert into activities (user_id, scenario_id, kind, transcript, score, feedback, "timestamp")
  values (:user, :id, 'practice',
    '[{"role": "user", "content": "What brings you in today?"}, {"role": "assistant", "content": "This cough. It keeps me up at night."}]',
    null, null, now() at time zone 'UTC')
  returning *)
select row_to_json(r) from (
  select a.id, a.user_id, a.scenario_id, a.kind, a.transcript, a.score, a.feedback,
    to_char(a."timestamp", 'YYYY-MM-DD"T"HH24":"MI":"SS.US') as "timestamp"
  from a) r
