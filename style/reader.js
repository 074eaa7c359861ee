// The worker's part of the page: files are read here, a piece at a time, so that the page never waits.
//
// It is told { program, files, format } once, and 'stop' perhaps, and asks for bytes: { want: [id, file, from, to] } is
// answered by { id, bytes }, without bytes where they cannot be read. A file itself would be of no use here: some
// engines let no worker read a file that a page from a disk was given. It tells { read, bytes } now and then, at last
// { found } or { failed }.

// Large enough that the browser's own work for a piece does not count, small enough for memory; and how many are under
// way at a time. Chromium reads a file three times as fast so as with 2 MB, one after the other.
const PIECE = 1 << 23;
const AHEAD = 3;
const OFTEN = 100;

let stopped = false;
const asked = new Map();
let asks = 0;

const bytesOf = (file, from, to) =>
  new Promise((done, fail) => {
    asks += 1;
    const id = asks;
    asked.set(id, (bytes) => {
      asked.delete(id);
      if (bytes) done(new Uint8Array(bytes));
      else fail();
    });
    postMessage({ want: [id, file.index, from, to] });
  });

// The file's bytes, the next pieces always under way while one is being read; `read` is told how far that is.
const pieces = async function* (file, read) {
  const coming = [];
  let next = 0;
  const ask = () => {
    if (next >= file.size) return;
    const promise = bytesOf(file, next, next + PIECE);
    // Whoever awaits it hears of a failure; until then nobody does.
    promise.catch(() => {});
    coming.push(promise);
    next += PIECE;
  };
  for (let i = 0; i < AHEAD; i += 1) ask();
  for (let at = 0; coming.length; ) {
    const bytes = await coming.shift();
    ask();
    at += bytes.length;
    read(at);
    yield bytes;
  }
};

// What gzip holds.
const unpacked = async function* (file, read) {
  const source = pieces(file, read);
  const stream = new ReadableStream({
    pull: async (on) => {
      const { value, done } = await source.next();
      if (done) on.close();
      else on.enqueue(value);
    },
  });
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
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
    let within = 0;
    const read = (at) => {
      within = at;
    };
    let gzip = false;
    reader.begin(file.name);
    try {
      gzip = await isGzip(file);
      for await (const bytes of gzip ? unpacked(file, read) : pieces(file, read)) {
        const on = reader.push(bytes);
        const now = performance.now();
        if (now - told > OFTEN) {
          told = now;
          postMessage({ read: before + within, bytes: all });
          // Between two pieces of gzip nothing else lets a message in.
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

onmessage = ({ data }) => {
  if (data === 'stop') stopped = true;
  else if (data.id) asked.get(data.id)?.(data.bytes);
  else start(data).catch((error) => postMessage({ failed: String(error) }));
};
