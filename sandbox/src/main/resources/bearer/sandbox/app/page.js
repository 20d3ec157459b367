'use strict';

/* All that is shown goes in as text, never as HTML. */

const HEADER = 'X-Sandbox-Control';
const by = id => document.getElementById(id);
let state = {apis: [], services: [], requests: [], certificate: 'own'};
let shown = '';

function node(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) {
    made.className = className;
  }
  return made;
}

function time(millis) {
  return millis ? new Date(millis).toTimeString().slice(0, 8) : '–';
}

/* One row; each cell is a label, and a text or a node, and a class. */
function row(cells) {
  const made = document.createElement('tr');
  for (const [label, content, className] of cells) {
    const cell = node('td', '', className);
    cell.dataset.label = label;
    cell.append(content);
    made.append(cell);
  }
  return made;
}

function drawServices() {
  by('no-services').hidden = state.services.length > 0;
  by('services').hidden = state.services.length === 0;
  by('services').tBodies[0].replaceChildren(...state.services.map(each => row([
    ['Service', each.name],
    ['Legacy alone', String(each.legacy), each.legacy ? 'number wait' : 'number'],
    ['Both', String(each.both), 'number'],
    ['Bearer alone', String(each.bearer), each.bearer ? 'number good' : 'number'],
    ['Neither', String(each.neither), each.neither ? 'number wait' : 'number'],
    ['To V1', String(each.v1), 'number'],
    ['401, 403', String(each.refused), each.refused ? 'number bad' : 'number'],
    ['Token requests', String(each.tokens), 'number'],
    ['Last legacy header', time(each.lastLegacy), 'time'],
  ])));
}

function drawFaults() {
  by('faults').replaceChildren(...state.apis.filter(api => api.fault).map(api => {
    const item = node('li', '');
    const button = node('button', 'Clear');
    button.setAttribute('aria-label', 'Clear ' + api.id);
    button.addEventListener('click', () => turn('clear', {at: api.id}));
    item.append(node('span', api.id + ': ' + api.fault), button);
    return item;
  }));
  by('certificate').value = state.certificate;
}

function status(each) {
  const text = each.status < 0 ? 'waiting' : each.status === 0 ? 'no answer' : String(each.status);
  const good = each.status >= 200 && each.status < 300;
  const cell = node('span', text, each.status < 0 ? 'wait' : good ? 'good' : 'bad');
  if (each.fault) {
    const both = node('span', '');
    both.append(cell, node('span', ' (fault)', 'soft'));
    both.title = each.fault;
    return both;
  }
  return cell;
}

function authorization(each) {
  if (!each.authorization) {
    return node('span', '–', 'soft');
  }
  return node('span', each.authorization, each.bearer ? 'chip token code' : 'chip');
}

function request(each) {
  const what = node('span', each.method + ' ' + each.path, 'code');
  what.title = each.api;
  return row([
    ['Time', time(each.at), 'time'],
    ['Service', each.service],
    ['Request', what],
    ['Authorization', authorization(each)],
    ['Legacy', each.legacy ? node('span', each.legacy, 'chip legacy code') : node('span', '–', 'soft')],
    ['Answer', status(each)],
  ]);
}

function passes(each) {
  const wanted = by('filter').elements;
  const good = each.status >= 200 && each.status < 300;
  return (!wanted.service.value || wanted.service.value === each.service)
    && (!wanted.api.value || wanted.api.value === each.api)
    && (!wanted.answer.value || (wanted.answer.value === 'good') === good)
    && each.path.includes(wanted.path.value)
    && ({
      '': true,
      bearer: each.bearer,
      none: !each.bearer,
      legacy: each.legacy !== '',
    })[wanted.credential.value];
}

function drawRequests() {
  const some = state.requests.filter(passes);
  by('requests').hidden = some.length === 0;
  by('requests').tBodies[0].replaceChildren(...some.map(request));
  by('count').textContent = some.length + ' of ' + state.requests.length;
}

/* Adds what is not there yet; what is chosen stays. */
function offer(select, names) {
  const known = new Set([...select.options].map(option => option.value));
  for (const name of names) {
    if (!known.has(name)) {
      select.add(new Option(name, name));
    }
  }
}

function draw() {
  const apis = state.apis.map(api => api.id);
  offer(by('fault').elements.at, apis);
  offer(by('filter').elements.api, apis);
  offer(by('filter').elements.service, state.services.map(each => each.name));
  drawServices();
  drawFaults();
  drawRequests();
}

/* Only what is new, since it is read aloud. */
function say(id, text, className) {
  if (by(id).textContent !== text) {
    by(id).textContent = text;
  }
  by(id).className = className;
}

async function look() {
  try {
    const text = await (await fetch('state')).text();
    if (text !== shown) {
      state = JSON.parse(text);
      shown = text;
      draw();
    }
    say('live', 'live', 'on');
  } catch (gone) {
    say('live', 'the sandbox does not answer', 'off');
  }
}

async function lookAgain() {
  await look();
  setTimeout(lookAgain, 500);
}

async function turn(what, fields) {
  try {
    const answer = await fetch(what, {
      method: 'POST', headers: {[HEADER]: '1'}, body: new URLSearchParams(fields),
    });
    say('message', await answer.text(), answer.ok ? '' : 'bad');
  } catch (gone) {
    say('message', 'the sandbox does not answer', 'bad');
  }
  await look();
}

by('fault').addEventListener('submit', event => {
  event.preventDefault();
  turn('fault', new FormData(by('fault')));
});
by('filter').addEventListener('submit', event => event.preventDefault());
by('filter').addEventListener('input', drawRequests);
by('clear-all').addEventListener('click', () => turn('clear', {}));
by('forget').addEventListener('click', () => turn('forget', {}));
by('certificate').addEventListener('change', event => turn('certificate', {kind: event.target.value}));
for (const button of document.querySelectorAll('[data-turn]')) {
  button.addEventListener('click', () => turn(button.dataset.turn, {provider: button.dataset.provider}));
}
lookAgain();
