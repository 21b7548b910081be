/** How long a timestamp may be, and how long when its picture has many parts that could share its characters. */
const LONGEST = 1_000;
const LONGEST_OF_MANY = 28;
const MANY = 3;

/**
 * Refuses a timestamp that could keep `$toMillis` busy: JSONata makes a regular expression of the picture, in which parts that
 * stand beside each other try all ways to share the characters.
 */
export function checkTimestamp(text: unknown, picture: unknown): void {
  if (typeof text !== 'string') return;
  const parts = typeof picture === 'string' ? (picture.match(/\[[^\]]*\]/g) ?? []) : [];
  // Words may hold what stands between the parts.
  const words = parts.some((part) => /w/i.test(part));
  const beside = words ? parts.length : (String(picture).match(/\]\[/g)?.length ?? 0) + 1;
  if (text.length > (beside > MANY ? LONGEST_OF_MANY : LONGEST)) {
    throw new Error(`The timestamp has ${text.length} characters, which is more than its picture can be matched with.`);
  }
}
