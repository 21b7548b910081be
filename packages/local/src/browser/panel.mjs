import { badge, clockTime, data, duration, elapsed, h, pretty, wordOf } from './dom.mjs';
import { childCounts, stateStatus } from './model.mjs';

/** The panel beside the graph: a state with its visits, or the execution as a whole. */
export function createPanel(holder, { onSelect, onEvent, onOpen, onBack }) {
  let shown;

  function execution(model, run) {
    const states = [...model.byState].map(([name, visits]) =>
      h(
        'li',
        {},
        link(name, () => onSelect(name)),
        ' ',
        badge(stateStatus(visits)),
        visits.length > 1 && ` ×${visits.length}`,
      ),
    );
    return [
      run.isChild && link('‹ Execution', onBack),
      run.around && h('a', { href: run.around }, '‹ Execution'),
      h('h2', { tabindex: -1 }, run.isChild || run.around ? 'Child execution' : 'Execution'),
      facts([
        ['Status', badge(statusOf(run.status))],
        ['Execution', run.executionName],
        ['Started', model.from && clockTime(model.from)],
        ['Stopped', model.to && clockTime(model.to)],
        ['Duration', model.to && `${duration(model.to - model.from)}${timeNote(run)}`],
      ]),
      failure(model),
      data('Input', model.input),
      data('Output', model.output),
      states.length > 0 && h('section', {}, h('h3', {}, 'States'), h('ul', { class: 'states' }, states)),
    ];
  }

  function state(name, model, run, at) {
    const visits = model.byState.get(name) ?? [];
    const definition = run.states.get(name);
    const visit = visits[at];
    return [
      link(run.isChild || run.around ? '‹ Child execution' : '‹ Execution', onBack),
      h('h2', { tabindex: -1 }, name),
      h('p', { class: 'kind' }, [definition?.Type, definition?.Comment].filter(Boolean).join(' · ')),
      visits.length > 1 && chooser(name, visits, at, model),
      visit ? visitOf(visit, model, run) : notVisited(name, run),
      h('details', { class: 'data' }, h('summary', {}, 'Definition'), h('pre', { tabindex: 0 }, pretty(definition))),
    ];
  }

  /** A state of child executions, or one that was not entered. */
  function notVisited(name, run) {
    const counts = childCounts(run.mapRuns, name);
    if (!counts) return h('p', {}, badge(run.children.has(name) ? 'child' : 'none'));
    return h('section', {}, h('h3', {}, 'In child executions'), countsOf(counts));
  }

  function mapRunOf({ executionCounts, failures }) {
    const { succeeded, failed, timedOut, aborted, running, total } = executionCounts;
    const counts = { running, failed: failed + timedOut, aborted, succeeded };
    const left = failed + timedOut - failures.length;
    return h(
      'section',
      { class: 'attempts' },
      h('h3', {}, total === 1 ? '1 child execution' : `${total} child executions`),
      countsOf(Object.entries(counts).filter(([, count]) => count > 0)),
      failures.map((child) =>
        h(
          'details',
          {},
          h('summary', {}, badge('failed'), ` ${child.error ?? '(no name)'} · ${child.input.slice(0, 80)}`),
          child.page
            ? h('a', { href: child.page }, 'Open this child execution')
            : child.events.length > 0 && link('Open this child execution', () => onOpen(child)),
          failure(child),
          data('Input', child.input),
          facts([['Name', child.name]]),
        ),
      ),
      left > 0 && h('p', { class: 'kind' }, `and ${left} more that failed`),
    );
  }

  function chooser(name, visits, at, model) {
    const go = (to) => onSelect(name, Math.min(visits.length - 1, Math.max(0, to)));
    const text = (visit) =>
      [`Visit ${visit.number}`, ...around(visit), wordOf(visit.status), elapsed(visit.from - model.from)].join(' · ');
    const select = h(
      'select',
      { 'aria-label': 'Visit', onchange: (event) => go(event.target.selectedIndex) },
      visits.map((visit, index) => h('option', { selected: index === at }, text(visit))),
    );
    const step = (label, sign, to, off) =>
      h('button', { type: 'button', 'aria-label': label, disabled: off, onclick: () => go(to) }, sign);
    return h(
      'div',
      { class: 'chooser' },
      step('Previous visit', '‹', at - 1, at === 0),
      select,
      step('Next visit', '›', at + 1, at === visits.length - 1),
    );
  }

  function visitOf(visit, model, run) {
    const { attempts, status, from, to } = visit;
    return [
      facts([
        ['Status', badge(status)],
        ['Within', around(visit).join(' › ') || undefined],
        ['Entered', `${elapsed(from - model.from)} after the start`],
        ['Duration', to !== undefined && `${duration(to - from)}${timeNote(run)}`],
        ['Attempts', attempts.length > 1 && String(attempts.length)],
      ]),
      attempts.at(-1)?.status !== 'failed' && failure(visit.failure),
      run.mapRuns?.filter(({ mapRunArn }) => visit.mapRuns?.includes(mapRunArn)).map((each) => mapRunOf(each)),
      data('Input', visit.input),
      attempts.length > 0 &&
        h(
          'section',
          { class: 'attempts' },
          h('h3', {}, attempts.length > 1 ? 'Attempts' : 'Attempt'),
          attempts.map((attempt, index) => attemptOf(attempt, index, attempts.length, model)),
        ),
      data('Assigned variables', visit.assigned && assignedText(visit.assigned)),
      data('Output', visit.output),
      h(
        'section',
        {},
        h('h3', {}, 'Events'),
        h(
          'p',
          { class: 'events' },
          visit.events
            .slice(0, 40)
            .map((id) =>
              h(
                'button',
                { type: 'button', class: 'chip', onclick: () => onEvent(id) },
                `${id} ${model.events[id - 1].event.type}`,
              ),
            ),
          visit.events.length > 40 && ` and ${visit.events.length - 40} more`,
        ),
      ),
    ];
  }

  function attemptOf(attempt, index, count, model) {
    const { status, from, to, input, submitted, output } = attempt;
    const took = to === undefined ? '' : ` · ${duration(to - from)}`;
    return h(
      'details',
      { open: count === 1 || index === count - 1 },
      h(
        'summary',
        {},
        badge(status),
        `${count > 1 ? ` ${index + 1} of ${count}` : ''} · at ${elapsed(from - model.from)}${took}`,
      ),
      failure(attempt),
      data('Parameters', input),
      data('Response', submitted),
      data('Result', output),
    );
  }

  return {
    update(selection, model, run) {
      const at = selection.visit ?? (model.byState.get(selection.state)?.length ?? 1) - 1;
      const visit = model.byState.get(selection.state)?.[at];
      // Drawn anew only when something in it is new, so that what is open and where one has scrolled stay.
      const looks = JSON.stringify([
        selection,
        at,
        run.status,
        run.name,
        visit ? visit.events.length : model.visits.length,
        model.to,
        run.mapRuns?.map(({ executionCounts, states }) => [executionCounts, states]),
        run.executionName,
      ]);
      if (looks === shown) return;
      shown = looks;
      const content = selection.state === undefined ? execution(model, run) : state(selection.state, model, run, at);
      const focused = holder.contains(document.activeElement) && document.activeElement;
      holder.replaceChildren(...content.flat(Number.POSITIVE_INFINITY).filter(Boolean));
      if (!focused) return;
      // The keyboard stays where it was: at the button of the same name, or at what the panel is about.
      const label = focused.getAttribute('aria-label');
      const same = label && holder.querySelector(`[aria-label="${CSS.escape(label)}"]:not(:disabled)`);
      (same || holder.querySelector('h2')).focus();
    },
  };
}

function link(text, onclick) {
  return h('button', { type: 'button', class: 'link', onclick }, text);
}

/** How many there are of each status. */
function countsOf(counts) {
  return h(
    'p',
    { class: 'counts' },
    counts.map(([status, count]) => h('span', {}, badge(status), ` ×${count}`)),
  );
}

/** The states and items around a visit, the outermost first. */
function around(visit) {
  const { visit: outer, index } = visit.frame;
  if (!outer) return [];
  return [...around(outer), index === undefined ? outer.name : `${outer.name} item ${index}`];
}

function assignedText(assigned) {
  return Object.fromEntries(
    Object.entries(assigned).map(([name, text]) => {
      try {
        return [name, JSON.parse(text)];
      } catch {
        return [name, text];
      }
    }),
  );
}

function failure({ error, cause } = {}) {
  if (error === undefined && cause === undefined) return undefined;
  return h(
    'section',
    { class: 'failure' },
    h('h3', {}, 'Error'),
    h('p', {}, h('strong', {}, error ?? '(no name)')),
    cause !== undefined && h('pre', { tabindex: 0, 'aria-label': 'Cause' }, pretty(cause)),
  );
}

function facts(pairs) {
  return h(
    'dl',
    {},
    pairs.filter(([, value]) => value).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
  );
}

export function statusOf(status) {
  return { RUNNING: 'running', SUCCEEDED: 'succeeded', ABORTED: 'aborted' }[status] ?? 'failed';
}

function timeNote(run) {
  return run.clock === 'virtual' ? ' of virtual time' : '';
}
