import { icon, svg, wordOf } from './dom.mjs';
import { edgeKey, stateStatus } from './model.mjs';

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

  return {
    zoom: (factor) => zoom(factor === undefined ? whole() : scale * factor),
    update(model, selected, running) {
      for (const node of nodes) updateNode(node, model, selected, running);
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

function updateNode(element, model, selected, running) {
  const { state: name, kind, child } = element.dataset;
  const visits = model.byState.get(name) ?? [];
  const status = stateStatus(visits) ?? (child === 'true' ? 'child' : 'none');
  const retries = visits.reduce((sum, { attempts }) => sum + Math.max(0, attempts.length - 1), 0);
  const looks = JSON.stringify([status, visits.length, retries, name === selected, running]);
  if (element.dataset.looks === looks) return;
  element.dataset.looks = looks;
  element.setAttribute('class', `node ${status}${name === selected ? ' selected' : ''}`);
  element.setAttribute('aria-pressed', name === selected);
  const said = [name, kind, wordOf(status)];
  if (visits.length > 1) said.push(`${visits.length} visits`);
  if (retries > 0) said.push(retries === 1 ? '1 retry' : `${retries} retries`);
  element.setAttribute('aria-label', said.join(', '));
  element.querySelector('title').textContent = said.join(' · ');
  element.querySelector('.mark').replaceChildren(icon(status));
  element.querySelector('.count').textContent = [retries > 0 && `↻${retries}`, visits.length > 1 && `×${visits.length}`]
    .filter(Boolean)
    .join(' ');
}
