import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, auth, educator, fetchSignedIn } from './session.js';

test('signs in, stays signed in and signs out', async () => {
  await assert.rejects(auth.checkAuth());

  await auth.login(educator);

  await auth.checkAuth();
  const { json } = await fetchSignedIn(`${api}/activities/`);
  assert.ok(json.count > 0);

  await auth.logout();
  await assert.rejects(auth.checkAuth());
});

test('a wrong password does not sign in', async () => {
  await assert.rejects(auth.login({ ...educator, password: 'wrong' }));
  await assert.rejects(auth.checkAuth());
});

test('a refused request ends the session', async () => {
  await auth.login(educator);
  localStorage.setItem('access', 'expired');

  const refusal = await fetchSignedIn(`${api}/scenarios/`).catch((error) => error);

  assert.equal(refusal.status, 401);
  await assert.rejects(auth.checkError(refusal));
  await assert.rejects(auth.checkAuth());
});
