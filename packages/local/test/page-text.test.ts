import { escapeXml, shorten, textWidth, wrapText } from '../src/page/text';

test('given a long name, then it breaks at spaces, then in camel case, then anywhere, and loses nothing', () => {
  const texts = [
    'Ask a person to approve',
    'ValidateTheIncomingOrderOfACustomer',
    'x'.repeat(80),
    'a-b_c.d:e/f'.repeat(6),
  ];

  for (const text of texts) {
    const lines = wrapText(text, 120, 15, { bold: true });
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(lines.filter((line) => textWidth(line, 15, true) > 120)).toEqual([]);
  }
  expect(wrapText('ValidateOrder', 80, 15)).toEqual(['Validate', 'Order']);
  expect(wrapText('one two three four five', 60, 12, { most: 2 })).toEqual(['one two', 'three…']);
});

test('given a text that is too long, then whole characters are cut', () => {
  expect(shorten('👩‍🚀👩‍🚀👩‍🚀', 2)).toBe('👩‍🚀…');
  expect(shorten('a\n b', 10)).toBe('a b');
});

test('given characters that XML cannot hold, then they are left out, and its own are escaped', () => {
  expect(escapeXml('a\u0000\ud800<&>"\'')).toBe('a&lt;&amp;&gt;&quot;&apos;');
});
