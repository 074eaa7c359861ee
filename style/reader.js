// The worker's part of the page: files are read here, a piece at a time, so that the page never waits.
//
// It is told { program, files, format } once, and 'stop' perhaps. It asks for the next bytes of a file with
// { want: [id, file, used] }. The answer is { id, bytes, last }, or { id, failed } where the file cannot be read; with a
// `length`, only so much of `bytes` counts, and they can be given back as `used`, for what comes next. A file itself
// would be of no use here: some engines let no worker read a file that a page from a disk was given. It tells
// { read, bytes } now and then, at last { found } or { failed }.
//
// What gzip holds is unpacked by a second such worker, so that the one unpacks while the other reads: it is asked for
// with { unpacker: port }, asks the page for bytes in the same way, and is asked through the port.

// So many answers are under way at a time, and so many files are begun: the page goes on reading while this reads.
const AHEAD = 8;
const BEGUN = 4;
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

// The first answer, and what questions are answered with from then on, several at a time but in their order. A question
// may use what was answered before.
const inTurn = async function* (first, question) {
  const coming = [first];
  for (;;) {
    const told = await coming.shift();
    if (told.failed) throw new Error('failed');
    while (!told.last && coming.length < AHEAD - 1) coming.push(question());
    if (told.bytes || told.parts) yield told;
    if (told.last) return;
    coming.push(question(told));
  }
};

const next = (file, used) => ask(self, (id) => ({ want: [id, file.index, used] }), used ? [used] : []);

// The file's bytes; when the next piece is asked for, the memory of the last one may be used again, or not.
const pieces = async function* (file, first, again) {
  let at = 0;
  for await (const { bytes, length } of inTurn(first, (told) => next(file, again && told?.length && told.bytes))) {
    const piece = new Uint8Array(bytes, 0, length);
    at += piece.length;
    yield { parts: [piece], at };
  }
};

// The file's bytes, a crumb at a time. The browser may still hold some of them when it asks for more.
const crumbs = async function* (file, first) {
  for await (const { parts: [bytes], at } of pieces(file, first, false)) {
    for (let from = 0; from < bytes.length; from += CRUMB) yield { bytes: bytes.subarray(from, from + CRUMB), at };
  }
};

// What gzip holds; before it turns out to be broken, too.
const unpacked = async function* (file, first) {
  const source = crumbs(file, first);
  let at = 0;
  let waiting = false;
  const pull = async (on) => {
    const { value, done } = await source.next();
    if (!done) {
      at = value.at;
      return on.enqueue(value.bytes);
    }
    // Where a file is cut off, its end is an error, and that drops what nobody took before.
    do await new Promise((done) => setTimeout(done));
    while (!waiting);
    on.close();
  };
  const stream = new ReadableStream({ pull }, { highWaterMark: 0 });
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  let parts = [];
  let length = 0;
  try {
    for (;;) {
      waiting = true;
      const { value, done } = await reader.read();
      waiting = false;
      if (done) break;
      parts.push(value);
      length += value.length;
      if (length < TOGETHER) continue;
      yield { parts, at };
      parts = [];
      length = 0;
    }
  } catch (error) {
    if (length) yield { parts, at };
    throw error;
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

const elsewhere = (file, first) => {
  if (!unpacker) {
    const { port1, port2 } = new MessageChannel();
    unpacker = port1;
    unpacker.onmessage = answered;
    postMessage({ unpacker: port2 }, [port2]);
  }
  const brought = ask(unpacker, (id) => ({ id, file, first }), [first.bytes]);
  return inTurn(brought, () => ask(unpacker, (id) => ({ id, file }), []));
};

// Begins to read a file: what gzip is, its first two bytes tell.
const begin = async (file) => {
  const first = await next(file);
  const [one, two] = new Uint8Array(first.bytes ?? 0);
  const gzip = one === 0x1f && two === 0x8b;
  return { gzip, parted: gzip ? elsewhere(file, first) : pieces(file, first, true) };
};

const start = async ({ program, files, format }) => {
  const glue = globalThis.natpointGlue;
  const instance = await WebAssembly.instantiate(program, glue.imports());
  glue.finish(instance, program);
  const reader = new globalThis.NatpointReader(format);
  const all = files.reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  let told = performance.now();
  const begun = [];
  let behind = 0;
  for (const file of files) {
    for (; begun.length < BEGUN && behind < files.length; behind += 1) begun.push(begin(files[behind]));
    const { gzip, parted } = await begun.shift();
    reader.begin(file.name);
    try {
      for await (const { parts, at } of parted) {
        const on = parts.every((bytes) => reader.push(bytes));
        const now = performance.now();
        if (now - told > OFTEN) {
          told = now;
          postMessage({ read: before + at, bytes: all });
          // Where answers wait already, nothing else lets 'stop' in.
          await new Promise((done) => setTimeout(done));
        }
        if (stopped || !on) break;
      }
    } catch {
      if (gzip) reader.gzip_broke();
      else reader.unreadable();
    }
    if (stopped) {
      reader.stopped();
      break;
    }
    reader.end();
    before += file.size;
  }
  const found = reader.finish();
  // Memory never shrinks, so this is the most that it was; the bench asks for it.
  postMessage({ found, memory: instance.exports.memory.buffer.byteLength }, [found.buffer]);
};

onmessage = (message) => {
  const { data } = message;
  if (data === 'stop') stopped = true;
  else if (data.id) answered(message);
  else if (data.unpack) unpack(data.unpack);
  else start(data).catch((error) => postMessage({ failed: String(error) }));
};
