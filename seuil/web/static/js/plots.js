// Plots that answer: the specification that the server draws as a picture, drawn here instead.
import { draw } from '../vendor/vega.js';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function theme() {
  return document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light');
}

/** Draws the plot of a figure in place of its picture; where that fails the picture stays. */
export async function drawPlot(figure) {
  figure.dataset.drawn = '';
  const area = figure.querySelector('.plot-area');
  const address = new URL(figure.dataset.plot, location.href);
  address.searchParams.set('theme', theme());
  address.searchParams.set('width', Math.max(280, Math.floor(area.clientWidth)));
  try {
    const answer = await fetch(address);
    if (!answer.ok) return;
    const picture = area.querySelector('img');
    const drawn = document.createElement('div');
    const view = await draw(await answer.json(), drawn);
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-label', picture?.alt ?? '');
    area.replaceChildren(drawn);
    view.addEventListener('click', (_event, item) => {
      const href = item?.datum?.href;
      if (typeof href === 'string' && href.startsWith('/') && !href.startsWith('//')) location.assign(href);
    });
  } catch (error) {
    console.warn('plot', error);
  }
}
dark.addEventListener('change', () => document.querySelectorAll('figure[data-drawn]').forEach(drawPlot));
