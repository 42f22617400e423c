// ra-data-drf changes rows with PUT, and leaves out the last slash where it changes several.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  CREATE,
  DELETE,
  DELETE_MANY,
  GET_LIST,
  GET_MANY,
  GET_MANY_REFERENCE,
  GET_ONE,
  UPDATE,
  UPDATE_MANY,
} from 'ra-core';
import drfProvider from 'ra-data-drf';
import { api, auth, educator, fetchSignedIn } from './session.js';

const provider = drfProvider(api, fetchSignedIn);
const firstPage = {
  pagination: { page: 1, perPage: 5 },
  sort: { field: 'id', order: 'ASC' },
  filter: {},
};

before(() => auth.login(educator));

test('lists scenarios by page, in order and filtered', async () => {
  const all = await provider(GET_LIST, 'scenarios', firstPage);
  const easy = await provider(GET_LIST, 'scenarios', {
    ...firstPage,
    sort: { field: 'title', order: 'ASC' },
    filter: { difficulty: 'easy', search: 'sore' },
  });

  assert.equal(all.data.length, 5);
  assert.ok(all.total > 60);
  assert.deepEqual(
    easy.data.map((scenario) => scenario.title),
    ['A toe too sore for shoes', 'Sore throat and an exam tomorrow'],
  );
});

test('reads one scenario and several', async () => {
  const one = await provider(GET_ONE, 'scenarios', { id: 1 });
  const several = await provider(GET_MANY, 'scenarios', { ids: [1, 3] });

  assert.equal(one.data.title, 'Chest pain on the stairs');
  assert.deepEqual(
    several.data.map((scenario) => scenario.id),
    [1, 3],
  );
});

test('lists the rubric questions of a scenario', async () => {
  const questions = await provider(GET_MANY_REFERENCE, 'rubric-questions', {
    ...firstPage,
    target: 'scenario',
    id: 1,
  });

  assert.ok(questions.total >= 5);
  assert.ok(questions.data.every((question) => question.scenario_id === 1));
});

test('creates, changes and deletes a scenario', async () => {
  const { data: created } = await provider(CREATE, 'scenarios', {
    data: { title: 'Sore knee', instructions: 'It hurts.', character_id: 2, tags: ['knee'] },
  });
  const { data: read } = await provider(GET_ONE, 'scenarios', { id: created.id });
  const { data: changed } = await provider(UPDATE, 'scenarios', {
    id: read.id,
    data: { ...read, title: 'Sorer knee' },
  });
  await provider(DELETE, 'scenarios', { id: read.id, previousData: changed });

  assert.equal(changed.title, 'Sorer knee');
  assert.deepEqual(changed.character, read.character);
  assert.deepEqual(
    changed.tags.map((tag) => tag.name),
    ['knee'],
  );
  await assert.rejects(provider(GET_ONE, 'scenarios', { id: read.id }), { status: 404 });
});

test('creates, changes and deletes a category with a question', async () => {
  const { data: category } = await provider(CREATE, 'categories', { data: { name: 'Put about' } });
  const { data: question } = await provider(CREATE, 'rubric-questions', {
    data: { scenario_id: 2, question: 'Put it plainly?', max_score: 3 },
  });
  const { data: row } = await provider(GET_ONE, 'rubric-questions', { id: question.id });
  const { data: changed } = await provider(UPDATE, 'rubric-questions', {
    id: row.id,
    data: { ...row, guidance: 'In short words.' },
  });
  await provider(DELETE, 'rubric-questions', { id: row.id });
  await provider(DELETE, 'categories', { id: category.id });

  assert.equal(changed.guidance, 'In short words.');
  assert.equal(changed.max_score, 3);
  assert.equal(changed.position, row.position);
  await assert.rejects(provider(GET_ONE, 'categories', { id: category.id }), { status: 404 });
});

test('changes and deletes several rows, over the redirect to the slash', async () => {
  const rows = await Promise.all(
    ['One of some', 'Two of some'].map((name) => provider(CREATE, 'categories', { data: { name } })),
  );
  const ids = rows.map(({ data }) => data.id);

  await provider(UPDATE_MANY, 'subcategories', { ids: [1, 2], data: { name: 's', category_id: ids[0] } });
  const moved = await provider(GET_ONE, 'categories', { id: ids[0] });
  await provider(UPDATE_MANY, 'subcategories', { ids: [1, 2], data: { name: 's', category_id: 1 } });
  await provider(DELETE_MANY, 'categories', { ids });

  assert.deepEqual(
    moved.data.subcategories.map(({ id }) => id),
    [1, 2],
  );
  await assert.rejects(provider(GET_MANY, 'categories', { ids }), { status: 404 });
});

test('tells the form which fields are wrong', async () => {
  await assert.rejects(provider(UPDATE, 'rubric-questions', { id: 1, data: { max_score: 0 } }), {
    status: 400,
    body: {
      scenario_id: ['This field is required.'],
      question: ['This field is required.'],
      max_score: ['Ensure this value is greater than or equal to 1.'],
    },
  });
});
