// The worker's part of the page: files are read here, a piece at a time, so that the page never waits.
//
// It is told { program, files, format, unpacker } once, and 'stop' perhaps. It asks for a part of a file by its number
// with { want: [id, file, from, to] }, and is answered with { id, bytes, last }, or { id, failed } where the file cannot be
// read. A file itself would be of no use here: some engines let no worker read a file that a page from a disk was given.
// It tells { read, bytes } now and then, at last { found } or { failed }.
//
// What gzip holds is unpacked by a second such worker, so that the one unpacks while the other reads. It asks the page for
// bytes in the same way, and is asked through a port: the page gives it as `unpacker` where it knows that there is gzip,
// and else the first worker asks for such a worker with { unpacker: port }.

import { FileReader, initSync } from 'reader';
import { isParquet, readParquet } from './parquet.js';
import { SLICE } from './slice.js';

// So many answers are under way at a time, and so many files are begun: the page goes on reading while this reads.
const AHEAD = 3;
const BEGUN = 4;
// So much is handed to the program at once, whose memory grows with it.
const PIECE = 1 << 20;
// So much of gzip is unpacked at a time: what comes of it has to be held, and zeros become a thousand times as many.
const CRUMB = 1 << 15;
// About so many bytes that were unpacked are handed over together, as they came: to join them would take longer.
const TOGETHER = 1 << 20;
const OFTEN = 100;

let stopped = false;
const asked = new Map();
let asks = 0;

// Asks who answers with the same number.
const ask = (of, question, transfer) =>
  new Promise((done) => {
    asks += 1;
    asked.set(asks, done);
    of.postMessage(question(asks), transfer);
  });

const answered = ({ data }) => {
  asked.get(data.id)?.(data);
  asked.delete(data.id);
};

// The first answer, and what questions are answered with from then on, several at a time but in their order.
const inTurn = async function* (first, question) {
  const coming = [first];
  for (;;) {
    const told = await coming.shift();
    if (told.failed) throw new Error('failed');
    while (!told.last && coming.length < AHEAD) coming.push(question());
    yield told;
    if (told.last) return;
  }
};

const part = (file, from, to) => ask(self, (id) => ({ want: [id, file.index, from, to] }), []);
const slice = (file, number) => part(file, number * SLICE, (number + 1) * SLICE);

// The file's bytes, cut into parts of a length.
const slices = async function* (file, first, length) {
  let asked = 0;
  let at = 0;
  const question = () => {
    asked += 1;
    return slice(file, asked);
  };
  for await (const told of inTurn(first, question)) {
    const bytes = new Uint8Array(told.bytes);
    at += bytes.length;
    const parts = [];
    for (let from = 0; from < bytes.length; from += length) parts.push(bytes.subarray(from, from + length));
    yield { parts, at };
  }
};

// Where another member of gzip may begin: files that were put one behind the other are members of one. Not in the first
// four bytes, which are a member's own or end the one before.
const headerIn = (bytes) => {
  const is = (at) => bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && bytes[at + 3] < 32;
  let at = bytes.indexOf(0x1f, 4);
  while (at >= 0 && !is(at)) at = bytes.indexOf(0x1f, at + 1);
  return at;
};

// The file's bytes, a crumb at a time. Where another member may begin, a crumb does, and tells the length `before` it,
// which is that of what came of the member that ends there. The browser may still hold crumbs when it asks for more.
const crumbs = async function* (file, first) {
  const KEPT = 7;
  let held = new Uint8Array(0);
  let before;
  let at = 0;
  for await (const { parts, at: read } of slices(file, first, CRUMB)) {
    at = read;
    for (const part of parts) {
      let rest = new Uint8Array(held.length + part.length);
      rest.set(held);
      rest.set(part, held.length);
      for (let header = headerIn(rest); header > 0; header = headerIn(rest)) {
        yield { bytes: rest.subarray(0, header), at, before };
        before = new DataView(rest.buffer, rest.byteOffset + header - 4).getUint32(0, true);
        rest = rest.subarray(header);
      }
      // A header may be cut here, and the length before it with it.
      const given = Math.max(0, rest.length - KEPT);
      if (given) {
        yield { bytes: rest.subarray(0, given), at, before };
        before = undefined;
      }
      held = rest.subarray(given);
    }
  }
  yield { bytes: held, at, before };
};

// Lets all that is due run first. Not a timer: browsers make those wait longer and longer.
const { port1: here, port2: there } = new MessageChannel();
const turns = [];
here.onmessage = () => turns.shift()();
const turn = () =>
  new Promise((done) => {
    turns.push(done);
    there.postMessage(0);
  });

// What gzip holds; before it turns out to be broken, too. Browsers unpack one member and call the next ones damage.
const unpacked = async function* (file, first) {
  const source = crumbs(file, first);
  let { value: crumb } = await source.next();
  let parts = [];
  let length = 0;
  let at = 0;
  while (crumb) {
    let out = 0;
    let waiting = false;
    let paused;
    let begins = true;
    const pull = async (on) => {
      if (!begins) {
        ({ value: crumb } = await source.next());
        if (!crumb || crumb.before !== undefined) {
          // All of what came so far has to be counted; and a file that is cut off ends with an error, which drops what
          // nobody took before.
          do {
            await paused;
            await turn();
          } while (!waiting);
          if (!crumb || crumb.before === out) return on.close();
        }
      }
      begins = false;
      at = crumb.at;
      on.enqueue(crumb.bytes);
    };
    const stream = new ReadableStream({ pull }, { highWaterMark: 0 });
    const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
    try {
      for (;;) {
        waiting = true;
        const { value, done } = await reader.read();
        waiting = false;
        if (done) break;
        parts.push(value);
        length += value.length;
        out = (out + value.length) >>> 0;
        if (length < TOGETHER) continue;
        let goOn;
        paused = new Promise((done) => {
          goOn = done;
        });
        yield { parts, at };
        goOn();
        parts = [];
        length = 0;
      }
    } catch (error) {
      if (length) yield { parts, at };
      throw error;
    }
  }
  yield { parts, at, last: true };
};

// The second worker: a file is unpacked from the question that brings its first bytes on.
const unpack = (port) => {
  const sources = new Map();
  port.onmessage = async ({ data: { id, file, first } }) => {
    if (first) sources.set(file.index, unpacked(file, first));
    try {
      // Questions that come meanwhile wait for their turn.
      const { value } = (await sources.get(file.index)?.next()) ?? {};
      const told = value ?? { last: true };
      if (told.last) sources.delete(file.index);
      port.postMessage({ id, ...told }, (told.parts ?? []).map((bytes) => bytes.buffer));
    } catch {
      port.postMessage({ id, failed: true });
    }
  };
};

let unpacker;

const employ = (port) => {
  unpacker = port;
  unpacker.onmessage = answered;
};

const elsewhere = (file, first) => {
  if (!unpacker) {
    const { port1, port2 } = new MessageChannel();
    employ(port1);
    postMessage({ unpacker: port2 }, [port2]);
  }
  const brought = ask(unpacker, (id) => ({ id, file, first }), [first.bytes]);
  return inTurn(brought, () => ask(unpacker, (id) => ({ id, file }), []));
};

// Begins to read a file: what it is, its first bytes tell.
const begin = async (file) => {
  const first = await slice(file, 0);
  const bytes = new Uint8Array(first.bytes ?? 0);
  const [one, two] = bytes;
  const gzip = one === 0x1f && two === 0x8b;
  if (isParquet(bytes)) return { parquet: inParts(file, bytes) };
  return { gzip, parted: gzip ? elsewhere(file, first) : slices(file, first, PIECE) };
};

// A file of which parts are read wherever they lie; small ones came whole.
const inParts = ({ index, name, size }, first) => ({
  name,
  size,
  part: async (from, to) => {
    if (to <= first.length) return first.subarray(from, to);
    const { bytes, failed } = await part({ index }, from, to);
    if (failed) throw new Error('failed');
    return new Uint8Array(bytes);
  },
});

// The same of one that was packed. Browsers keep a Blob outside of the worker's memory, large ones on the disk.
const unpackedInParts = (name, blob) => ({
  name,
  size: blob.size,
  part: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
});

const unpackParquet = async () => {
  const { program, failed } = await ask(self, (id) => ({ parquet: id }), []);
  if (failed) throw new Error(failed);
  return program;
};

const start = async ({ program, files, format, unpacker }) => {
  if (unpacker) employ(unpacker);
  const { memory } = initSync({ module: program });
  const reader = new FileReader(format);
  const all = files.reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  let told = performance.now();
  // Tells how far it is now and then, and whether to go on.
  const goOn = async (at) => {
    const now = performance.now();
    if (now - told > OFTEN) {
      told = now;
      postMessage({ read: before + at, bytes: all });
      // Where answers wait already, nothing else lets 'stop' in.
      await new Promise((done) => setTimeout(done));
    }
    return !stopped;
  };
  // Packed files that are read in parts once they are whole.
  let coming = [];
  const whole = [];
  const hold = () => {
    for (let held = reader.held(); held; held = reader.held()) {
      coming.push(held.bytes());
      const end = held.end();
      if (end) whole.push(unpackedInParts(held.name(), new Blob(coming)));
      if (end !== undefined) coming = [];
      held.free();
    }
  };
  const begun = [];
  let behind = 0;
  for (const file of files) {
    for (; begun.length < BEGUN && behind < files.length; behind += 1) begun.push(begin(files[behind]));
    const { gzip, parted, parquet } = await begun.shift();
    if (parquet) whole.push(parquet);
    else {
      reader.begin(file.name);
      try {
        for await (const { parts, at } of parted) {
          const on = parts.every((bytes) => reader.push(bytes));
          hold();
          if (!(await goOn(at)) || !on) break;
        }
      } catch {
        if (gzip) reader.gzip_broke();
        else reader.unreadable();
      }
      if (!stopped) reader.end();
      hold();
    }
    while (!stopped && whole.length) await readParquet(reader, whole.shift(), unpackParquet, goOn);
    if (stopped) {
      reader.stopped();
      break;
    }
    before += file.size;
  }
  const found = reader.finish();
  // Memory never shrinks, so this is the most that it was; the bench asks for it.
  postMessage({ found, memory: memory.buffer.byteLength }, [found.buffer]);
};

onmessage = (message) => {
  const { data } = message;
  if (data === 'stop') stopped = true;
  else if (data.id) answered(message);
  else if (data.unpack) unpack(data.unpack);
  else start(data).catch((error) => postMessage({ failed: String(error) }));
};
