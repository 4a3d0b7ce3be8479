/** What the preview says of the page: findings of the SOP that it shows. Words come ready to be shown. */
interface About {
  title: string;
  findings: { severity: 'error' | 'warning' | 'hint'; where: string; text: string; hint?: string }[];
}

/** The live preview of `sop serve`: loads the page again when the handbook changes, and shows what `sop lint` finds in it. */
const events = new EventSource('/-/live');
let lost = false;
events.addEventListener('changed', () => location.reload());
events.addEventListener('error', () => {
  lost = true;
});
// The server was away: what it serves now may be something else.
events.addEventListener('open', () => {
  if (lost) location.reload();
});

fetch(`/-/about?page=${encodeURIComponent(decodeURI(location.pathname))}`)
  .then((answer) => answer.json() as Promise<About>)
  .then(show)
  .catch(() => {});

function show({ title, findings }: About): void {
  if (findings.length === 0) return;
  const panel = document.createElement('details');
  panel.className = 'live';
  panel.open = findings.some(({ severity }) => severity === 'error');
  panel.append(made('summary', title));
  const list = document.createElement('ul');
  for (const { severity, where, text, hint } of findings) {
    const item = document.createElement('li');
    item.className = severity;
    item.append(made('b', where), ' ', text);
    if (hint) item.append(made('small', hint));
    list.append(item);
  }
  panel.append(list);
  document.body.append(panel);
}

function made(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
