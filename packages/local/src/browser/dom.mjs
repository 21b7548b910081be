const SVG = 'http://www.w3.org/2000/svg';

/** What each status looks like besides its colour: the path of an icon, 16 pixels wide. */
const ICONS = {
  succeeded: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  failed: 'M4 4 12 12M12 4 4 12',
  caught: 'M4 12V7.5A3 3 0 0 1 7 4.5H12M9.5 2 12.5 4.5 9.5 7',
  running: 'M8 3V8L11 10',
  aborted: 'M4 8H12',
  none: '',
};
const WORDS = { none: 'not run', child: 'in child executions' };

/** An element: texts are set as text, so that nothing of an execution is ever read as markup. */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Number.POSITIVE_INFINITY).filter((child) => child !== undefined && child !== false));
  return element;
}

export function icon(status) {
  return svg(
    'svg',
    { class: `icon ${status}`, width: 16, height: 16, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svg('circle', { cx: 8, cy: 8, r: 7.25 }),
    svg('path', { d: ICONS[status] ?? '' }),
  );
}

export function badge(status) {
  return h('span', { class: `badge ${status}` }, icon(status), wordOf(status));
}

export function wordOf(status) {
  return WORDS[status] ?? status;
}

/** JSON as people read it; any other text as it is. */
export function pretty(text) {
  if (typeof text !== 'string') return JSON.stringify(text, undefined, 2);
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

/** A piece of data under its name. */
export function data(name, value) {
  if (value === undefined) return undefined;
  return h(
    'section',
    { class: 'data' },
    h('h3', {}, name),
    h('pre', { tabindex: 0, 'aria-label': name }, pretty(value)),
  );
}

/** `1 d 2 h`, `3 min 5 s`, `0.25 s`. */
export function duration(milliseconds) {
  if (milliseconds < 60000) return `${Number((milliseconds / 1000).toFixed(3))} s`;
  const parts = [];
  let left = Math.round(milliseconds / 1000);
  for (const [unit, seconds] of [
    ['d', 86400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ]) {
    if (left >= seconds && parts.length < 2) parts.push(`${Math.floor(left / seconds)} ${unit}`);
    left %= seconds;
  }
  return parts.join(' ');
}

/** `1:00:02.000`: hours, minutes and seconds since the start. */
export function elapsed(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(milliseconds % 1000).padStart(3, '0')}`;
}

export function clockTime(milliseconds) {
  return new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', ' UTC');
}
