import { icon, svg, wordOf } from './dom.mjs';
import { childCounts, edgeKey, stateStatus } from './model.mjs';

/** Draws the graph and keeps its colours; hands back how to update it. */
export function createGraph(holder, graph, onSelect) {
  const drawing = elementOf(graph);
  drawing.setAttribute('role', 'group');
  drawing.setAttribute('aria-label', 'Workflow graph');
  const [, , width, height] = drawing.getAttribute('viewBox').split(' ').map(Number);
  const nodes = [...drawing.querySelectorAll('.node')];
  const edges = [...drawing.querySelectorAll('.edge')];
  for (const node of nodes) makeButton(node, onSelect);
  holder.replaceChildren(drawing);

  let scale = 1;
  const zoom = (wanted) => {
    scale = Math.min(2, Math.max(0.1, wanted));
    drawing.setAttribute('width', width * scale);
    drawing.setAttribute('height', height * scale);
  };
  const whole = () => Math.min(holder.clientWidth / width, holder.clientHeight / height, 1);
  zoom(Math.max(whole(), 0.6));
  // A graph that is larger than its place shows where it begins.
  drawing.querySelector('.end').scrollIntoView({ block: 'nearest', inline: 'center' });

  return {
    zoom: (factor) => zoom(factor === undefined ? whole() : scale * factor),
    update(model, selected, run) {
      for (const node of nodes) updateNode(node, model, selected, run);
      for (const edge of edges) {
        const { from, to } = edge.dataset;
        const took = model.taken.has(edgeKey(from, to, edge.classList.contains('catch')));
        const toEnd = to === '' && model.byState.get(from)?.some(({ status }) => status === 'succeeded');
        edge.classList.toggle('taken', toEnd || took);
      }
    },
    show(name) {
      const found = nodes.find((node) => node.dataset.state === name);
      found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
  };
}

/** A drawing comes as names of elements with attributes and texts. */
function elementOf([tag, attributes, ...children]) {
  return svg(tag, attributes, ...children.map((child) => (typeof child === 'string' ? child : elementOf(child))));
}

function makeButton(node, onSelect) {
  const select = () => onSelect(node.dataset.state);
  node.setAttribute('tabindex', 0);
  node.setAttribute('role', 'button');
  node.addEventListener('click', select);
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    select();
  });
}

function updateNode(element, model, selected, run) {
  const { state: name, kind, child } = element.dataset;
  const visits = model.byState.get(name) ?? [];
  const counts = visits.length === 0 && childCounts(run.mapRuns, name);
  const status = stateStatus(visits) ?? (counts ? counts[0]?.[0] : child === 'true' ? 'child' : 'none');
  const times = counts ? counts.reduce((sum, [, count]) => sum + count, 0) : visits.length;
  const retries = visits.reduce((sum, { attempts }) => sum + Math.max(0, attempts.length - 1), 0);
  const looks = JSON.stringify([status, times, retries, counts, name === selected]);
  if (element.dataset.looks === looks) return;
  element.dataset.looks = looks;
  element.setAttribute('class', `node ${status}${name === selected ? ' selected' : ''}`);
  element.setAttribute('aria-pressed', name === selected);
  const said = [name, kind, wordOf(status)];
  if (counts) said.push(`in child executions: ${counts.map(([each, count]) => `${count} ${each}`).join(', ')}`);
  else if (times > 1) said.push(`${times} visits`);
  if (retries > 0) said.push(retries === 1 ? '1 retry' : `${retries} retries`);
  element.setAttribute('aria-label', said.join(', '));
  element.querySelector('title').textContent = said.join(' · ');
  element.querySelector('.mark').replaceChildren(icon(status));
  element.querySelector('.count').textContent = [retries > 0 && `↻${retries}`, times > 1 && `×${times}`]
    .filter(Boolean)
    .join(' ');
}
