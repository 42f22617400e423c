select row_to_json(r) from (
  select s.id, s.title, s.description, s.opening_line, s.difficulty, s.is_published,
    (select row_to_json(c) from (
      select c.id, c.name, c.age, c.gender, c.occupation, c.voice, c.avatar_url
      from characters c where c.id = s.character_id) c) as character,
    array_to_json(array(select row_to_json(t) from (
      select t.id, t.name from assistant_tags t where t.scenario_id = s.id order by t.id) t)) as tags,
    array_to_json(array(select row_to_json(q) from (
      select q.id, q.scenario_id, q.subcategory_id, q.question, q.guidance, q.max_score, q.position
      from rubric_questions q where q.scenario_id = s.id order by q.position, q.id) q)) as rubric_questions
  from assistant_scenarios s
  where s.is_published and s.id = :id) r
