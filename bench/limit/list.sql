select row_to_json(r) from (
  select s.id, s.title, s.description, s.opening_line, s.difficulty, s.is_published,
    c.character, coalesce(t.tags, '[]') as tags, coalesce(q.rubric_questions, '[]') as rubric_questions
  from assistant_scenarios s
  left join (
    select c.id, row_to_json(c) as character from (
      select id, name, age, gender, occupation, voice, avatar_url from characters) c) c on c.id = s.character_id
  left join (
    select t.scenario_id, array_to_json(array_agg(row_to_json(r) order by t.id)) as tags
    from assistant_tags t, lateral (select t.id, t.name) r
    group by t.scenario_id) t on t.scenario_id = s.id
  left join (
    select q.scenario_id, array_to_json(array_agg(row_to_json(q) order by q.position, q.id)) as rubric_questions
    from (
      select id, scenario_id, subcategory_id, question, guidance, max_score, position from rubric_questions) q
    group by q.scenario_id) q on q.scenario_id = s.id
  where s.is_published
  order by s.id) r
