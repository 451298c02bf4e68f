// What every page does with script: the menu of narrow screens, plots that answer. Without it all can be read.
const narrow = window.matchMedia('(max-width: 60rem)');
const menu = document.querySelector('details.menu');

function fold() {
  if (menu) menu.open = !narrow.matches;
}
narrow.addEventListener('change', fold);
fold();

// Plots come after what can be read: drawing them must not keep that from being painted.
function afterPaint(run) {
  if (document.visibilityState === 'hidden') run();
  else requestAnimationFrame(() => setTimeout(run));
}

function findPlots(root) {
  const figures = [...(root.querySelectorAll?.('figure[data-plot]:not([data-drawn])') ?? [])];
  for (const figure of figures) figure.dataset.drawn = '';
  if (!figures.length) return;
  afterPaint(() => import('./plots.js').then(({ drawPlot }) => figures.forEach(drawPlot)));
}
findPlots(document);
document.addEventListener('htmx:load', (event) => findPlots(event.target.parentElement ?? event.target));
