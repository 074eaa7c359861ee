// The worker's part of the page: files are read here, a piece at a time, so that the page never waits.
//
// It is told { program, files, format } once, and 'stop' perhaps. It tells { read, bytes } now and then, at last
// { found } or { failed }.

// Large enough that the browser's own work for a piece does not count, small enough for memory.
const PIECE = 1 << 21;
const OFTEN = 100;

let stopped = false;

// The file's bytes, the next piece always under way while one is being read.
const pieces = async function* (file) {
  const piece = (at) => file.slice(at, at + PIECE).arrayBuffer();
  let next = piece(0);
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = await next;
    if (at + PIECE < file.size) next = piece(at + PIECE);
    yield new Uint8Array(bytes);
  }
};

// What gzip holds; `read` is told how far the file itself was read.
const unpacked = async function* (file, read) {
  let at = 0;
  const counted = new TransformStream({
    transform: (bytes, on) => {
      at += bytes.length;
      read(at);
      on.enqueue(bytes);
    },
  });
  const reader = file.stream().pipeThrough(counted).pipeThrough(new DecompressionStream('gzip')).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
};

const isGzip = async (file) => {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
};

const start = async ({ program, files, format }) => {
  const glue = globalThis.natpointGlue;
  const { instance, module } = await WebAssembly.instantiate(program, glue.imports());
  glue.finish(instance, module);
  const reader = new globalThis.NatpointReader(format);
  const all = files.reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  let told = performance.now();
  for (const file of files) {
    let within = 0;
    reader.begin(file.webkitRelativePath || file.name);
    let gzip = false;
    try {
      gzip = await isGzip(file);
      const source = gzip ? unpacked(file, (at) => (within = at)) : pieces(file);
      for await (const bytes of source) {
        if (!gzip) within += bytes.length;
        const on = reader.push(bytes);
        if (stopped || !on) break;
        const now = performance.now();
        if (now - told > OFTEN) {
          told = now;
          postMessage({ read: before + within, bytes: all });
          // Between two pieces of gzip nothing lets a message in.
          await new Promise((done) => setTimeout(done));
        }
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
  else start(data).catch((error) => postMessage({ failed: String(error) }));
};
