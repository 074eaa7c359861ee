// The page's part of reading files: it starts the worker, and it opens the folders that are dropped.

import { SLICE } from './slice.js';
import { compile } from './unpack.js';

// The worker's programs: each is compiled when the first file comes that needs it, and once more where that failed.
const once = (begin) => {
  let begun;
  return () => {
    begun ??= begin().catch((error) => {
      begun = undefined;
      throw error;
    });
    return begun;
  };
};
const reader = once(() => compile('natpoint-reader'));
const parquet = once(() => compile('natpoint-parquet'));

// So many milliseconds has a worker to end by itself when it is stopped.
const UNANSWERED = 3000;

// Not as a stream: Chromium's of a file is faster, but stands still for ever now and then.
const part = async (file, from, to) => ({ bytes: await file.slice(from, to).arrayBuffer(), last: to >= file.size });

// Reads files and tells how many bytes of how many are read, at last also what was found, or null when it was stopped
// before it began; where it broke down, what broke, which is empty where no worker can run. What it gives back lets the
// reading finish early, or ends it at once and tells nothing more.
export const readFiles = (files, format, tell) => {
  const workers = [];
  let address;
  let stopped = false;
  let ended = false;
  let heard = false;
  const end = () => {
    ended = true;
    for (const worker of workers) worker.terminate();
    URL.revokeObjectURL(address);
  };
  const fail = (error) => {
    if (ended) return;
    end();
    tell(0, 0, heard ? String(error?.message || error) : '');
  };
  const begin = async () => {
    // The first part of the first file comes while the worker is started.
    let first = files[0] && part(files[0], 0, SLICE);
    // Who asks for it is told what went wrong.
    first?.catch(() => {});
    const bring = (file, from, to) => {
      const begun = file === 0 && from === 0 && to === SLICE && first;
      if (!begun) return part(files[file], from, to);
      first = undefined;
      return begun;
    };
    const program = await reader();
    if (ended) return;
    // Stopped before it began.
    if (stopped) return tell(0, 0, null);
    const script = document.getElementById('natpoint-reader-script').textContent;
    address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const employ = (first, transfer) => {
      const worker = new Worker(address);
      worker.onmessage = ({ data }) => {
        if (ended) return;
        heard = true;
        const { want, unpacker, parquet: id, read, bytes, found, failed, memory } = data;
        if (id) {
          return parquet().then(
            (program) => worker.postMessage({ id, program }),
            (error) => worker.postMessage({ id, failed: String(error) }),
          );
        }
        if (want) {
          const [id, file, from, to] = want;
          return bring(file, from, to).then(
            (told) => worker.postMessage({ id, ...told }, [told.bytes]),
            () => worker.postMessage({ id, failed: true }),
          );
        }
        if (unpacker) return employ({ unpack: unpacker }, [unpacker]);
        if (found || failed) end();
        tell(read, bytes, found || failed, memory);
      };
      // It is told where the files were brought; the crash panel is for a page that has stopped.
      worker.onerror = (event) => {
        event.preventDefault();
        fail(event);
      };
      worker.postMessage(first, transfer);
      workers.push(worker);
    };
    const told = (file, index) => ({ index, name: file.webkitRelativePath || file.name, size: file.size });
    const start = { program, files: files.map(told), format };
    // What unpacks is started beside what reads, where a name says that it will be needed.
    if (!files.some(({ name }) => name.endsWith('.gz'))) return employ(start, []);
    const { port1, port2 } = new MessageChannel();
    employ({ ...start, unpacker: port1 }, [port1]);
    employ({ unpack: port2 }, [port2]);
  };
  begin().catch(fail);
  return (now) => {
    stopped = true;
    if (now) return end();
    workers[0]?.postMessage('stop');
    // A worker that does not answer is ended, with all that it has found.
    setTimeout(() => {
      if (ended) return;
      end();
      tell(0, 0, null);
    }, UNANSWERED);
  };
};

// Stands for what the browser cannot read, so that the reading refuses it by its name and reads the rest.
const unreadable = (entry) => ({
  name: entry.fullPath.replace(/^\//, ''),
  size: 0,
  slice: () => ({ arrayBuffer: () => Promise.reject(new Error('unreadable')) }),
});

// All files of what was dropped, those in folders too, in the order of their names.
export const filesDropped = async (items) => {
  const filesIn = async (entry) => {
    if (!entry) return [];
    if (entry instanceof File) return [entry];
    if (entry.isFile) {
      return [await new Promise((done) => entry.file(done, () => done(unreadable(entry))))];
    }
    const reader = entry.createReader();
    const entries = [];
    for (;;) {
      // A folder is told a hundred entries at a time.
      const some = await new Promise((done) => reader.readEntries(done, () => done(null)));
      if (!some) return [unreadable(entry), ...(await allIn(entries))];
      if (!some.length) break;
      entries.push(...some);
    }
    return allIn(entries);
  };
  const allIn = async (entries) => {
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    return (await Promise.all(entries.map(filesIn))).flat();
  };
  // What is dropped is gone after the first wait. Only a folder needs its entry: what comes from another program than a
  // file manager may be a file without one, or with one that leads nowhere.
  const entries = [...items].map((item) => {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory ? entry : item.getAsFile();
  });
  return (await Promise.all(entries.map(filesIn))).flat();
};
