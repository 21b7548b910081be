/**
 * Evaluates an expression over the values that its references stand for.
 *
 * This file is the asset as it is. Its syntax stays plain, since any Node.js runtime may run it.
 *
 * @param {{ expression: string, values: Record<string, unknown> }} event the code, fixed at synthesis, and the state's data
 */
exports.handler = async ({ expression, values }) => {
  // The function sees the global scope only, and the values as one parameter: no value ever becomes code.
  const evaluate = new Function('$', `"use strict"; return (\n${expression}\n)`);
  const result = await evaluate(values);
  JSON.stringify(result, refuseLoss);
  return result;
};

/** JSON would turn these into null or leave them out, and the workflow would go on with a wrong value. */
function refuseLoss(key, value) {
  if (
    !['function', 'symbol', 'bigint'].includes(typeof value) &&
    (typeof value !== 'number' || Number.isFinite(value))
  ) {
    return value;
  }
  const error = new Error(
    `The result holds ${describe(value)}${key === '' ? '' : ` at ${key}`}, which JSON cannot express.`,
  );
  error.name = 'ResultNotJson';
  throw error;
}

function describe(value) {
  return typeof value === 'number' || typeof value === 'bigint' ? `the ${typeof value} ${value}` : `a ${typeof value}`;
}
