import { icon, svg, wordOf } from './dom.mjs';
import { edgeKey, stateStatus } from './model.mjs';

/** Draws the graph and keeps its colours; hands back how to update it. */
export function createGraph(holder, graph, onSelect) {
  const drawing = svg('svg', {
    viewBox: `0 0 ${graph.width} ${graph.height}`,
    role: 'group',
    'aria-label': 'Workflow graph',
  });
  const nodes = graph.nodes.map((node) => ({ node, element: drawNode(node, onSelect) }));
  const edges = graph.edges.map((edge) => ({ edge, element: drawEdge(edge) }));
  drawing.append(...nodes.map(({ element }) => element), ...edges.map(({ element }) => element));
  holder.replaceChildren(drawing);
  for (const text of drawing.querySelectorAll('[data-room]')) fit(text, Number(text.dataset.room));

  let scale = 1;
  const zoom = (wanted) => {
    scale = Math.min(2, Math.max(0.1, wanted));
    drawing.setAttribute('width', graph.width * scale);
    drawing.setAttribute('height', graph.height * scale);
  };
  const whole = () => Math.min(holder.clientWidth / graph.width, holder.clientHeight / graph.height, 1);
  zoom(Math.max(whole(), 0.6));

  return {
    zoom: (factor) => zoom(factor === undefined ? whole() : scale * factor),
    update(model, selected, running) {
      for (const { node, element } of nodes) updateNode(node, element, model, selected, running);
      for (const { edge, element } of edges) {
        const took = (caught) => model.taken.has(edgeKey(edge.from, edge.to, caught));
        const toEnd = edge.to === '' && model.byState.get(edge.from)?.some(({ status }) => status === 'succeeded');
        element.classList.toggle('taken', toEnd || took(edge.kind === 'catch'));
      }
    },
    show(name) {
      const found = nodes.find(({ node }) => node.name === name);
      found?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
  };
}

function drawNode(node, onSelect) {
  const { name, type, x, y, width, height, container } = node;
  const at = { transform: `translate(${x} ${y})` };
  if (name === '') {
    return svg(
      'g',
      { class: 'end', ...at },
      svg('rect', { width, height, rx: height / 2 }),
      svg('text', { x: width / 2, y: height / 2 + 4, 'text-anchor': 'middle' }, type),
    );
  }
  const select = () => onSelect(name);
  const keyed = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    select();
  };
  return svg(
    'g',
    { class: 'node', tabindex: 0, role: 'button', onclick: select, onkeydown: keyed, ...at },
    svg('title'),
    svg('rect', { class: container ? 'box around' : 'box', width, height, rx: 8 }),
    container && svg('path', { class: 'head', d: `M0 46V8A8 8 0 0 1 8 0H${width - 8}A8 8 0 0 1 ${width} 8V46Z` }),
    svg('g', { class: 'mark', transform: 'translate(12 16)' }, icon('none')),
    svg('text', { class: 'kind', x: 38, y: 19, 'data-room': width - 84 }, node.detail ?? type),
    svg('text', { class: 'name', x: 38, y: 37, 'data-room': width - 48 }, name),
    svg('text', { class: 'count', x: width - 10, y: 19, 'text-anchor': 'end' }),
  );
}

function updateNode({ name, type, detail, child }, element, model, selected, running) {
  if (name === '') return;
  const visits = model.byState.get(name) ?? [];
  const status = stateStatus(visits) ?? (child ? 'child' : 'none');
  const retries = visits.reduce((sum, { attempts }) => sum + Math.max(0, attempts.length - 1), 0);
  const looks = JSON.stringify([status, visits.length, retries, name === selected, running]);
  if (element.dataset.looks === looks) return;
  element.dataset.looks = looks;
  element.setAttribute('class', `node ${status}${name === selected ? ' selected' : ''}`);
  element.setAttribute('aria-pressed', name === selected);
  const said = [name, detail ?? type, wordOf(status)];
  if (visits.length > 1) said.push(`${visits.length} visits`);
  if (retries > 0) said.push(retries === 1 ? '1 retry' : `${retries} retries`);
  element.setAttribute('aria-label', said.join(', '));
  element.querySelector('title').textContent = said.join(' · ');
  element.querySelector('.mark').replaceChildren(icon(status));
  element.querySelector('.count').textContent = [retries > 0 && `↻${retries}`, visits.length > 1 && `×${visits.length}`]
    .filter(Boolean)
    .join(' ');
}

function drawEdge({ from, to, kind, points, label }) {
  const [endX, endY] = points.at(-1);
  const up = endY < points[0][1];
  const line = points.slice(1).reduce(
    (path, [x, y], index) => {
      const [beforeX, beforeY] = points[index];
      const middle = (y + beforeY) / 2;
      return path + (x === beforeX ? `V${y}` : `C${beforeX} ${middle} ${x} ${middle} ${x} ${y}`);
    },
    `M${points[0].join(' ')}`,
  );
  const tip = up
    ? `${endX - 4} ${endY + 6}L${endX} ${endY}L${endX + 4} ${endY + 6}`
    : `${endX - 4} ${endY - 6}L${endX} ${endY}L${endX + 4} ${endY - 6}`;
  const drawn = svg(
    'g',
    { class: `edge ${kind}`, 'data-from': from, 'data-to': to },
    svg(
      'title',
      {},
      `${from || 'Start'} → ${to || 'End'}${label ? `: ${kind === 'catch' ? 'catches ' : ''}${label.text}` : ''}`,
    ),
    svg('path', { class: 'line', d: line }),
    svg('path', { class: 'tip', d: `M${tip}Z` }),
  );
  if (label && label.width > 0) {
    drawn.append(
      svg('rect', {
        class: 'back',
        x: label.x - label.width / 2,
        y: label.y - 9,
        width: label.width,
        height: 18,
        rx: 4,
      }),
      svg('text', { x: label.x, y: label.y + 4, 'text-anchor': 'middle', 'data-room': label.width - 6 }, label.text),
    );
  }
  return drawn;
}

/** Cuts a text that is wider than its room. */
function fit(text, room) {
  const whole = text.textContent;
  let length = whole.length;
  while (length > 1 && text.getComputedTextLength() > room) {
    length = Math.min(length - 1, Math.floor((length * room) / text.getComputedTextLength()));
    text.textContent = `${whole.slice(0, Math.max(1, length)).trimEnd()}…`;
  }
}
