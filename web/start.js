// The page's last script: starts the program that the page carries.

import { initSync } from 'natpoint';
import { filesDropped, readFiles } from './read_files.js';
import { compile } from './unpack.js';

// What the program calls by these names.
globalThis.natpointRead = readFiles;
globalThis.natpointDropped = filesDropped;

// Once what stands in the file has been painted. A page that nobody sees is not painted, and does not wait for it.
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });

const start = async () => {
  globalThis.natpointBegin();
  const missing = ['WebAssembly', 'DecompressionStream'].find((name) => !(name in globalThis));
  if (missing) return globalThis.natpointCrash(missing, 'feature');
  let module;
  try {
    module = await compile('natpoint-wasm');
  } catch (error) {
    return globalThis.natpointCrash(error, 'damaged');
  }
  await painted();
  initSync({ module });
};

start().catch(globalThis.natpointCrash);
