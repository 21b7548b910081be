/** The events of an execution as visits of its states: each with its attempts, what came in, what went out, and how it ended. */
export function createModel() {
  const model = { events: [], visits: [], byState: new Map(), taken: new Map(), redrives: 0 };
  /** For each event: the visit it belongs to, and the frame that the states after it stand in. */
  const places = [];
  const open = new Set();

  function nearest(from, fits) {
    let visit = from;
    while (visit && !(open.has(visit) && fits(visit))) visit = visit.frame.visit;
    return visit;
  }

  function end(visit, status, event) {
    if (!open.delete(visit)) return;
    visit.status = status;
    visit.to = event.timestamp;
    const attempt = visit.attempts.at(-1);
    if (attempt?.status === 'running') attempt.status = status;
  }

  function fail(visit, { error, cause, to }, event) {
    visit.failure = { error, cause, to: to ?? event.timestamp };
    const attempt = visit.attempts.at(-1);
    if (attempt) Object.assign(attempt, { status: 'failed', ...visit.failure });
    for (let around = visit.frame.visit; around; around = around.frame.visit) around.inner = visit.failure;
  }

  /** What a failure leaves unfinished: all inside of a state, or of the execution. */
  function leave(around, culprit, event) {
    for (const visit of [...open].reverse()) {
      if (visit === around) continue;
      let outer = visit.frame.visit;
      while (outer && outer !== around) outer = outer.frame.visit;
      if (outer !== around) continue;
      end(visit, visit === culprit || visit.failure || visit.type === 'Fail' ? 'failed' : 'aborted', event);
    }
  }

  function enter(event, details, before) {
    const frame = before.within;
    const type = event.type.replace('StateEntered', '');
    const visit = { name: details.name, type, status: 'running', frame, from: event.timestamp, input: details.input };
    Object.assign(visit, { attempts: [], events: [], number: (model.byState.get(visit.name)?.length ?? 0) + 1 });
    model.visits.push(visit);
    if (!model.byState.has(visit.name)) model.byState.set(visit.name, []);
    model.byState.get(visit.name).push(visit);
    open.add(visit);
    // What is redriven goes on where it failed: no line leads there.
    const last = before.exit ?? (frame.visit || before.redriven ? undefined : { name: '' });
    if (last) {
      const key = edgeKey(last.name, visit.name, last.status === 'caught');
      model.taken.set(key, (model.taken.get(key) ?? 0) + 1);
    }
    return { visit, within: frame };
  }

  function exit(event, details, before) {
    const visit = nearest(before.visit, ({ name }) => name === details.name);
    if (!visit) return before;
    Object.assign(visit, { output: details.output, assigned: details.assignedVariables });
    end(visit, visit.failure ? 'caught' : 'succeeded', event);
    return { visit, within: visit.frame, exit: visit };
  }

  function begin(visit, event, input) {
    if (visit.attempts.length > 0) {
      // A retry: the attempt before failed, and what it left is over.
      leave(visit, undefined, event);
      if (!visit.failure) fail(visit, visit.inner ?? {}, event);
    }
    visit.failure = undefined;
    visit.attempts.push({ status: 'running', from: event.timestamp, input });
  }

  function container(event, before, [, type, what]) {
    const visit = nearest(before.visit, (each) => each.type === type);
    if (!visit) return before;
    if (what === 'Started') {
      begin(visit, event);
      return { visit, within: { visit, attempt: visit.attempts.length } };
    }
    const attempt = visit.attempts.at(-1);
    if (what === 'Succeeded') {
      if (attempt) Object.assign(attempt, { status: 'succeeded', to: event.timestamp });
    } else {
      leave(visit, before.visit, event);
      fail(visit, visit.failure ?? visit.inner ?? {}, event);
    }
    return { visit, within: visit.frame };
  }

  function iteration(event, details, before, what) {
    const visit = nearest(before.visit, ({ name }) => name === details.name);
    if (!visit) return before;
    if (what === 'Started') {
      return { visit, within: { visit, index: details.index, attempt: visit.attempts.length } };
    }
    if (what === 'Failed' && before.visit !== visit && open.has(before.visit)) end(before.visit, 'failed', event);
    return { visit, within: visit.frame };
  }

  function task(event, details, before, what) {
    const { visit } = before;
    if (!visit) return before;
    if (what === 'Scheduled') begin(visit, event, details.parameters ?? details.input);
    const attempt = visit.attempts.at(-1);
    if (what === 'Succeeded' && attempt) {
      Object.assign(attempt, { status: 'succeeded', output: details.output, to: event.timestamp });
    } else if (what === 'Submitted' && attempt) attempt.submitted = details.output;
    else if (/Failed|TimedOut/.test(what)) fail(visit, details, event);
    return { visit, within: before.within };
  }

  function finish(event, details, before, what) {
    Object.assign(model, { to: event.timestamp, output: details.output, error: details.error, cause: details.cause });
    const culprit = what === 'Failed' && open.has(before.visit) ? before.visit : undefined;
    if (culprit && !culprit.failure) fail(culprit, details, event);
    leave(undefined, culprit, event);
    return { within: {} };
  }

  function placeOf(event, details, before) {
    const { type } = event;
    if (type === 'ExecutionStarted') {
      Object.assign(model, { from: event.timestamp, input: details.input });
      return { within: { model, attempt: 0 } };
    }
    if (type === 'ExecutionRedriven') {
      Object.assign(model, { to: undefined, output: undefined, error: undefined, cause: undefined });
      model.redrives += 1;
      return { within: { model, attempt: model.redrives }, redriven: true };
    }
    if (type.startsWith('Execution')) return finish(event, details, before, type.slice(9));
    if (type.endsWith('StateEntered')) return enter(event, details, before);
    if (type.endsWith('StateExited')) return exit(event, details, before);
    const aborted = /^(\w+)StateAborted$/.exec(type);
    if (aborted) {
      const visit = nearest(before.visit, (each) => each.type === aborted[1]);
      if (!visit) return before;
      end(visit, visit.failure ? 'failed' : 'aborted', event);
      return { visit, within: visit.frame };
    }
    const around = /^(Map|Parallel)State(Started|Succeeded|Failed)$/.exec(type);
    if (around) return container(event, before, around);
    if (type.startsWith('MapIteration')) return iteration(event, details, before, type.slice(12));
    if (type.startsWith('MapRun')) {
      const visit = nearest(before.visit, (each) => each.type === 'Map');
      if (visit && type === 'MapRunFailed') fail(visit, details, event);
      if (visit && type === 'MapRunStarted') visit.mapRuns = [...(visit.mapRuns ?? []), details.mapRunArn];
      return { visit, within: before.within };
    }
    if (type === 'EvaluationFailed') {
      const isIt = ({ name }) => name === details.state;
      // AWS does not always say after which event it came.
      const visit = nearest(before.visit, isIt) ?? [...open].findLast(isIt);
      if (!visit) return before;
      fail(visit, details, event);
      return { visit, within: visit.frame };
    }
    return task(event, details, before, type.replace(/^(Task|LambdaFunction|Activity)/, ''));
  }

  model.add = (events) => {
    for (const event of events) {
      // The first state follows nothing, in AWS's history and here.
      const before = places[event.previousEventId] ?? { within: { model, attempt: 0 } };
      const place = placeOf(event, detailsOf(event), before);
      places[event.id] = place;
      place.visit?.events.push(event.id);
      model.events.push({ event, visit: place.visit });
    }
  };
  return model;
}

export function edgeKey(from, to, caught) {
  return JSON.stringify([from, to, caught]);
}

export function detailsOf(event) {
  const key = Object.keys(event).find((name) => name.endsWith('EventDetails'));
  return key === undefined ? {} : event[key];
}

/** Whether no state around it was tried again since, nor the execution redriven. */
export function isOfLatestAttempt({ frame: { visit, model, attempt } }) {
  if (visit) return attempt === visit.attempts.length && isOfLatestAttempt(visit);
  return model === undefined || attempt === model.redrives;
}

/** How a state stands after all its visits: what asks for attention first. */
export function stateStatus(visits) {
  const latest = visits?.filter(isOfLatestAttempt) ?? [];
  const counted = latest.length > 0 ? latest : visits;
  return ['running', 'failed', 'caught', 'aborted', 'succeeded'].find((status) =>
    counted?.some((visit) => visit.status === status),
  );
}

const COUNTS = ['running', 'failed', 'caught', 'aborted', 'succeeded'];

/** How often a state of child executions stands how, over all Map Runs: what asks for attention first; undefined where none entered it. */
export function childCounts(mapRuns, name) {
  const found = (mapRuns ?? []).map(({ states }) => states[name]).filter(Boolean);
  if (found.length === 0) return undefined;
  const sums = COUNTS.map((status) => [status, found.reduce((sum, counts) => sum + counts[status], 0)]);
  return sums.filter(([, count]) => count > 0);
}
