/**
 * Steps, chart and guided mode. Without script the links of `nav[data-views]` jump to parts that all stand on the page; with script a
 * narrow page shows one of them (`data-view` on the article, the rest is style).
 */
export function startViews(openGuide: () => void): void {
  const nav = document.querySelector<HTMLElement>('nav[data-views]');
  const article = document.querySelector<HTMLElement>('article[data-sop]');
  if (!nav || !article) return;
  const links = [...nav.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  const show = (view: string) => {
    if (article.dataset.view === 'guide') document.dispatchEvent(new CustomEvent('sop:leave-guide'));
    article.dataset.view = view;
    for (const link of links) {
      if (link.hash === `#${view}`) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  for (const link of links) link.addEventListener('click', () => show(link.hash.slice(1)));
  const follow = () => {
    const { view } = article.dataset;
    if (location.hash === '#guide') openGuide();
    else if (location.hash === '#chart') show('chart');
    else {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      // A link to a step must show it, whichever part is on; going back in the browser leaves guided mode.
      const isHidden = view !== 'steps' && target?.closest('#steps');
      if (!view || view === 'guide' || isHidden) show('steps');
      if (isHidden) target?.scrollIntoView();
    }
  };
  addEventListener('hashchange', follow);
  document.addEventListener('sop:guide-left', () => show('steps'));
  follow();
  for (const button of nav.querySelectorAll<HTMLButtonElement>('[data-guide]')) {
    if (!document.getElementById('guide-data')) continue;
    button.hidden = false;
    // By its address, so that a reload comes back to it.
    button.addEventListener('click', () => {
      location.hash = '#guide';
    });
  }
}

/** Marks in the chart the step that is being read; only where both are seen at once. */
export function followSteps(): void {
  const chart = document.getElementById('chart');
  const steps = [...document.querySelectorAll<HTMLElement>('#steps .step[id]')];
  if (!chart || steps.length === 0 || !('IntersectionObserver' in window)) return;
  const links = new Map(
    [...chart.querySelectorAll<SVGAElement>('a[href^="#"]')].map((link) => [
      link.getAttribute('href')?.slice(1),
      link,
    ]),
  );
  const seen = new Set<Element>();
  let marked: Element | undefined;
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const link = links.get(steps.find((step) => seen.has(step))?.id);
      if (!link || link === marked) return;
      marked?.removeAttribute('aria-current');
      link.setAttribute('aria-current', 'step');
      marked = link;
    },
    { rootMargin: '-15% 0px -55% 0px' },
  );
  for (const step of steps) observer.observe(step);
}
