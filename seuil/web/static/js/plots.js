// Plots that answer: the specification that the server draws as a picture, drawn here instead.
import { draw } from '../vendor/vega.js';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function theme() {
  return document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light');
}

/** Shows what a mark says beside the pointer, as text. */
function tooltip(_handler, event, _item, value) {
  let box = document.getElementById('plot-tooltip');
  if (value === null || value === undefined || value === '') {
    box?.remove();
    return;
  }
  if (!box) {
    box = document.createElement('div');
    box.id = 'plot-tooltip';
    box.setAttribute('aria-hidden', 'true');
    document.body.append(box);
  }
  const lines = typeof value === 'object' ? Object.entries(value) : [['', value]];
  box.replaceChildren(
    ...lines.map(([label, said]) => {
      const line = document.createElement('div');
      const name = document.createElement('span');
      name.className = 'soft';
      name.textContent = label ? `${label} ` : '';
      line.append(name, String(said));
      return line;
    }),
  );
  const { offsetWidth: width, offsetHeight: height } = box;
  const room = document.documentElement;
  box.style.left = `${Math.max(8, Math.min(event.clientX + 14, room.clientWidth - width - 8))}px`;
  box.style.top = `${event.clientY + 18 + height > room.clientHeight ? event.clientY - height - 12 : event.clientY + 18}px`;
}

/** What the server draws, where it cannot be drawn here. */
function picture(figure) {
  const drawn = document.createElement('img');
  drawn.src = figure.dataset.picture;
  drawn.alt = figure.dataset.alt;
  return drawn;
}

// Days that a mouse draws over. On a touch screen the same movement scrolls the page.
const mouse = window.matchMedia('(any-pointer: fine)');
const SPAN = { name: 'span', select: { type: 'interval', encodings: ['x'], zoom: false, translate: false } };
// So many pixels are no more than an unsteady click.
const LEAST = 5;

/** Sets the days of the filters, or goes to the timeline of these days where there are none. */
function show(since, until) {
  const [from, to] = ['filter-since', 'filter-until'].map((id) => document.getElementById(id));
  if (!from || !to) {
    location.assign(`/timeline?${new URLSearchParams({ since, until })}`);
    return;
  }
  from.value = since;
  to.value = until;
  to.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Leads from days that are drawn over to the events of them. Says whether a click ended such a movement. */
function spans(figure, drawn, view) {
  let begun = 0;
  const moved = (event) => Math.abs(event.clientX - begun) >= LEAST;
  drawn.addEventListener('pointerdown', (down) => {
    begun = down.clientX;
    const end = (up) => setTimeout(() => {
      const days = view.signal('span').from?.map((time) => new Date(time).toISOString().slice(0, 10));
      if (moved(up) && days?.every((day) => day.length === 10)) show(...days);
    });
    if (down.button === 0) window.addEventListener('pointerup', end, { once: true });
  });
  figure.querySelector('.span-hint').hidden = false;
  // What is drawn over has no name; the plot is told as a whole.
  drawn.querySelector('svg')?.setAttribute('aria-hidden', 'true');
  return moved;
}

/** Draws the plot of a figure; where that fails, shows its picture. */
export async function drawPlot(figure) {
  const area = figure.querySelector('.plot-area');
  const address = new URL(figure.dataset.plot, location.href);
  address.searchParams.set('theme', theme());
  address.searchParams.set('width', Math.max(280, Math.floor(area.clientWidth)));
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const drawn = document.createElement('div');
    const spec = await answer.json();
    const spanned = 'span' in figure.dataset && mouse.matches;
    const view = await draw(spanned ? { ...spec, params: [SPAN] } : spec, drawn, { tooltip });
    const moved = spanned ? spans(figure, drawn, view) : () => false;
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-label', figure.dataset.alt);
    area.replaceChildren(drawn);
    view.addEventListener('click', (event, item) => {
      const href = moved(event) ? null : item?.datum?.href;
      if (typeof href === 'string' && href.startsWith('/') && !href.startsWith('//')) location.assign(href);
    });
  } catch (error) {
    console.info('plot', error);
    area.replaceChildren(picture(figure));
  } finally {
    figure.removeAttribute('aria-busy');
  }
}
dark.addEventListener('change', () => document.querySelectorAll('figure[data-drawn]').forEach(drawPlot));
