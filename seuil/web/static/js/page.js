// A page that is read: files that are dropped, and the card of what is chosen in the text. Without script the
// marks lead to their cards, and a file is chosen as in any form.
const narrow = window.matchMedia('(max-width: 60rem)');

for (const form of document.querySelectorAll('form[data-drop]')) takeDrops(form);
const brief = document.querySelector('[data-brief]');
if (brief) begin(brief);

function takeDrops(form) {
  const input = form.querySelector('input[type="file"]');
  form.querySelectorAll('.drop-invites').forEach((words) => { words.hidden = false; });
  const hover = (event) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    form.classList.add('dropping');
  };
  form.addEventListener('dragenter', hover);
  form.addEventListener('dragover', hover);
  form.addEventListener('dragleave', (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove('dropping');
  });
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('dropping');
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

function begin(root) {
  const main = document.querySelector('main');
  const side = root.querySelector('.brief-side');
  const assertions = [...root.querySelectorAll('.record.assertion')];
  const bar = document.querySelector('#record-bar').content.firstElementChild.cloneNode(true);
  const keys = root.querySelector('[data-keys]');
  let chosen = null;
  let from = null;
  root.classList.add('scripted');
  keys.hidden = false;

  const marksOf = (id) => main.querySelectorAll(`:is(article, h1) a[href="#${CSS.escape(id)}"]`);

  function letGo() {
    if (!chosen) return;
    chosen.classList.remove('selected');
    const all = chosen.querySelector(':scope > details');
    if (all) all.open = false;
    bar.remove();
    marksOf(chosen.id).forEach((mark) => mark.classList.remove('current'));
    chosen = null;
  }

  function choose(card, { inText }) {
    letGo();
    chosen = card;
    card.classList.add('selected');
    card.prepend(bar);
    const all = card.querySelector(':scope > details');
    if (all) all.open = true;
    const marks = marksOf(card.id);
    marks.forEach((mark) => mark.classList.add('current'));
    if (!inText && marks.length) reveal(marks[0]);
    if (narrow.matches && marks.length) keepAbove(marks[0], card);
    else side.scrollTop += card.getBoundingClientRect().top - side.getBoundingClientRect().top - 44;
    card.focus({ preventScroll: true });
    history.replaceState(null, '', `#${card.id}`);
  }

  function reveal(mark) {
    const { top, bottom } = mark.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight - 40) mark.scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  // The words that were touched stay to be seen above the card that rises from below.
  function keepAbove(mark, card) {
    const under = mark.getBoundingClientRect().bottom - card.getBoundingClientRect().top + 16;
    if (under > 0) window.scrollBy({ top: under, behavior: 'instant' });
  }

  function close() {
    if (!chosen) return;
    const back = from?.isConnected ? from : marksOf(chosen.id)[0];
    letGo();
    history.replaceState(null, '', location.pathname + location.search);
    back?.focus({ preventScroll: true });
  }

  function step(by) {
    if (!assertions.length) return;
    const at = assertions.indexOf(chosen);
    const next = at < 0 ? (by > 0 ? 0 : assertions.length - 1) : (at + by + assertions.length) % assertions.length;
    from = null;
    choose(assertions[next], { inText: false });
  }

  main.addEventListener('click', (event) => {
    if (event.target.closest('[data-close]')) return close();
    const stepping = event.target.closest('[data-step]');
    if (stepping) return step(Number(stepping.dataset.step));
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
    const card = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!card?.classList.contains('record')) return undefined;
    event.preventDefault();
    from = link;
    return choose(card, { inText: Boolean(link.closest('article, h1')) });
  });

  // A card that is opened by hand is the one that is chosen.
  side.addEventListener('toggle', (event) => {
    const card = event.target.parentElement;
    if (event.target.open && card?.classList.contains('record') && card !== chosen) choose(card, { inText: false });
  }, true);

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    const typing = event.target.closest?.('input:not([type="checkbox"]), textarea, select');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys.querySelector('input').checked) return;
    if (event.key === 'j') step(1);
    if (event.key === 'k') step(-1);
  });

  function follow() {
    const card = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (card && card.classList.contains('record') && card !== chosen) choose(card, { inText: false });
  }
  window.addEventListener('hashchange', follow);
  follow();
}
