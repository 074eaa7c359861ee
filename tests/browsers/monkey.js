// Does what a restless user does: what `events` say, one after the other, each as three numbers. The first chooses what
// is done, the others where and with what, among what the page has just then; so that a list of events can be done
// again without some of them. Returns what went wrong with the index of the event before it, and the longest task.

const [events, links, texts, files, done] = arguments;

const monkey = (window.monkey ??= { complaints: [], longest: 0, forward: 0, back: 0 });

if (!monkey.listens) {
  monkey.listens = true;
  const complain = (what) => monkey.complaints.push(String(what));
  addEventListener('error', (event) => {
    if (!/^ResizeObserver loop/.test(event.message)) complain(event.error?.stack ?? event.message);
  });
  addEventListener('unhandledrejection', (event) => complain(event.reason?.stack ?? event.reason));
  const { error } = console;
  console.error = (...told) => {
    complain(told.join(' '));
    error.apply(console, told);
  };
  // What would leave the page, or stop it until somebody answers.
  window.print = () => {};
  addEventListener('click', (event) => event.target.closest?.('a[href]:not([href^="#"])') && event.preventDefault(), true);
  if (PerformanceObserver.supportedEntryTypes?.includes('longtask')) {
    const observer = new PerformanceObserver((list) => {
      for (const task of list.getEntries()) monkey.longest = Math.max(monkey.longest, task.duration);
    });
    observer.observe({ type: 'longtask' });
  }
}

const pick = (list, number) => list[number % list.length];
const all = (selector) => [...document.querySelectorAll(selector)].filter((thing) => thing.checkVisibility?.() ?? true);
const fire = (thing, type, Kind, more) =>
  thing.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, composed: true, ...more }));

const type = (field, text) => {
  field.focus();
  field.value = text;
  fire(field, 'input', InputEvent);
};

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'Enter', 'Escape', ' ', 'c', 'C', 'Tab'];
const press = (key, more) => {
  const thing = document.activeElement ?? document.body;
  fire(thing, 'keydown', KeyboardEvent, { key, ...more });
  fire(thing, 'keyup', KeyboardEvent, { key, ...more });
};

const point = (thing, type, x, y) => {
  const box = thing.getBoundingClientRect();
  const at = { clientX: box.left + (box.width * x) / 100, clientY: box.top + (box.height * y) / 100 };
  fire(thing, type, PointerEvent, { pointerId: 1, pointerType: 'mouse', buttons: type === 'pointerup' ? 0 : 1, ...at });
};

const ACTIONS = [
  // Clicks are what people do most.
  ...Array(6).fill((one) => {
    const things = all('button:not([disabled]), summary, input[type=radio], input[type=checkbox], [role=tab], [role=option], a[href]');
    if (things.length) pick(things, one).click();
  }),
  ...Array(3).fill((one, two) => {
    const fields = all('input:not([type]), input[type=text], input[type=search], input[type=number], textarea');
    if (fields.length) type(pick(fields, one), pick(texts, two));
  }),
  (one) => {
    const fields = all('input, textarea, select');
    const field = fields.length && pick(fields, one);
    if (field) field.value !== undefined && fire(field, 'change', Event);
  },
  (one, two) => {
    const lists = all('select');
    if (!lists.length) return;
    const list = pick(lists, one);
    list.value = pick([...list.options], two).value;
    fire(list, 'input', Event);
    fire(list, 'change', Event);
  },
  (one, two) => {
    const sliders = all('input[type=range]');
    if (!sliders.length) return;
    const slider = pick(sliders, one);
    const [least, most] = [Number(slider.min) || 0, Number(slider.max) || 100];
    slider.value = least + ((most - least) * (two % 1001)) / 1000;
    fire(slider, 'input', Event);
    if (two % 3) fire(slider, 'change', Event);
  },
  (one, two) => press(pick(KEYS, one), { shiftKey: two % 4 === 1 }),
  (one) => press(pick(['z', 'y', 'Z'], one), { ctrlKey: true, shiftKey: one % 4 === 3 }),
  (one) => {
    const things = all('button, input, select, textarea, summary, [tabindex]');
    if (one % 5 === 0) document.activeElement?.blur();
    else if (things.length) pick(things, one).focus();
  },
  // A drag may end outside, and the pointer may leave without one.
  (one, two) => {
    const charts = all('[data-testid=chart], [data-testid=map], [data-testid=chart] svg');
    if (!charts.length) return;
    const chart = pick(charts, one);
    if (two % 3) point(chart, 'pointerdown', one % 101, two % 101);
    for (let step = 0; step < 1 + (two % 4); step += 1) point(chart, 'pointermove', (one + 17 * step) % 101, two % 101);
    if (two % 2) point(chart, 'pointerup', two % 101, one % 101);
    else if (two % 5 === 0) point(chart, 'pointerleave', 120, 50);
  },
  ...Array(2).fill((one, two) => {
    location.hash = pick(links, one * 31 + two);
    monkey.back += 1;
    monkey.forward = 0;
  }),
  () => {
    if (monkey.back === 0) return;
    history.back();
    monkey.back -= 1;
    monkey.forward += 1;
  },
  () => {
    if (monkey.forward === 0) return;
    history.forward();
    monkey.forward -= 1;
    monkey.back += 1;
  },
  (one) => all('details').forEach((details, at) => at % 7 === one % 7 && (details.open = !details.open)),
  (one) => scrollTo(0, (document.scrollingElement.scrollHeight * (one % 101)) / 100),
  (one, two) => {
    const inputs = all('input[type=file]');
    if (!inputs.length) return;
    const input = pick(inputs, one);
    const brought = new DataTransfer();
    const [name, text] = pick(files, two);
    brought.items.add(new File([text], name));
    if (input.multiple && two % 3 === 0) brought.items.add(new File([pick(files, two + 1)[1]], 'another'));
    input.files = brought.files;
    fire(input, 'change', Event);
  },
];

const WRONG = /\bNaN\b|\bundefined\b|\bInfinity\b|\bnull\b|[+−-][+−-]\s?[$¥€]|[$¥€][+−-]{2}/;

// Errors quote what was typed; what the page itself says must be whole.
const said = () => document.body.innerText.replace(/“[^”]*”|「[^」]*」/g, '“”');

// A chart is drawn again a frame after its place became narrower.
const settled = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(next, 50))));

const look = async (at) => {
  const wrong = [...monkey.complaints];
  const crash = document.querySelector('#crash');
  if (crash && !crash.hidden) wrong.push(`the crash panel: ${crash.innerText}`);
  if (at % 8 === 7) {
    const text = said();
    const found = text.match(WRONG);
    if (found) wrong.push(`the text says ${JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 60))}`);
    const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;
    if (isTooWide()) await settled();
    if (isTooWide()) {
      const { scrollWidth, clientWidth } = document.documentElement;
      const isText = (node) => node.nodeType === Node.TEXT_NODE;
      // What scrolls by itself may be wider. A text that does not wrap sticks out of a box that does not.
      const place = document.createRange();
      const box = (node) => (isText(node) ? (place.selectNode(node), place) : node).getBoundingClientRect();
      const sticksOut = (node) => box(node).right > clientWidth + 1;
      const scrolls = (thing) => thing !== document.body && getComputedStyle(thing).overflowX !== 'visible';
      // What is placed is held by what it is placed in, not by what it is written in.
      const isPlaced = (thing) => /absolute|fixed/.test(getComputedStyle(thing).position);
      const outer = (node) => (!isText(node) && isPlaced(node) ? node.offsetParent : node.parentElement);
      const within = (node) => {
        const thing = outer(node);
        return thing && (scrolls(thing) || within(thing));
      };
      const nodes = all('body *').flatMap((thing) => [thing, ...[...thing.childNodes].filter(isText)]);
      const out = nodes.filter((node) => sticksOut(node) && !within(node));
      const told = (thing) => `${thing.tagName} ${thing.className} ${thing.dataset?.testid ?? ''}`;
      const name = (node) => (isText(node) ? `${told(node.parentElement)} “${node.data}”` : told(node));
      const names = out.slice(-3).map(name);
      wrong.push(`the page is ${scrollWidth} px wide in ${clientWidth} px: ${names.join(', ')} at ${location.hash}`);
    }
  }
  return wrong;
};

(async () => {
  for (const [at, [what, one, two]] of events.entries()) {
    const action = pick(ACTIONS, what);
    try {
      action(one, two);
    } catch (error) {
      return done({ at, wrong: [`the monkey itself failed: ${error.stack}`], longest: monkey.longest });
    }
    // The page's own work comes next, sometimes with a frame, sometimes with what waits a moment.
    await new Promise((next) => (two % 4 === 0 ? requestAnimationFrame(() => setTimeout(next)) : setTimeout(next, two % 50 === 1 ? 450 : 0)));
    const wrong = await look(at);
    if (wrong.length) return done({ at, wrong, longest: monkey.longest });
  }
  done({ at: null, wrong: [], longest: monkey.longest });
})();
