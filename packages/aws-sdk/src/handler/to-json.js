/**
 * The answer of a service as JSON: what a state of the workflow can hold.
 *
 * - A body that streams becomes text, or base64 where it is no UTF-8.
 * - A stream of events becomes a list.
 * - Bytes become base64, as on the wire; those of a body become text like one that streams, and those of a member `Payload`, which is the
 *   result of a function, the JSON or the text in them.
 * - Dates become ISO 8601, and numbers that JSON has not become text.
 */
exports.toJson = toJson;

async function toJson(value, name) {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return fromBytes(value, name);
  if (typeof value.transformToByteArray === 'function') return textOrBase64(await value.transformToByteArray());
  if (Array.isArray(value)) return all(value);
  if (typeof value[Symbol.asyncIterator] === 'function') return all(await collect(value));
  return members(value);
}

function fromBytes(bytes, name) {
  if (name === 'Payload') return jsonOrText(bytes);
  return name === 'Body' || name === 'body' ? textOrBase64(bytes) : base64(bytes);
}

async function members(value) {
  const entries = [];
  for (const [name, member] of Object.entries(value)) entries.push([name, await toJson(member, name)]);
  return Object.fromEntries(entries);
}

async function all(values) {
  const converted = [];
  for (const value of values) converted.push(await toJson(value));
  return converted;
}

async function collect(stream) {
  const events = [];
  for await (const event of stream) events.push(event);
  return events;
}

function base64(bytes) {
  return Buffer.from(bytes).toString('base64');
}

function jsonOrText(bytes) {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textOrBase64(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return base64(bytes);
  }
}
