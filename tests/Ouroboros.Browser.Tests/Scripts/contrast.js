// Texts whose contrast with what lies behind them is too small, by the formula of WCAG 2.2, success criterion 1.4.3:
// below 4.5:1, or below 3:1 where the text is large or a mere sign that readers of the text need not know.
() => {
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const parse = css => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = '#000';
    pen.fillStyle = css;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const linear = value => value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  // Boxes behind an element of HTML: its own and its ancestors' backgrounds.
  const behindBox = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(parse(getComputedStyle(at).backgroundColor));
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255, 1]);
  };
  // Behind a text of a chart: the shapes drawn before it that its middle lies in, on the chart's own ground and the page.
  const shapesOf = new Map();
  const shapes = svg => {
    if (!shapesOf.has(svg)) {
      shapesOf.set(svg, [...svg.querySelectorAll('rect, polygon, circle, path')].map(shape => {
        const style = getComputedStyle(shape), [r, g, b, a] = style.fill === 'none' ? [0, 0, 0, 0] : parse(style.fill);
        return { shape, area: shape.getBoundingClientRect(), fill: [r, g, b, a * style.fillOpacity * style.opacity] };
      }));
    }
    return shapesOf.get(svg);
  };
  const behindShape = text => {
    const box = text.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
    return shapes(text.ownerSVGElement)
      .filter(({ area, shape }) => x > area.left && x < area.right && y > area.top && y < area.bottom
        && shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
      .reduce((under, { fill }) => over(fill, under), behindBox(text.ownerSVGElement));
  };
  const sizeOf = (element, style) => {
    const matrix = element instanceof SVGElement ? element.getScreenCTM() : null;
    return parseFloat(style.fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1);
  };

  const found = [];
  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
    if (!text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      continue;
    }
    texts++;
    const style = getComputedStyle(element), size = sizeOf(element, style), inChart = element instanceof SVGElement;
    const behind = inChart ? behindShape(element) : behindBox(element);
    const ratio = contrast(over(parse(inChart ? style.fill : style.color), behind), behind);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const least = isLarge || element.closest('[aria-hidden=true]') ? 3 : 4.5;
    if (ratio < least) {
      found.push(`"${text.slice(0, 60)}" in ${element.tagName} ${element.className.baseVal ?? element.className}: ${ratio.toFixed(2)}, expected ${least}`);
    }
  }
  return texts > 500 ? found : [`Only ${texts} texts were looked at.`];
}
