import { clockTime, elapsed, h } from './dom.mjs';
import { detailsOf } from './model.mjs';

const ROW = 30;
const DETAILS = 240;

/** The table of events. Only the rows in sight are in the document, however many events there are. */
export function createTable(scroller, { onSelect }) {
  const body = scroller.querySelector('tbody');
  const table = scroller.querySelector('table');
  const count = document.querySelector('#count');
  const search = document.querySelector('#search');
  const only = { failures: document.querySelector('#failures'), state: document.querySelector('#only-state') };
  let model;
  let selection = {};
  let rows = [];
  let opened;
  let seen = 0;

  function matches({ event, visit }) {
    if (only.failures.checked && !/Failed|TimedOut|Aborted/.test(event.type)) return false;
    if (only.state.checked && selection.state !== undefined && visit?.name !== selection.state) return false;
    const wanted = search.value.trim().toLowerCase();
    if (wanted === '') return true;
    return `${event.id} ${event.type} ${visit?.name ?? ''} ${JSON.stringify(detailsOf(event))}`
      .toLowerCase()
      .includes(wanted);
  }

  function filter() {
    rows = model.events.filter(matches);
    seen = model.events.length;
    draw();
  }

  function draw() {
    const total = model.events.length;
    count.textContent = rows.length === total ? `${total} events` : `${rows.length} of ${total} events`;
    table.setAttribute('aria-rowcount', rows.length + 1);
    const openedAt = rows.findIndex(({ event }) => event.id === opened);
    const extra = openedAt < 0 ? 0 : DETAILS;
    const topOf = (index) => index * ROW + (openedAt >= 0 && index > openedAt ? extra : 0);
    const visible = (at) => {
      const past = openedAt >= 0 && at > topOf(openedAt) + ROW ? Math.min(extra, at - topOf(openedAt) - ROW) : 0;
      return Math.floor((at - past) / ROW);
    };
    const first = Math.max(0, visible(scroller.scrollTop) - 8);
    const last = Math.min(rows.length, visible(scroller.scrollTop + scroller.clientHeight) + 8);
    const drawn = [spacer(topOf(first))];
    for (let index = first; index < last; index += 1) drawn.push(...rowOf(rows[index], index));
    drawn.push(spacer(rows.length * ROW + extra - topOf(last)));
    const focus = document.activeElement?.dataset?.event;
    body.replaceChildren(...drawn);
    if (focus !== undefined) body.querySelector(`[data-event="${focus}"]`)?.focus({ preventScroll: true });
  }

  function rowOf({ event, visit }, index) {
    const isOpen = event.id === opened;
    const bad = /Failed|TimedOut|Aborted/.test(event.type);
    const selected = visit !== undefined && visit.name === selection.state;
    const id = h(
      'button',
      { type: 'button', 'data-event': event.id, 'aria-expanded': String(isOpen), onclick: () => toggle(event.id) },
      `${isOpen ? '▾' : '▸'} ${event.id}`,
    );
    const state =
      visit &&
      h(
        'button',
        { type: 'button', class: 'link', title: visit.name, onclick: () => onSelect(visit.name, visit.number - 1) },
        visit.name,
      );
    const row = h(
      'tr',
      { class: `${selected ? 'selected' : ''} ${bad ? 'bad' : ''}`, 'aria-rowindex': index + 2 },
      h('td', {}, id),
      h('td', {}, elapsed(event.timestamp - model.from)),
      h('td', {}, event.type),
      h('td', {}, state),
      h('td', { class: 'said' }, summary(event)),
    );
    if (!isOpen) return [row];
    const facts = { ...event, time: clockTime(event.timestamp) };
    return [
      row,
      h(
        'tr',
        {},
        h(
          'td',
          { class: 'unfolded', colspan: 5 },
          h('pre', { tabindex: 0, 'aria-label': `Event ${event.id}` }, unfolded(facts)),
        ),
      ),
    ];
  }

  function toggle(id) {
    opened = opened === id ? undefined : id;
    draw();
  }

  search.addEventListener('input', filter);
  for (const box of Object.values(only)) box.addEventListener('change', filter);
  scroller.addEventListener('scroll', draw);
  addEventListener('resize', draw);

  return {
    update(latest, selected) {
      const changed = selection.state !== selected.state;
      const another = model !== latest;
      model = latest;
      if (another) opened = undefined;
      selection = selected;
      only.state.disabled = selected.state === undefined;
      if (another || seen === 0 || (changed && only.state.checked)) return filter();
      rows.push(...model.events.slice(seen).filter(matches));
      seen = model.events.length;
      draw();
    },
    show(id) {
      opened = id;
      if (!rows.some(({ event }) => event.id === id)) {
        search.value = '';
        only.failures.checked = false;
        only.state.checked = false;
        filter();
      }
      scroller.scrollTop = Math.max(0, rows.findIndex(({ event }) => event.id === id) * ROW - ROW);
      draw();
      body.querySelector(`[data-event="${id}"]`)?.focus({ preventScroll: true });
    },
  };
}

function spacer(height) {
  const cell = h('td', { class: 'gap', colspan: 5 });
  cell.style.height = `${Math.max(0, height)}px`;
  return h('tr', { 'aria-hidden': 'true' }, cell);
}

/** What an event says, in a line. */
function summary(event) {
  const details = detailsOf(event);
  const said = [details.error, details.cause].filter(Boolean).join(': ');
  const text =
    said ||
    details.output ||
    details.parameters ||
    details.input ||
    (details.index === undefined ? '' : `item ${details.index}`);
  return String(text ?? '').slice(0, 240);
}

/** An event with the JSON in it as JSON. */
function unfolded(event) {
  return JSON.stringify(
    event,
    (key, value) => {
      if (typeof value !== 'string' || !/^[[{]/.test(value) || !/^(input|output|parameters|cause)$/.test(key))
        return value;
      try {
        return JSON.parse(value);
      } catch {
        return value;
      }
    },
    2,
  );
}
