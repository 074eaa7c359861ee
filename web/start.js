// The page's last script: starts the program that the page carries.

import { initSync } from 'natpoint';
import { filesDropped, readFiles } from './read_files.js';
import { compile } from './unpack.js';

// What the program calls by these names.
globalThis.natpointRead = readFiles;
globalThis.natpointDropped = filesDropped;

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
  initSync({ module });
};

start().catch(globalThis.natpointCrash);
