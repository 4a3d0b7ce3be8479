/**
 * Steps, chart and guided mode. Without script the links of `nav[data-views]` jump to parts that all stand on the page; with script a
 * narrow page shows one of them (`data-view` on the article, the rest is style).
 */
export function startViews(openGuide: (isAsked: boolean) => void): void {
  const nav = document.querySelector<HTMLElement>('nav[data-views]');
  const article = document.querySelector<HTMLElement>('article[data-sop]');
  if (!nav || !article) return;
  const links = [...nav.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  const buttons = [...nav.querySelectorAll<HTMLButtonElement>('[data-guide]')];
  const show = (view: string) => {
    if (article.dataset.view === 'guide' && view !== 'guide')
      document.dispatchEvent(new CustomEvent('sop:leave-guide'));
    article.dataset.view = view;
    for (const tab of [...links, ...buttons]) {
      const own = tab instanceof HTMLAnchorElement ? tab.hash.slice(1) : 'guide';
      if (own === view) tab.setAttribute('aria-current', 'true');
      else tab.removeAttribute('aria-current');
    }
  };
  for (const link of links) link.addEventListener('click', () => show(link.hash.slice(1)));
  const follow = (event?: Event) => {
    const isWide = matchMedia('(min-width: 1241px)').matches;
    const { view } = article.dataset;
    if (location.hash === '#guide') openGuide(event !== undefined);
    else if (location.hash === '#chart') show('chart');
    else {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      // A link to a step must show it, whichever part is on; going back in the browser leaves guided mode.
      const isHidden = view !== 'steps' && target?.closest('#steps');
      const isInChart = Boolean(target?.closest('#chart'));
      // Where both stand side by side, a box of the chart is seen from the steps.
      if (isInChart && !isWide) show('chart');
      else if (!view || view === 'guide' || isHidden) show('steps');
      if (isHidden || isInChart) target?.scrollIntoView({ block: 'center' });
    }
  };
  addEventListener('hashchange', follow);
  document.addEventListener('sop:guide-opened', () => show('guide'));
  document.addEventListener('sop:guide-left', () => show('steps'));
  follow();
  for (const button of buttons) {
    if (!document.getElementById('guide-data')) continue;
    button.hidden = false;
    // By its address, so that a reload comes back to it.
    button.addEventListener('click', () => {
      location.hash = '#guide';
    });
  }
}

/** Marks in the chart the step that is being read or done. */
export function markInChart(anchor: string | undefined): void {
  const chart = document.getElementById('chart');
  for (const link of chart?.querySelectorAll('a[aria-current]') ?? []) link.removeAttribute('aria-current');
  if (anchor === undefined) return;
  for (const link of chart?.querySelectorAll('a[href^="#"]') ?? [])
    if (link.getAttribute('href') === `#${anchor}`) link.setAttribute('aria-current', 'step');
  const box = chart?.querySelector('a.b[aria-current]');
  if (chart && box) keepInSight(chart, box);
}

/** Marks the step that is being read; only where steps and chart are seen at once. */
export function followSteps(): void {
  const steps = [...document.querySelectorAll<HTMLElement>('#steps .step[id]')];
  if (!document.getElementById('chart') || steps.length === 0 || !('IntersectionObserver' in window)) return;
  const seen = new Set<Element>();
  let marked: Element | undefined;
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const step = steps.find((each) => seen.has(each));
      if (!step || step === marked) return;
      markInChart(step.id);
      marked = step;
    },
    { rootMargin: '-15% 0px -55% 0px' },
  );
  for (const step of steps) observer.observe(step);
}

/** Beside the steps, a chart that is taller than the window scrolls by itself, so that the marked box stays in sight. */
function keepInSight(chart: HTMLElement, link: Element): void {
  if (chart.scrollHeight <= chart.clientHeight + 1) return;
  const [box, frame] = [link.getBoundingClientRect(), chart.getBoundingClientRect()];
  if (box.top >= frame.top + 40 && box.bottom <= frame.bottom - 40) return;
  chart.scrollTop += box.top - frame.top - frame.height / 3;
}
