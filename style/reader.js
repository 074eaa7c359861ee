// The worker's part of the page: files are read here, a piece at a time, so that the page never waits.
//
// It is told { program, files, format } once, and 'stop' perhaps, and asks for bytes: { want: [id, file, from, to] } is
// answered by { id, bytes }, without bytes where they cannot be read. A file itself would be of no use here: some
// engines let no worker read a file that a page from a disk was given. It tells { read, bytes } now and then, at last
// { found } or { failed }.
//
// What gzip holds is unpacked by a second such worker, so that the one unpacks while the other reads: it is asked for
// with { unpacker: port }, asks the page for bytes in the same way, and is asked through the port.

// Large enough that the browser's own work for a piece does not count, small enough for memory; and how many are under
// way at a time. Chromium reads a file three times as fast so as with 2 MB, one after the other.
const PIECE = 1 << 23;
const AHEAD = 3;
// So much of gzip is unpacked at a time: what comes of it has to be held, and zeros become a thousand times as many.
const CRUMB = 1 << 15;
// About so many bytes that were unpacked are handed over together, as they came: to join them would take longer.
const TOGETHER = 1 << 20;
const OFTEN = 100;

let stopped = false;
const asked = new Map();
let asks = 0;

// Asks who answers with the same number.
const ask = (of, question) =>
  new Promise((done) => {
    asks += 1;
    asked.set(asks, done);
    of.postMessage(question(asks));
  });

const answered = ({ data }) => {
  asked.get(data.id)?.(data);
  asked.delete(data.id);
};

const bytesOf = async (file, from, to) => {
  const { bytes } = await ask(self, (id) => ({ want: [id, file.index, from, to] }));
  if (!bytes) throw new Error('unreadable');
  return new Uint8Array(bytes);
};

// What several questions at a time are answered with, in their order, each with how far in the file it goes.
const inTurn = async function* (question) {
  const coming = [];
  const next = () => {
    const answer = question();
    if (!answer) return;
    // Whoever awaits it hears of a failure; until then nobody does.
    answer.catch(() => {});
    coming.push(answer);
  };
  for (let i = 0; i < AHEAD; i += 1) next();
  while (coming.length) {
    const { parts, at } = await coming.shift();
    if (!parts) return;
    next();
    yield { parts, at };
  }
};

// The file's bytes.
const pieces = (file) => {
  let from = 0;
  return inTurn(() => {
    const at = Math.min(from + PIECE, file.size);
    const bytes = from < file.size && bytesOf(file, from, at);
    from = at;
    return bytes && bytes.then((bytes) => ({ parts: [bytes], at }));
  });
};

// The file's bytes, a crumb at a time.
const crumbs = async function* (file) {
  for await (const { parts: [bytes], at } of pieces(file)) {
    for (let from = 0; from < bytes.length; from += CRUMB) yield { bytes: bytes.subarray(from, from + CRUMB), at };
  }
};

// What gzip holds; before it turns out to be broken, too.
const unpacked = async function* (file) {
  const source = crumbs(file);
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
  if (length) yield { parts, at };
};

// The second worker: a file is unpacked from the first question about it to its end.
const unpack = (port) => {
  let index;
  let source;
  port.onmessage = async ({ data: { id, file } }) => {
    if (file.index !== index) {
      index = file.index;
      source = unpacked(file);
    }
    try {
      // Questions that come meanwhile wait for their turn.
      const { value } = await source.next();
      port.postMessage({ id, ...value }, value ? value.parts.map((bytes) => bytes.buffer) : []);
    } catch {
      port.postMessage({ id, failed: true });
    }
  };
};

let unpacker;

const elsewhere = (file) => {
  if (!unpacker) {
    const { port1, port2 } = new MessageChannel();
    unpacker = port1;
    unpacker.onmessage = answered;
    postMessage({ unpacker: port2 }, [port2]);
  }
  return inTurn(async () => {
    const answer = await ask(unpacker, (id) => ({ id, file }));
    if (answer.failed) throw new Error('gzip');
    return answer;
  });
};

const isGzip = async (file) => {
  const [first, second] = await bytesOf(file, 0, 2);
  return first === 0x1f && second === 0x8b;
};

const start = async ({ program, files, format }) => {
  const glue = globalThis.natpointGlue;
  const instance = await WebAssembly.instantiate(program, glue.imports());
  glue.finish(instance, program);
  const reader = new globalThis.NatpointReader(format);
  const all = files.reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  let told = performance.now();
  for (const file of files) {
    let gzip = false;
    reader.begin(file.name);
    try {
      gzip = await isGzip(file);
      for await (const { parts, at } of gzip ? elsewhere(file) : pieces(file)) {
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
