// The filters and the slider of the record, where there is script; htmx asks and puts in place.
const days = (from, number) => new Date(Date.parse(`${from}T00:00:00Z`) + number * 86400000).toISOString().slice(0, 10);

function inWords(day) {
  const words = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full', timeZone: 'UTC' });
  return words.format(new Date(`${day}T00:00:00Z`));
}

/** The day at which a slider stands; empty past the last, where nothing is left out. */
function dayOf(range) {
  return Number(range.value) >= Number(range.max) ? '' : days(range.dataset.first, Number(range.value));
}

function tell(range) {
  const day = dayOf(range);
  range.setAttribute('aria-valuetext', day ? inWords(day) : range.dataset.now);
}

function ready(root) {
  for (const range of root.querySelectorAll?.('.known-range') ?? []) {
    range.hidden = false;
    tell(range);
  }
}
ready(document);
document.addEventListener('htmx:load', (event) => ready(event.target.parentElement ?? event.target));

let waiting;
document.addEventListener('input', ({ target }) => {
  if (!target.matches?.('.known-range')) return;
  const field = document.getElementById('known-day');
  field.value = dayOf(target);
  tell(target);
  clearTimeout(waiting);
  waiting = setTimeout(() => field.dispatchEvent(new Event('change', { bubbles: true })), 250);
});
document.addEventListener('change', ({ target }) => {
  const range = document.getElementById('known-range');
  if (target.id !== 'known-day' || !range) return;
  const after = (Date.parse(target.value) - Date.parse(range.dataset.first)) / 86400000;
  range.value = target.value ? after : range.max;
  tell(range);
});

// Facets that were opened or closed stay so when they are counted again.
let folds = new Map();
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (detail.target.id === 'facets') {
    folds = new Map([...detail.target.querySelectorAll('details')].map((one) => [one.id, one.open]));
  }
});
document.addEventListener('htmx:afterSwap', ({ detail }) => {
  if (detail.target.id === 'facets') {
    detail.target.querySelectorAll('details').forEach((one) => { one.open = folds.get(one.id) ?? one.open; });
  }
});
