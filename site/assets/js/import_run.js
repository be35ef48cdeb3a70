// The page of an import that is under way: it moves its bar, and shows the report once there is one.

const PAUSE = 2000;

const box = document.querySelector('[data-import-run]');

async function look() {
  const response = await fetch(box.dataset.importRun, { headers: { Accept: 'application/json' } });
  if (!response.ok) {
    throw new Error(`answered ${response.status}`);
  }
  const { state, done, total } = await response.json();
  if (state !== box.dataset.state) {
    window.location.reload();
    return;
  }
  if (total) {
    const bar = box.querySelector('progress');
    bar.max = total;
    bar.value = done;
    box.querySelector('[data-import-count]').textContent = `${done} / ${total}`;
  }
}

async function watch() {
  try {
    await look();
  } catch {
    // The connection may come back; the page itself still says how things stood.
  }
  window.setTimeout(watch, PAUSE);
}

if (box) {
  window.setTimeout(watch, PAUSE);
}
