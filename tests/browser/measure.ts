/**
 * Runs inside the browser: finds everything that is wrong with the charts of a page. It is handed over as text, so it uses nothing from
 * outside.
 */
export const findFaults = `(leastFont) => {
  const faults = [];
  const inside = (a, b, slack) => a.x >= b.x - slack && a.y >= b.y - slack && a.right <= b.right + slack && a.bottom <= b.bottom + slack;
  const meets = (a, b, by) => a.x < b.right - by && b.x < a.right - by && a.y < b.bottom - by && b.y < a.bottom - by;
  const boxOf = (element) => {
    const box = element.getBBox();
    return { x: box.x, y: box.y, right: box.x + box.width, bottom: box.y + box.height };
  };
  const segmentsOf = (path) => {
    const segments = [];
    let x = 0;
    let y = 0;
    for (const [, command, rest] of path.getAttribute('d').matchAll(/([MHVQ])([^MHVQ]*)/g)) {
      const values = rest.trim().split(/[ ,]+/).map(Number);
      const to = command === 'H' ? [values[0], y] : command === 'V' ? [x, values[0]] : values.slice(-2);
      if (command !== 'M') segments.push({ x: Math.min(x, to[0]), right: Math.max(x, to[0]), y: Math.min(y, to[1]), bottom: Math.max(y, to[1]) });
      [x, y] = to;
    }
    return segments;
  };
  for (const [number, chart] of [...document.querySelectorAll('svg.rail')].entries()) {
    const say = (what) => faults.push('chart ' + (chart.dataset.name ?? number) + ': ' + what);
    const view = chart.viewBox.baseVal;
    const whole = { x: view.x, y: view.y, right: view.x + view.width, bottom: view.y + view.height };
    const scale = chart.getBoundingClientRect().width / view.width;
    const frames = [];
    for (const group of chart.querySelectorAll('.b, .p')) {
      const shapes = [...group.querySelectorAll(':scope > rect:not(.bar):not(.stop), :scope > path:not(.side):not(.when):not(.w)')];
      const own = shapes.map(boxOf);
      frames.push(...own.map((frame) => ({ frame, group })));
      const texts = [...group.querySelectorAll('text')].flatMap((text) => text.firstElementChild ? [...text.children] : [text]);
      const places = texts.map(boxOf);
      const arrows = [...group.querySelectorAll('.w')].map(boxOf);
      for (const [at, text] of texts.entries()) {
        const frame = places[at];
        if (!own.some((shape) => inside(frame, shape, 0.5))) say('text outside its box: ' + text.textContent);
        for (const other of places.slice(at + 1)) if (meets(frame, other, 1)) say('text on text: ' + text.textContent);
        for (const arrow of arrows) if (meets(frame, arrow, 0.5)) say('text on arrow: ' + text.textContent);
        const size = parseFloat(getComputedStyle(text).fontSize) * scale;
        if (text.closest('.b .t, .b .s') && size < leastFont) say('text of ' + size + ' px: ' + text.textContent);
      }
    }
    for (const [index, { frame, group }] of frames.entries()) {
      if (!inside(frame, whole, 0.8)) say('clipped: ' + group.textContent);
      for (const other of frames.slice(index + 1)) if (meets(frame, other.frame, 0.5)) say('boxes on each other: ' + group.textContent + ' / ' + other.group.textContent);
    }
    for (const text of chart.querySelectorAll('text')) if (!inside(boxOf(text), whole, 0.8)) say('text clipped: ' + text.textContent);
    for (const line of [...chart.querySelectorAll('.e')].flatMap(segmentsOf)) {
      if (!inside(line, whole, 0.8)) say('line clipped: ' + JSON.stringify(line));
      for (const { frame, group } of frames) {
        const isOver = line.x < frame.right - 1 && frame.x + 1 < line.right + 0.01 && line.y < frame.bottom - 1 && frame.y + 1 < line.bottom + 0.01;
        if (isOver) say('line over ' + group.getAttribute('class') + ': ' + group.textContent + ' ' + JSON.stringify(line));
      }
      for (const text of chart.querySelectorAll(':scope > g > text')) {
        const frame = boxOf(text);
        const isOver = line.x < frame.right && frame.x < line.right + 0.01 && line.y < frame.bottom - 2 && frame.y + 2 < line.bottom + 0.01;
        if (isOver) say('line over text: ' + text.textContent);
      }
    }
    for (const column of chart.querySelectorAll(':scope > g')) {
      const tops = [...column.querySelectorAll('.b, .p')].map((group) => boxOf(group).y);
      tops.forEach((top, index) => {
        if (index > 0 && top < tops[index - 1]) say('not in reading order: item ' + index);
      });
    }
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push('the page scrolls sideways: ' + scrollWidth + ' in ' + clientWidth);
  return faults;
}`;
