/** Runs in a page: the contrast of each text in sight with what is behind it, the least first. */
(() => {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const isClear = (color) => color === 'none' || channels(color)[3] === 0;

  function luminance(color) {
    const [red, green, blue] = channels(color)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** The shape that the text of a picture is drawn on: the last one beneath it. */
  function shapeBehind(text) {
    const shapes = [
      ...text.parentElement.querySelectorAll(':scope > .back, :scope > .head, :scope > .box, :scope > rect'),
    ];
    return shapes.map((shape) => getComputedStyle(shape).fill).findLast((fill) => !isClear(fill));
  }

  function behind(element) {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!isClear(color)) return color;
    }
    throw new Error('nothing is behind the page');
  }

  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent.trim();
    if (text === '' || element.closest('script, title') || element.getClientRects().length === 0) continue;
    const isPicture = element instanceof SVGElement;
    const style = getComputedStyle(element);
    const ground = (isPicture && shapeBehind(element)) || behind(element);
    const [low, high] = [luminance(isPicture ? style.fill : style.color), luminance(ground)].sort(
      (left, right) => left - right,
    );
    found.push({ text, contrast: (high + 0.05) / (low + 0.05) });
  }
  return found.sort((left, right) => left.contrast - right.contrast);
})();
