// What every page does with script: the menu of narrow screens, plots that answer, what is said of a change.
// Without it all can be read.
const narrow = window.matchMedia('(max-width: 60rem)');
const menu = document.querySelector('details.menu');

function fold() {
  if (menu) menu.open = !narrow.matches;
}
narrow.addEventListener('change', fold);
fold();
// On a narrow screen it lies over the page: Escape folds it, and so does a look elsewhere.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu?.open || !narrow.matches) return;
  if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
  fold();
});
for (const kind of ['click', 'focusin']) {
  document.addEventListener(kind, ({ target }) => {
    if (menu?.open && narrow.matches && !menu.contains(target)) fold();
  });
}

// Plots come after what can be read: drawing them must not keep that from being painted.
function afterPaint(run) {
  if (document.visibilityState === 'hidden') run();
  else requestAnimationFrame(() => setTimeout(run));
}

function findPlots(root) {
  const figures = [...(root.querySelectorAll?.('figure[data-plot]:not([data-drawn])') ?? [])];
  for (const figure of figures) {
    figure.dataset.drawn = '';
    figure.setAttribute('aria-busy', 'true');
  }
  if (!figures.length) return;
  afterPaint(() => import('./plots.js').then(({ drawPlot }) => figures.forEach(drawPlot)));
}
findPlots(document);
document.addEventListener('htmx:load', (event) => findPlots(event.target.parentElement ?? event.target));

// A question that fails leaves what was shown in its place: that must be said.
const trouble = document.getElementById('trouble');
function troubled(words) {
  if (trouble) trouble.textContent = words;
}
document.addEventListener('htmx:responseError', ({ detail }) => {
  const answer = new DOMParser().parseFromString(detail.xhr.responseText, 'text/html');
  const why = answer.querySelector('main [role=alert]')?.textContent.trim();
  troubled([trouble?.dataset.refused, why].filter(Boolean).join(' '));
});
for (const name of ['htmx:sendError', 'htmx:timeout']) {
  document.addEventListener(name, () => troubled(trouble?.dataset.unreached));
}
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (detail.shouldSwap) troubled('');
});

// What changed is told in a place of its own, in one line: a region that is itself replaced is read as a whole,
// or not at all.
const told = document.getElementById('told');
const lines = () => [...document.querySelectorAll('[data-told]')].map((one) => one.textContent.trim());
let before = lines();
document.addEventListener('htmx:afterSettle', () => {
  const now = lines();
  const news = now.filter((line) => !before.includes(line));
  before = now;
  if (told && news.length) told.textContent = news.join(' ');
});

// Whoever followed a link that its own answer replaced goes on where that answer stands.
let followed = false;
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  const focus = document.activeElement;
  followed = focus !== document.body && detail.target.contains(focus);
});
document.addEventListener('htmx:afterSettle', () => {
  if (!followed || document.activeElement !== document.body) return;
  followed = false;
  (document.getElementById('results') ?? document.getElementById('main')).focus({ preventScroll: true });
});
