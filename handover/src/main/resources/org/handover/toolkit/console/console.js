// The console's page: draws one snapshot a second, and gives two orders after they were confirmed.
import {html, nothing, render} from './lib/lit-html.js';
import {Graphs} from './graphs.js';

const main = document.getElementById('console');
const dialog = document.getElementById('dialog');
const graphs = new Graphs(document.getElementById('graphs'));
const state = {snapshot: null, live: false, said: ''};

const post = (path, body = {}, headers = {}) => fetch(path, {
  method: 'POST',
  headers: {'Content-Type': 'application/json', 'X-Handover-Console': '1', ...headers},
  body: JSON.stringify(body),
});

async function enter() {
  const token = location.hash.slice(1);
  if (token) {
    history.replaceState(null, '', location.pathname);
    await post('session', {}, {Authorization: `Bearer ${token}`});
  }
  const first = await fetch('snapshot');
  if (!first.ok) {
    render(html`<section><h1>Handover console</h1><p>${(await first.json()).text}</p></section>`, main);
    return;
  }
  show(await first.json());
  listen();
}

function listen() {
  const events = new EventSource('events');
  events.onopen = () => { state.live = true; draw(); };
  events.onerror = () => { state.live = false; draw(); };
  events.onmessage = event => show(JSON.parse(event.data));
}

function show(snapshot) {
  if (snapshot.failed) {
    state.said = `No snapshot: ${snapshot.failed}`;
  } else {
    state.snapshot = snapshot;
    graphs.add(snapshot.seconds);
  }
  draw();
}

const when = at => at ? new Date(at).toLocaleString() : '–';
const percent = (part, whole) => whole ? `${(100 * part / whole).toFixed(1)} %` : '–';
const millis = seconds => seconds > 0 ? `${(1000 * seconds).toFixed(seconds < .01 ? 1 : 0)} ms` : '–';
const verdict = word => html`<span class="verdict ${word.toLowerCase()}">${word.toLowerCase()}</span>`;

function draw() {
  const s = state.snapshot;
  if (!s) return;
  document.title = `${headline(s)} · ${s.migration}`;
  render(html`
    <header>
      <h1>${s.migration}</h1>
      <strong>${headline(s)}</strong>
      <span class="muted" role="status">${state.live ? 'live' : 'NOT LIVE: the console does not answer'} · ${when(s.at)}</span>
    </header>
    <p role="status" aria-live="polite">${state.said}</p>
    ${s.traffic.trouble ? html`<section class="alarm" role="alert"><h2>The traffic state is unknown</h2>
      <p>${s.traffic.trouble}. Both gateways send everything to legacy.</p></section>` : nothing}
    <section>
      <h2>Traffic</h2>
      ${groups(s)}
      <p class="muted">Version ${s.traffic.version}, since ${when(s.traffic.since)}, by ${s.traffic.by}${s.traffic.because ? `: ${s.traffic.because}` : ''}.
        ${s.recordTrouble ?? ''}</p>
      <div class="buttons">
        <button id="shift" @click=${askShift}>Shift further …</button>
        <button id="rollback" class="danger" @click=${askRollback}>Roll back …</button>
      </div>
    </section>
    <div class="columns">
      ${guard(s)}
      <section><h2>Steps</h2>${steps(s.steps)}</section>
    </div>
    <div class="columns">
      <section><h2>Differences</h2>${comparisons(s.comparisons)}</section>
      ${s.readonly ? html`<section><h2>Read-only</h2>${readonly(s.readonly)}</section>` : nothing}
    </div>
    <div class="columns">
      <section><h2>Checklist</h2>${checklist(s.checklist)}</section>
      <section><h2>Journal</h2>${journal(s)}</section>
    </div>`, main);
}

function headline(s) {
  if (s.traffic.trouble) return 'state unknown';
  const moved = s.groups.filter(group => group.movable && group.share > 0);
  return moved.length ? moved.map(group => `${group.name} ${group.share} %`).join(', ') : 'all on legacy';
}

const groups = s => html`
  <div class="scroll" tabindex="0" role="region" aria-label="Traffic by group">
  <table>
    <thead><tr><th scope="col">Group</th><th scope="col">On next</th><th scope="col">Backend</th>
      <th scope="col" class="number">Requests/s</th><th scope="col" class="number">Failed</th>
      <th scope="col" class="number">Median</th><th scope="col" class="number">95 %</th></tr></thead>
    <tbody>${s.groups.map(group => [
      side(group, 'next', group.next, s.window, true), side(group, 'legacy', group.legacy, s.window, false)])}</tbody>
  </table></div>
  <p class="muted">Of the last ${s.window} seconds.</p>`;

const side = (group, name, counts, window, first) => html`<tr>
  ${first ? html`<th scope="rowgroup" rowspan="2">${group.name}</th><td rowspan="2">${group.movable
    ? html`<progress max="100" value=${group.share} aria-label="share of ${group.name} on next"></progress> ${group.share} %`
    : html`<span class="muted">always ${group.always}</span>`}</td>` : nothing}
  <td class=${name}>${name}</td>
  <td class="number">${(counts.requests / window).toFixed(1)}</td>
  <td class="number">${percent(counts.failed, counts.requests)}</td>
  <td class="number">${millis(counts.p50)}</td>
  <td class="number">${millis(counts.p95)}</td></tr>`;

function guard(s) {
  const g = s.guard;
  if (!g) return html`<section><h2>Guard</h2><p>No guard is at work. <code>handover watch</code> starts one.</p></section>`;
  return html`<section class=${g.verdict === 'FAIL' ? 'alarm' : ''}><h2>Guard</h2>
    <p>${verdict(g.stale ? 'INCONCLUSIVE' : g.verdict)} since ${when(g.since)}${g.stale ? html` · <strong>it was last seen ${when(g.at)}</strong>` : nothing}</p>
    ${g.rolledBack ? html`<p class="fail"><strong>Rolled back ${when(g.rolledBack.at)}</strong>: ${g.rolledBack.reason}</p>` : nothing}
    <ul>${g.findings.map(f => html`<li>${verdict(f.verdict)} ${f.topic}: ${f.saw}${f.remedy ? html` <span class="muted">${f.remedy}</span>` : nothing}</li>`)}</ul>
  </section>`;
}

const steps = all => html`<div class="scroll" tabindex="0" role="region" aria-label="Steps"><table>
  <thead><tr><th scope="col">Step</th><th scope="col">Last run</th><th scope="col">When</th></tr></thead>
  <tbody>${all.map(step => html`<tr><td>handover ${step.name}</td>
    <td>${step.event ? html`<span class=${step.event}>${step.event}</span>` : html`<span class="muted">not yet</span>`}</td>
    <td>${when(step.at)}</td></tr>`)}</tbody></table></div>`;

const comparisons = all => all.length ? all.map(one => html`
  <h3>${one.name} <span class=${one.state}>${one.state}</span> <span class="muted">${when(one.at)}</span></h3>
  <p>${one.summary}</p>
  ${one.differences.length ? html`<div class="scroll" tabindex="0" role="region" aria-label="Differences found by ${one.name}"><table>
    <thead><tr><th scope="col">Grade</th><th scope="col">What</th><th scope="col" class="number">Cases</th><th scope="col">For example</th></tr></thead>
    <tbody>${one.differences.map(d => html`<tr><td>${d.grade}</td><td>${d.what}</td><td class="number">${d.cases}</td><td>${d.example}</td></tr>`)}</tbody>
  </table></div>` : nothing}`)
  : html`<p class="muted">Nothing was compared yet: <code>handover parity</code>, <code>handover gateway --mirror</code>.</p>`;

const readonly = r => html`<p>${r.summary} <span class="muted">asked ${when(r.at)}</span></p>
  ${r.refused.length ? html`<div class="scroll" tabindex="0" role="region" aria-label="Refused writes"><table>
    <thead><tr><th scope="col">Table</th><th scope="col">Operation</th><th scope="col" class="number">Refused</th></tr></thead>
    <tbody>${r.refused.map(a => html`<tr><td>${a.table}</td><td>${a.operation}</td><td class="number">${a.count}</td></tr>`)}</tbody>
  </table></div>` : nothing}`;

const checklist = items => items.length ? html`<ul>${items.map(item => html`
  <li>${verdict(item.verdict)} ${item.text} <span class="muted">${item.saw}</span></li>`)}</ul>`
  : html`<p class="muted">There is none yet: <code>handover checklist</code>.</p>`;

const journal = s => html`
  ${s.journalTrouble ? html`<p class="fail" role="alert">${s.journalTrouble}</p>` : nothing}
  <div class="scroll" tabindex="0" role="region" aria-label="Journal"><table>
  <thead><tr><th scope="col">When</th><th scope="col">Step</th><th scope="col">Event</th><th scope="col">By</th></tr></thead>
  <tbody>${s.journal.map(line => html`<tr><td>${when(line.at)}</td><td>${line.step}</td>
    <td><span class=${line.event}>${line.event}</span></td><td>${line.by}</td></tr>`)}</tbody></table></div>`;

function ask(content) {
  render(html`<form method="dialog">${content}</form>`, dialog);
  dialog.showModal();
}

async function order(path, body, doing) {
  dialog.close();
  state.said = `${doing} …`;
  draw();
  try {
    const answer = await (await post(path, body)).json();
    state.said = answer.text;
  } catch (error) {
    state.said = `${doing}: the console did not answer (${error.message})`;
  }
  draw();
}

function askShift() {
  const movable = state.snapshot.groups.filter(group => group.movable);
  ask(html`
    <h2 id="dialog-title">Shift traffic to the new backend</h2>
    <label>Group <select id="shift-group">${movable.map(group => html`<option value=${group.name}>${group.name} (now ${group.share} %)</option>`)}</select></label>
    <label>Share on next, in percent <input id="shift-percent" type="number" min="0" max="100" inputmode="numeric"></label>
    <label>Type the group's name to confirm <input id="shift-confirm" autocomplete="off" autocapitalize="none" spellcheck="false"></label>
    <p id="shift-wrong" class="fail" role="alert"></p>
    <div class="buttons"><button type="button" id="shift-go" @click=${shift}>Shift</button>
      <button value="cancel">Cancel</button></div>`);
}

function shift() {
  const of = id => document.getElementById(id).value.trim();
  const group = of('shift-group');
  const share = of('shift-percent');
  const wrong = of('shift-confirm') !== group ? `Type “${group}” to confirm.`
    : !/^\d{1,3}$/.test(share) || Number(share) > 100 ? 'The share is 0 to 100.' : '';
  document.getElementById('shift-wrong').textContent = wrong;
  if (!wrong) order('shift', {group, percent: Number(share)}, `Shifting ${group} to ${share} %`);
}

function askRollback() {
  ask(html`
    <h2 id="dialog-title">Roll back?</h2>
    <p>Every group goes back to the legacy backend at once. No write is lost: both backends use one database.</p>
    <div class="buttons"><button type="button" id="rollback-go" class="danger" @click=${() => order('rollback', {}, 'Rolling back')}>Roll back now</button>
      <button value="cancel" autofocus>Cancel</button></div>`);
}

enter();
