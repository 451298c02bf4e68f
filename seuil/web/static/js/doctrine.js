// Fields that take several names: the suggestions go on after what stands before the last comma.
const lists = new Map();

function plain(list) {
  if (!lists.has(list.id)) lists.set(list.id, [...list.options].map(({ value, label }) => ({ value, label })));
  return lists.get(list.id);
}

function suggest(field) {
  const list = field.list;
  if (!list) return;
  const names = plain(list);
  const before = field.value.slice(0, field.value.lastIndexOf(',') + 1).trim();
  if ((list.dataset.before ?? '') === before) return;
  list.dataset.before = before;
  list.replaceChildren(
    ...names.map(({ value, label }) => {
      const option = document.createElement('option');
      option.value = before ? `${before} ${value}` : value;
      if (label && label !== value) option.label = label;
      return option;
    }),
  );
}
for (const kind of ['input', 'focusin']) {
  document.addEventListener(kind, ({ target }) => {
    if (target.matches?.('input[data-several]')) suggest(target);
  });
}
