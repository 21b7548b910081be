import { badge, clockTime, duration } from './dom.mjs';
import { createGraph } from './graph.mjs';
import { createModel, isOfLatestAttempt } from './model.mjs';
import { createPanel, statusOf } from './panel.mjs';
import { createTable } from './table.mjs';

/** How long the page waits before it asks again: one that has ended may be redriven. */
const POLL = { RUNNING: 400, ended: 2000 };
const find = (selector) => document.querySelector(selector);
const run = { states: new Map(), children: new Set(), status: 'RUNNING' };
const model = createModel();
/** What is shown: the execution, or a child execution of it. */
let shown = { model, run };
let selection = {};
let graph;

const panel = createPanel(find('#panel'), {
  onSelect: select,
  onEvent: (id) => table.show(id),
  onOpen: open,
  onBack: goBack,
});
const table = createTable(find('#rows'), { onSelect: select });

function select(state, visit) {
  selection = { state, visit };
  update();
  if (state !== undefined) graph?.show(state);
}

/** Shows a child execution that failed. */
function open({ events, name, status }) {
  const child = createModel();
  child.add(events);
  const from = selection;
  shown = { model: child, from, run: { ...run, status, executionName: name, mapRuns: undefined, isChild: true } };
  select(undefined);
}

/** Shows what is around what is shown: the execution of a state, the state of a child execution. */
function goBack() {
  if (selection.state !== undefined) return select(undefined);
  const { state, visit } = shown.from ?? {};
  shown = { model, run };
  select(state, visit);
}

function update() {
  graph?.update(shown.model, selection.state, shown.run);
  panel.update(selection, shown.model, shown.run);
  table.update(shown.model, selection);
}

/** Takes the whole of an execution, or what is new of it. */
function take(latest) {
  const { graph: drawing, definition, events, ...facts } = latest;
  Object.assign(run, facts);
  if (definition) collect(definition);
  if (drawing && !graph) {
    graph = createGraph(find('#graph'), drawing, select);
    for (const node of document.querySelectorAll('[data-child="true"]')) run.children.add(node.dataset.state);
  }
  model.add(events.filter(({ id }) => id > model.events.length));
  document.title = `${run.name} · ${run.status}`;
  find('h1').textContent = run.name;
  find('#status').replaceChildren(badge(statusOf(run.status)));
  find('#status').lastChild.lastChild.textContent = run.status;
  find('#time').textContent =
    model.from === undefined
      ? ''
      : [
          run.executionName,
          clockTime(model.from),
          model.to !== undefined && duration(model.to - model.from),
          run.clock === 'virtual' && 'virtual time',
        ]
          .filter(Boolean)
          .join(' · ');
  update();
}

/** The states of a definition, those inside of others as well: without what is inside of them. */
function collect({ States }) {
  for (const [name, state] of Object.entries(States)) {
    const { Branches = [], ItemProcessor, Iterator, ...own } = state;
    run.states.set(name, own);
    for (const inner of [...Branches, ItemProcessor ?? Iterator].filter(Boolean)) collect(inner);
  }
}

async function poll(source) {
  try {
    const url = new URL(source, location.href);
    url.searchParams.set('after', model.events.length);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`The server answers ${response.status}`);
    take(await response.json());
    find('#note').textContent = '';
  } catch (error) {
    // A page that has all of an execution may outlive its server.
    if (run.status === 'RUNNING') find('#note').textContent = `${error.message}: trying again`;
  }
  setTimeout(() => poll(source), POLL[run.status] ?? POLL.ended);
}

addEventListener('keydown', ({ key, target }) => {
  if (key === 'Escape' && target.tagName !== 'INPUT') goBack();
});
find('#theme').addEventListener('click', () => {
  const dark =
    document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  document.documentElement.dataset.theme = dark === 'dark' ? 'light' : 'dark';
});
for (const [id, factor] of [
  ['#closer', 1.25],
  ['#farther', 0.8],
  ['#whole', undefined],
]) {
  find(id).addEventListener('click', () => graph?.zoom(factor));
}

const given = JSON.parse(find('#data').textContent);
if (given.source !== undefined) poll(given.source);
else {
  take(given);
  // What failed is what one looks for.
  const failed = model.visits.filter((visit) => visit.status === 'failed' && isOfLatestAttempt(visit));
  const first = failed.find((visit) => !failed.some(({ frame }) => frame.visit === visit));
  if (first) select(first.name, first.number - 1);
}
