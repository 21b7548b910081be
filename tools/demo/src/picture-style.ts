import type { NodeType } from './picture-graph';

/** The colour that tells the states of a type apart, dark enough for small text on white. */
export const typeColors: Record<NodeType, string> = {
  Task: '#0b6e99',
  Pass: '#5b6472',
  Choice: '#9a5b00',
  Wait: '#7a4fb5',
  Succeed: '#1c7c3c',
  Fail: '#b3261e',
  Parallel: '#2f4fb5',
  Map: '#0f766e',
  Start: '#1f2733',
  End: '#1f2733',
};

export const fontSizes = { type: 11, name: 15, detail: 12, label: 12, title: 20 } as const;

/** The picture is a white card, so that it reads alike on a light and a dark page. */
export const styleSheet = [
  'text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; fill: #1f2733; }',
  '.sheet { fill: #ffffff; stroke: #d5dae1; }',
  `.title { font-size: ${fontSizes.title}px; font-weight: 600; }`,
  '.box { fill: #ffffff; stroke: #b9c1cc; }',
  '.End > .box { stroke: #1f2733; stroke-width: 1.5; }',
  '.Parallel > .box, .Map > .box { fill: #f4f6f9; }',
  '.region { fill: #ffffff; stroke: #cdd4dd; stroke-dasharray: 2 3; }',
  `.type { font-size: ${fontSizes.type}px; font-weight: 600; letter-spacing: 0.4px; }`,
  `.name { font-size: ${fontSizes.name}px; font-weight: 600; }`,
  `.detail, .retry, .region-label { font-size: ${fontSizes.detail}px; fill: #4a5462; }`,
  '.retry { text-anchor: end; }',
  '.edge { fill: none; stroke: #5b6472; stroke-width: 1.5; }',
  '.edge.catch { stroke: #b3261e; stroke-dasharray: 5 4; }',
  `.label { font-size: ${fontSizes.label}px; text-anchor: middle; }`,
  '.label.catch { fill: #b3261e; }',
  '.label-back { fill: #ffffff; }',
  ...Object.entries(typeColors).map(([type, color]) => `.${type} > .mark { fill: ${color}; }`),
  ...Object.entries(typeColors).map(([type, color]) => `.${type} > .type { fill: ${color}; }`),
].join('\n');
