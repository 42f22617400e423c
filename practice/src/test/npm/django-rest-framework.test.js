// ra-data-django-rest-framework changes rows with PATCH.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import drfProvider from 'ra-data-django-rest-framework';
import { api, auth, educator, fetchSignedIn } from './session.js';

const provider = drfProvider(api, fetchSignedIn);
const firstPage = {
  pagination: { page: 1, perPage: 5 },
  sort: { field: 'id', order: 'ASC' },
  filter: {},
};

before(() => auth.login(educator));

test('lists scenarios by page, in order, filtered and searched', async () => {
  const all = await provider.getList('scenarios', firstPage);
  const second = await provider.getList('scenarios', {
    ...firstPage,
    pagination: { page: 2, perPage: 5 },
  });
  const hard = await provider.getList('scenarios', {
    ...firstPage,
    sort: { field: 'title', order: 'DESC' },
    filter: { difficulty: 'hard', q: 'headache' },
  });

  assert.equal(all.data.length, 5);
  assert.ok(all.total > 60);
  assert.ok(second.data[0].id > all.data[4].id);
  assert.deepEqual(
    hard.data.map((scenario) => scenario.title),
    ['A headache at twenty-eight weeks'],
  );
});

test('reads one scenario and several', async () => {
  const one = await provider.getOne('scenarios', { id: 1 });
  const several = await provider.getMany('scenarios', { ids: [1, 3] });

  assert.equal(one.data.title, 'Chest pain on the stairs');
  assert.ok(one.data.instructions);
  assert.deepEqual(
    several.data.map((scenario) => scenario.id),
    [1, 3],
  );
});

test('lists the rubric questions of a scenario', async () => {
  const questions = await provider.getManyReference('rubric-questions', {
    ...firstPage,
    target: 'scenario',
    id: 1,
  });

  assert.ok(questions.total >= 5);
  assert.ok(questions.data.every((question) => question.scenario_id === 1));
});

test('creates, changes and deletes a scenario', async () => {
  const created = await provider.create('scenarios', {
    data: { title: 'Sore throat', instructions: 'It hurts.', character_id: 2, tags: ['throat'] },
  });
  const changed = await provider.update('scenarios', {
    id: created.data.id,
    data: { ...created.data, title: 'Sorer throat' },
    previousData: created.data,
  });
  const removed = await provider.delete('scenarios', {
    id: created.data.id,
    previousData: changed.data,
  });

  assert.equal(created.data.difficulty, 'medium');
  assert.equal(changed.data.title, 'Sorer throat');
  assert.equal(changed.data.character.id, 2);
  assert.equal(changed.data.tags[0].name, 'throat');
  assert.equal(removed.data.title, 'Sorer throat');
  await assert.rejects(provider.getOne('scenarios', { id: created.data.id }), { status: 404 });
});

test('creates, changes and deletes a category with a question', async () => {
  const category = await provider.create('categories', { data: { name: 'Patch work' } });
  const subcategory = await provider.create('subcategories', {
    data: { name: 'Stitches', category_id: category.data.id },
  });
  const question = await provider.create('rubric-questions', {
    data: { scenario_id: 2, subcategory_id: subcategory.data.id, question: 'Counted them?' },
  });
  const changed = await provider.update('rubric-questions', {
    id: question.data.id,
    data: { max_score: 9 },
  });
  await provider.delete('rubric-questions', { id: question.data.id });
  await provider.delete('categories', { id: category.data.id });

  assert.equal(changed.data.max_score, 9);
  assert.equal(changed.data.question, 'Counted them?');
  await assert.rejects(provider.getOne('subcategories', { id: subcategory.data.id }), {
    status: 404,
  });
});

test('changes and deletes several rows', async () => {
  const rows = await Promise.all(
    ['One of several', 'Two of several'].map((name) =>
      provider.create('categories', { data: { name } }),
    ),
  );
  const ids = rows.map(({ data }) => data.id);

  const changed = await provider.updateMany('categories', { ids, data: { description: 'many' } });
  const read = await provider.getMany('categories', { ids });
  await provider.deleteMany('categories', { ids });

  assert.deepEqual(changed.data, ids);
  assert.deepEqual(
    read.data.map(({ description }) => description),
    ['many', 'many'],
  );
  await assert.rejects(provider.getMany('categories', { ids }), { status: 404 });
});

test('tells the form which fields are wrong', async () => {
  await assert.rejects(provider.create('scenarios', { data: { title: '' } }), {
    status: 400,
    body: { title: ['This field may not be blank.'], instructions: ['This field is required.'] },
  });
});
